import { Token } from "cdktf";
import { Construct } from "constructs";
import { archive, DataProtection, events, scaling, snapshots, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { EventPattern, MnsQueue, SnapshotOutcomes, SnapshotType } = events;
const RULE = "alicloud_event_bridge_rule";

function outcomes() {
  const stack = newStack();
  const target = new targets.MnsQueue(new MnsQueue(stack, "Queue"));
  const synthesis = () => Synthesis.of(stack);
  return { stack, target, synthesis, made: SnapshotOutcomes.of(stack), rules: () => synthesis().resources(RULE) };
}

function patternOf(props: events.SnapshotRouteProps) {
  const { made, target, rules } = outcomes();
  made.onFailed(target, props);
  return EventPattern.parse(rules()[0].filter_pattern);
}

const failed = (data: object) => ({
  source: "acs.ecs",
  type: "ecs:Snapshot:CreateSnapshotCompleted",
  data: { result: "failed", ...data },
});

describe("a route that is narrowed to types", () => {
  const pattern = patternOf({ snapshotTypes: [SnapshotType.TIMER, SnapshotType.COPIED] });

  test.each(["timer", "copied"])("takes %s", (snapshotType) => {
    expect(pattern.matches(failed({ snapshotType }))).toBe(true);
  });

  test.each(["user", "imported"])("does not take %s", (snapshotType) => {
    expect(pattern.matches(failed({ snapshotType }))).toBe(false);
  });

  test("still looks at the outcome", () => {
    expect(pattern.matches(failed({ snapshotType: "timer", result: "accomplished" }))).toBe(false);
  });

  test("says so in the description of its rule", () => {
    const { made, target, rules } = outcomes();
    made.onFailed(target, { snapshotTypes: [SnapshotType.USER, SnapshotType.TIMER] });
    expect(rules()[0].description).toBe("Failed ECS snapshots of type timer or user to Queue");
  });
});

describe("a route that is narrowed to policies", () => {
  const pattern = patternOf({ policyIds: ["sp-bp1a", "sp-bp1b"] });

  test.each(["sp-bp1a", "sp-bp1b"])("takes a snapshot of %s", (policyId) => {
    expect(pattern.matches(failed({ snapshotName: `auto2.0_20260131_${policyId}` }))).toBe(true);
  });

  test("does not take a snapshot of another policy", () => {
    expect(pattern.matches(failed({ snapshotName: "auto2.0_20260131_sp-bp1c" }))).toBe(false);
  });

  test("does not take a snapshot without a name", () => {
    expect(pattern.matches(failed({}))).toBe(false);
  });

  test("says so in the description of its rule", () => {
    const { made, target, rules } = outcomes();
    made.onFailed(target, { policyIds: ["sp-b", "sp-a"] });
    expect(rules()[0].description).toBe("Failed ECS snapshots of policy sp-a or sp-b to Queue");
  });

  test("takes five", () => {
    expect(() => patternOf({ policyIds: ["a", "b", "c", "d", "e"].map((id) => `sp-${id}`) })).not.toThrow();
  });

  test("does not take six: a pattern has five expressions a field", () => {
    expect(() => patternOf({ policyIds: ["a", "b", "c", "d", "e", "f"].map((id) => `sp-${id}`) })).toThrow(
      /policyIds of one route \(make a second route for the others\): got 6/,
    );
  });

  test("counts a policy that is named twice once", () => {
    expect(() => patternOf({ policyIds: ["a", "a", "b", "c", "d", "e"].map((id) => `sp-${id}`) })).not.toThrow();
  });

  test("refuses what is no id of a policy", () => {
    expect(() => patternOf({ policyIds: ["nightly"] })).toThrow(
      /policyIds\[0\]: got "nightly"\. The id of .* is sp- followed/,
    );
  });

  test("takes a policy of the same stack", () => {
    const { stack, made, target, rules } = outcomes();
    const policy = new snapshots.AutoSnapshotPolicy(stack, "Policy", {
      schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
      retention: snapshots.Retention.days(30),
    });
    made.onFailed(target, { policyIds: [policy.autoSnapshotPolicyId] });
    expect(rules()[0].filter_pattern).toMatch(
      /"snapshotName":\[\{"contains":"\$\{alicloud_ecs_auto_snapshot_policy\.Policy_\w+\.id\}"\}\]/,
    );
  });
});

test.each([
  ["snapshotTypes", { snapshotTypes: [] }],
  ["policyIds", { policyIds: [] }],
])("an empty list of %s is refused: it would take nothing", (what, props) => {
  expect(() => patternOf(props)).toThrow(new RegExp(`The number of entries of ${what}.*got 0`));
});

describe("the rules of narrowed routes", () => {
  const names = (...routes: events.SnapshotRouteProps[]) => {
    const { made, target, rules } = outcomes();
    routes.forEach((props) => made.onFailed(target, props));
    return rules().map(({ rule_name: name }) => name);
  };

  test("have names that do not depend on the order of a list", () => {
    const [one] = names({ policyIds: ["sp-a", "sp-b"], snapshotTypes: [SnapshotType.TIMER, SnapshotType.USER] });
    expect(names({ policyIds: ["sp-b", "sp-a"], snapshotTypes: [SnapshotType.USER, SnapshotType.TIMER] })).toEqual([
      one,
    ]);
  });

  test("are one for the same narrowing in another order", () => {
    expect(names({ policyIds: ["sp-a", "sp-b"] }, { policyIds: ["sp-b", "sp-a"] })).toHaveLength(1);
  });

  test("are two for different narrowings", () => {
    const types = { snapshotTypes: [SnapshotType.TIMER] };
    expect(new Set(names(types, { policyIds: ["sp-a"] }, { ...types, policyIds: ["sp-a"] }, {})).size).toBe(4);
  });

  test("have names that do not depend on what else the app makes: tokens are compared by what they stand for", () => {
    const build = (before: number, turned: boolean) => {
      const { stack, made, target, rules } = outcomes();
      for (let n = 0; n < before; n++) Token.asString({ resolve: () => "unrelated" });
      const [a, b] = ["A", "B"].map(
        (id) =>
          new snapshots.AutoSnapshotPolicy(stack, id, {
            schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
            retention: snapshots.Retention.days(30),
          }),
      );
      const list = turned ? [b, a] : [a, b];
      made.onFailed(target, { policyIds: list.map((policy) => policy.autoSnapshotPolicyId) });
      return rules();
    };
    expect(build(7, true)).toEqual(build(0, false));
  });
});

describe("a target of a narrowed route", () => {
  test("can be given an id of its own", () => {
    const { made, target, rules } = outcomes();
    made.onFailed(target, { targetId: "Nightly" });
    expect(rules()[0].description).toMatch(/to Nightly$/);
  });
});

describe("double delivery", () => {
  type Outcomes = events.SnapshotOutcomes;
  const [timer, user] = [[SnapshotType.TIMER], [SnapshotType.USER]];
  const warnings = (...routes: ((made: Outcomes, target: events.IRuleTarget) => void)[]) => {
    const { made, target, synthesis } = outcomes();
    routes.forEach((route) => route(made, target));
    return synthesis().warnings();
  };

  test.each<
    [string, (made: Outcomes, target: events.IRuleTarget) => void, (made: Outcomes, target: events.IRuleTarget) => void]
  >([
    ["all and some types", (o, t) => o.onFailed(t), (o, t) => o.onFailed(t, { snapshotTypes: timer })],
    ["some policies and all", (o, t) => o.onFailed(t, { policyIds: ["sp-a"] }), (o, t) => o.onFailed(t)],
    [
      "types that share one",
      (o, t) => o.onFailed(t, { snapshotTypes: timer }),
      (o, t) => o.onFailed(t, { snapshotTypes: [...timer, ...user] }),
    ],
    [
      "finished and failed of one policy",
      (o, t) => o.onFinished(t, { policyIds: ["sp-a"] }),
      (o, t) => o.onFailed(t, { policyIds: ["sp-a", "sp-b"] }),
    ],
    [
      "types and policies",
      (o, t) => o.onFailed(t, { snapshotTypes: timer }),
      (o, t) => o.onFailed(t, { policyIds: ["sp-a"] }),
    ],
  ])("is warned of: %s", (_what, one, other) => {
    expect(warnings(one, other)).toEqual([
      expect.stringMatching(
        /^ADP-007: Queue receives some outcomes twice: the routes Fai|^ADP-007: Queue .* the routes Fin/,
      ),
    ]);
  });

  test.each<
    [string, (made: Outcomes, target: events.IRuleTarget) => void, (made: Outcomes, target: events.IRuleTarget) => void]
  >([
    [
      "other types",
      (o, t) => o.onFailed(t, { snapshotTypes: timer }),
      (o, t) => o.onFailed(t, { snapshotTypes: user }),
    ],
    [
      "other policies",
      (o, t) => o.onFinished(t, { policyIds: ["sp-a"] }),
      (o, t) => o.onFailed(t, { policyIds: ["sp-b"] }),
    ],
    [
      "other outcomes",
      (o, t) => o.onFailed(t, { policyIds: ["sp-a"] }),
      (o, t) => o.onAccomplished(t, { policyIds: ["sp-a"] }),
    ],
    [
      "the same route again",
      (o, t) => o.onFailed(t, { policyIds: ["sp-a"] }),
      (o, t) => o.onFailed(t, { policyIds: ["sp-a"] }),
    ],
    ["another target", (o, t) => o.onFailed(t), (o, t) => o.onFailed(t, { targetId: "Other", snapshotTypes: timer })],
  ])("is not warned of: %s", (_what, one, other) => {
    expect(warnings(one, other)).toEqual([]);
  });
});

test("two targets that bring one log the same events are warned of", () => {
  const stack = newStack();
  const log = new archive.AuditLog(stack, "Log");
  const bucket = new archive.AuditBucket(stack, "Bucket", { retention: archive.WriteOnceRetention.none() });
  const made = SnapshotOutcomes.of(stack);
  made.onFinished(new targets.SlsLogStore(log));
  made.onFinished(new targets.OssArchive(bucket, { log }));
  expect(Synthesis.of(stack).warnings()).toContainEqual(
    expect.stringMatching(/^ADP-007: What Log and Bucket point at receives some outcomes twice/),
  );
});

test("targets of the same ids in different parts of an app are told apart", () => {
  const stack = newStack();
  const made = SnapshotOutcomes.of(stack);
  for (const team of ["A", "B"]) {
    const part = new Construct(stack, team);
    made.onFailed(new targets.MnsQueue(new events.MnsQueue(part, "Failures")));
  }
  const rules = Object.keys(Synthesis.of(stack).json.resource.alicloud_event_bridge_rule);
  expect(rules).toEqual([
    expect.stringMatching(/^SnapshotOutcomes_Failed_A-Failures_/),
    expect.stringMatching(/^SnapshotOutcomes_Failed_B-Failures_/),
  ]);
});

describe("failures are heard", () => {
  test.each([
    ["of policies, by an undocumented field", { policyIds: ["sp-a"] }, false],
    ["of automatic snapshots", { snapshotTypes: [SnapshotType.TIMER] }, true],
    ["of manual snapshots alone", { snapshotTypes: [SnapshotType.USER] }, false],
  ])("%s: %p gives %p", (_what, props, heard) => {
    const { made, target } = outcomes();
    made.onFailed(target, props);
    expect(made.failuresAreRouted).toBe(heard);
  });
});

describe("where the payload lies", () => {
  const nested = ["data", "content"];

  test("can be said: outcome, type and policy are looked for there", () => {
    const { made, target, rules } = outcomes();
    made.readPayloadAt(nested);
    made.onFailed(target, { snapshotTypes: [SnapshotType.TIMER], policyIds: ["sp-a"] });
    expect(JSON.parse(rules()[0].filter_pattern).data).toEqual({
      content: { result: ["failed"], snapshotName: [{ contains: "sp-a" }], snapshotType: ["timer"] },
    });
  });

  test("is no matter to a route that takes everything", () => {
    const { made, target, rules } = outcomes();
    made.readPayloadAt(nested);
    made.onFinished(target);
    expect(JSON.parse(rules()[0].filter_pattern).data).toBeUndefined();
  });

  test("cannot be changed once a route reads it", () => {
    const { made, target } = outcomes();
    made.onFailed(target);
    expect(() => made.readPayloadAt(nested)).toThrow(
      /A route was made already that reads data\. .*before the first route/s,
    );
  });

  test("can be said after a route or a record that does not look at it", () => {
    const { made, target } = outcomes();
    made.keepRecordIn(target);
    made.onFinished(target);
    expect(() => made.readPayloadAt(nested)).not.toThrow();
  });

  test("can be said again", () => {
    const { made, target } = outcomes();
    made.readPayloadAt(nested);
    made.onFailed(target);
    expect(() => made.readPayloadAt(nested)).not.toThrow();
  });

  test.each([[[]], [["content"]], [["data", ""]], [["data.content"]], [["data", "a.b"]]])("%j is refused", (path) => {
    expect(() => outcomes().made.readPayloadAt(path)).toThrow(/a list of names that begins with data/);
  });
});

test.each(["onSnapshotFailed", "onSnapshotAccomplished", "onSnapshotFinished"] as const)(
  "%s can be narrowed",
  (method) => {
    const { stack, target, made } = outcomes();
    const group = scaling.ScalingGroup.adopt(stack, "Group", { scalingGroupId: "asg-bp1" });
    group.adoptConfiguration("Configuration", { scalingConfigurationId: "asc-bp1", dataDisks: [] });
    const protection = new DataProtection(stack, "Protection", {
      group,
      schedule: snapshots.SnapshotSchedule.daily({ hour: 2 }),
      retention: snapshots.Retention.days(30),
    });
    protection[method](target, { snapshotTypes: [SnapshotType.TIMER] });
    made.onFinished(target, { targetId: "All" });
    const patterns = Synthesis.of(stack)
      .resources(RULE)
      .map(({ filter_pattern: pattern }) => JSON.parse(pattern).data?.snapshotType);
    expect(patterns).toContainEqual(["timer"]);
  },
);
