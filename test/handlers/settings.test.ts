import { endpoints, finalSnapshotSettings, objectWriterSettings, reconcilerSettings } from "../../handlers/settings";

const place = { accountId: "1234567890123456", region: "cn-hangzhou" };

/** A document with one group, in the environment variable. */
function withGroup(group: object, more: object = {}): NodeJS.ProcessEnv {
  return {
    RECONCILER_SETTINGS: JSON.stringify({ ...place, groups: [{ scalingGroupId: "asg-1", ...group }], ...more }),
  };
}

const hook = {
  scalingGroupId: "asg-1",
  lifecycleHookId: "ash-1",
  onFailure: "ROLLBACK",
  heartbeatTimeoutSeconds: 600,
  maximumWaitSeconds: 3600,
};

function withHook(given: object): NodeJS.ProcessEnv {
  return { FINAL_SNAPSHOT_SETTINGS: JSON.stringify({ ...place, groups: [{ ...hook, ...given }] }) };
}

function withBucket(given: object): NodeJS.ProcessEnv {
  return { OBJECT_WRITER_SETTINGS: JSON.stringify({ region: "cn-hangzhou", bucketName: "audit", ...given }) };
}

describe("settings that are right", () => {
  test("of the reconciler, everything stated", () => {
    const group = {
      instances: { oldest: 2 },
      releaseOthers: true,
      snapshotPolicyId: "sp-1",
      replaceOtherPolicies: true,
      keepAutomaticSnapshots: true,
      recoveryPointObjectiveHours: 1.5,
    };
    expect(reconcilerSettings(withGroup(group, { eventBusName: "bus" }))).toEqual({
      ...place,
      eventBusName: "bus",
      groups: [{ ...group, scalingGroupId: "asg-1", instances: { kind: "oldest", count: 2 } }],
    });
  });

  test("of the reconciler, nothing stated", () => {
    expect(reconcilerSettings(withGroup({}))).toEqual({
      ...place,
      groups: [
        {
          scalingGroupId: "asg-1",
          instances: undefined,
          releaseOthers: false,
          snapshotPolicyId: undefined,
          replaceOtherPolicies: false,
          keepAutomaticSnapshots: false,
          recoveryPointObjectiveHours: undefined,
        },
      ],
    });
  });

  test.each([
    [{ ids: ["i-1"] }, { kind: "ids", ids: ["i-1"] }],
    [{ all: true }, { kind: "all" }],
    [{ tags: { tier: "db" } }, { kind: "tags", tags: { tier: "db" } }],
  ])("instances %j", (instances, expected) => {
    expect(reconcilerSettings(withGroup({ instances })).groups[0].instances).toEqual(expected);
  });

  test("of the final snapshot", () => {
    expect(finalSnapshotSettings(withHook({ retentionDays: 30 }))).toEqual({
      ...place,
      groups: [{ ...hook, retentionDays: 30 }],
    });
  });

  test.each([
    [undefined, ""],
    ["", ""],
    ["events", "events/"],
    ["events/", "events/"],
  ])("of the object writer, prefix %j", (prefix, expected) => {
    expect(objectWriterSettings(withBucket({ prefix }))).toEqual({
      region: "cn-hangzhou",
      bucketName: "audit",
      prefix: expected,
    });
  });

  test("endpoints, where there are any", () => {
    expect(endpoints({})).toEqual({});
    expect(endpoints({ ENDPOINTS: '{"ecs":"http://127.0.0.1:1"}' })).toEqual({ ecs: "http://127.0.0.1:1" });
  });
});

describe("settings that are wrong", () => {
  const refused = (environment: NodeJS.ProcessEnv) => {
    try {
      reconcilerSettings(environment);
      return "nothing";
    } catch (error) {
      return (error as Error).message;
    }
  };

  test.each<[string, NodeJS.ProcessEnv, string]>([
    ["none", {}, "RECONCILER_SETTINGS is missing: the environment of the function has to state it, as JSON."],
    ["no JSON", { RECONCILER_SETTINGS: "{" }, 'RECONCILER_SETTINGS is "{": it has to be JSON.'],
    ["no object", { RECONCILER_SETTINGS: "[]" }, "RECONCILER_SETTINGS is []: it has to be an object."],
    ["null", { RECONCILER_SETTINGS: "null" }, "RECONCILER_SETTINGS is null: it has to be an object."],
    ["a word", { RECONCILER_SETTINGS: '"a"' }, 'RECONCILER_SETTINGS is "a": it has to be an object.'],
    ["no groups", withGroup({}, { groups: undefined }), "RECONCILER_SETTINGS.groups is missing: it has to be a list."],
    ["an empty list", withGroup({}, { groups: [] }), "RECONCILER_SETTINGS.groups is []: it has to name a group."],
    ["no region", withGroup({}, { region: undefined }), "RECONCILER_SETTINGS.region is missing"],
    ["an account that is a number", withGroup({}, { accountId: 12 }), "RECONCILER_SETTINGS.accountId is 12"],
    ["the bus of services", withGroup({}, { eventBusName: "default" }), "service events alone reach default"],
    ["a member that nobody knows", withGroup({ instance: {} }), 'it has a member "instance", and may have none but'],
    ["no selection", withGroup({ instances: {} }), "it has to state one of ids, all, tags, oldest"],
    ["two selections", withGroup({ instances: { all: true, oldest: 1 } }), "it has to state one of"],
    [
      "all that is none",
      withGroup({ instances: { all: false } }),
      "groups[0].instances.all is false: it can only be true",
    ],
    ["an id of something else", withGroup({ instances: { ids: ["d-1"] } }), 'instances.ids[0] is "d-1"'],
    ["ids that are no list", withGroup({ instances: { ids: "i-1" } }), "it has to be a list"],
    ["no tags", withGroup({ instances: { tags: {} } }), "it has to name a tag"],
    ["tags that are no text", withGroup({ instances: { tags: { a: 1 } } }), "tags.a is 1: it has to be text"],
    ["tags that are a word", withGroup({ instances: { tags: "a" } }), "it has to be an object"],
    ["none of the oldest", withGroup({ instances: { oldest: 0 } }), "it has to be a whole number, 1 or more"],
    ["half of the oldest", withGroup({ instances: { oldest: 1.5 } }), "it has to be a whole number, 1 or more"],
    ["others than which", withGroup({ releaseOthers: true }), "groups[0].releaseOthers is true: others than which"],
    ["replaced by which", withGroup({ replaceOtherPolicies: true }), "by which policy, says snapshotPolicyId"],
    ["a flag that is text", withGroup({ keepAutomaticSnapshots: "true" }), "it has to be true or false"],
    ["an objective of nothing", withGroup({ recoveryPointObjectiveHours: 0 }), "it has to be a number above 0"],
    ["a policy of something else", withGroup({ snapshotPolicyId: "s-1" }), "it has to be the id of a policy, sp-…"],
  ])("%s", (_name, environment, message) => expect(refused(environment)).toContain(message));

  test("a group that is named twice", () => {
    const groups = [{ scalingGroupId: "asg-1" }, { scalingGroupId: "asg-1" }];
    expect(refused(withGroup({}, { groups }))).toContain("it names a group twice");
  });

  test.each<[object, string]>([
    [{ lifecycleHookId: "hook" }, "it has to be the id of a lifecycle hook, ash-…"],
    [{ onFailure: "ABANDON" }, "it has to be ROLLBACK or CONTINUE"],
    [{ heartbeatTimeoutSeconds: 29 }, "it has to be a whole number, 30 to 21600"],
    [{ heartbeatTimeoutSeconds: 21601 }, "it has to be a whole number, 30 to 21600"],
    [{ maximumWaitSeconds: 599 }, "it has to be a whole number, 600 or more"],
    [{ retentionDays: 0 }, "it has to be a whole number, 1 to 65536"],
  ])("of the final snapshot, %j", (given, message) => {
    expect(() => finalSnapshotSettings(withHook(given))).toThrow(message);
  });

  test.each<[object, string]>([
    [{ bucketName: "Audit" }, "it has to be the name of a bucket"],
    [{ prefix: "/events" }, "it may not begin with a slash"],
    [{ region: "hangzhou" }, "it has to be the id of a region"],
  ])("of the object writer, %j", (given, message) => {
    expect(() => objectWriterSettings(withBucket(given))).toThrow(message);
  });

  test("an endpoint that is no URL", () => {
    expect(() => endpoints({ ENDPOINTS: '{"ess":"ess-vpc.cn-hangzhou.aliyuncs.com"}' })).toThrow(
      "it has to be a URL without a path",
    );
  });
});
