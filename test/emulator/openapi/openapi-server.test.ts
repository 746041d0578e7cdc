import { Cloud } from "../../../emulator/cloud/cloud";
import { OpenApiServer } from "../../../emulator/openapi/openapi-server";

const ALL = { policies: ['{"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'] };

let cloud: Cloud;
let server: OpenApiServer;
beforeEach(async () => {
  cloud = new Cloud();
  server = await OpenApiServer.start(cloud);
});
afterEach(() => server.close());

/** As the older clients call: everything in the query. */
async function call(parameters: { [name: string]: string }, known = true): Promise<{ status: number; body: any }> {
  const { accessKeyId, securityToken } = server.keys.issue(ALL);
  const keys = { AccessKeyId: accessKeyId, SecurityToken: known ? securityToken : "another" };
  const query = new URLSearchParams({ Version: "2014-05-26", RegionId: cloud.region, ...keys, ...parameters });
  const answer = await fetch(`${server.url}/?${query}`, { method: "POST" });
  return { status: answer.status, body: await answer.json() };
}

test("an operation that it does not know is an error that says so", async () => {
  const { status, body } = await call({ Action: "RunInstances" });
  expect(status).toBe(404);
  expect(body).toMatchObject({ Code: "InvalidAction.NotFound", RequestId: expect.any(String) });
  expect(body.Message).toContain("RunInstances of version 2014-05-26");
});

test("keys without their token are nobody's", async () => {
  expect((await call({ Action: "DescribeDisks" }, false)).body.Code).toBe("InvalidAccessKeyId.NotFound");
});

test("a parameter that is missing is named", async () => {
  expect((await call({ Action: "CreateSnapshot" })).body).toMatchObject({ Code: "MissingParameter" });
});

test("a parameter that nobody reads is noted", async () => {
  await call({ Action: "DescribeDisks", InstanceID: "i-1" });
  expect(server.ignoredParameters).toEqual(["InstanceID"]);
});

test("the same client token gives the same snapshot, another one another", async () => {
  const { id } = cloud.disks.place();
  const create = async (ClientToken: string) =>
    (await call({ Action: "CreateSnapshot", DiskId: id, ClientToken })).body.SnapshotId;
  const first = await create("a");
  expect(await create("a")).toBe(first);
  expect(await create("b")).not.toBe(first);
});

test("snapshots since a time", async () => {
  const { id } = cloud.disks.place();
  cloud.snapshots.create({ DiskId: id });
  await cloud.clock.advance(3_600_000);
  const { id: young } = cloud.snapshots.get(cloud.snapshots.create({ DiskId: id }));
  const { body } = await call({
    Action: "DescribeSnapshots",
    "Filter.1.Key": "CreationStartTime",
    "Filter.1.Value": "2026-01-01T01:00Z",
  });
  expect(body.Snapshots.Snapshot.map(({ SnapshotId }: any) => SnapshotId)).toEqual([young]);
});

describe("what the services refuse", () => {
  const ECS = { Version: "2014-05-26" };
  const ESS = { Version: "2014-08-28" };
  const SNAPSHOT = { ...ECS, Action: "CreateSnapshot", DiskId: "d-1" };

  test.each<[string, { [name: string]: string }, string]>([
    ["another region", { ...ECS, Action: "DescribeDisks", RegionId: "eu-west-1" }, "InvalidRegionId.NotFound"],
    ["a list that is no JSON", { ...ECS, Action: "DescribeDisks", DiskIds: "d-1,d-2" }, "InvalidParameter"],
    ["a list in pieces", { ...ECS, Action: "DescribeInstances", InstanceIds: '"i-1"' }, "InvalidParameter"],
    [
      "a list of 101",
      { ...ECS, Action: "DescribeDisks", DiskIds: JSON.stringify(Array(101).fill("d-1")) },
      "InvalidParameter",
    ],
    ["a page of no number", { ...ECS, Action: "DescribeSnapshots", MaxResults: "many" }, "InvalidParameter"],
    [
      "an unknown filter",
      { ...ECS, Action: "DescribeSnapshots", "Filter.1.Key": "CreationTime", "Filter.1.Value": "2026-01-01T01:00Z" },
      "InvalidFilter",
    ],
    [
      "a filter by seconds",
      {
        ...ECS,
        Action: "DescribeSnapshots",
        "Filter.1.Key": "CreationStartTime",
        "Filter.1.Value": "2026-01-01T01:00:00Z",
      },
      "InvalidFilter",
    ],
    [
      "a policy for disks of no region",
      { ...ECS, Action: "ApplyAutoSnapshotPolicy", autoSnapshotPolicyId: "sp-1", diskIds: '["d-1"]' },
      "MissingParameter",
    ],
    [
      "a flag that is none",
      {
        ...ESS,
        Action: "SetInstancesProtection",
        ScalingGroupId: "asg-1",
        "InstanceId.1": "i-1",
        ProtectedFromScaleIn: "yes",
      },
      "InvalidParameter",
    ],
    [
      "a protection that is not said",
      { ...ESS, Action: "SetInstancesProtection", ScalingGroupId: "asg-1", "InstanceId.1": "i-1" },
      "MissingParameter",
    ],
    ["activities of nobody", { ...ESS, Action: "DescribeScalingActivities" }, "InvalidParameter"],
    [
      "activities of a group by their ids",
      { ...ESS, Action: "DescribeScalingActivities", ScalingGroupId: "asg-1", "ScalingActivityId.1": "asa-1" },
      "InvalidParameter",
    ],
    ["the name of an automatic snapshot", { ...SNAPSHOT, SnapshotName: "auto-1" }, "InvalidParameter"],
    ["a client token that is too long", { ...SNAPSHOT, ClientToken: "x".repeat(65) }, "InvalidParameter"],
    ["a description that is a URL", { ...SNAPSHOT, Description: "https://example.com" }, "InvalidParameter"],
    ["a tag of the cloud's own", { ...SNAPSHOT, "Tag.1.Key": "acs:x", "Tag.1.Value": "y" }, "InvalidParameter"],
    ["a tag that is too long", { ...SNAPSHOT, "Tag.1.Key": "x", "Tag.1.Value": "y".repeat(129) }, "InvalidParameter"],
  ])("%s", async (_what, parameters, code) => {
    expect((await call(parameters)).body.Code).toBe(code);
  });

  const put = async (events: object[], type = "application/cloudevents-batch+json; charset=utf-8") => {
    const { accessKeyId, securityToken } = server.keys.issue(ALL);
    const headers = {
      authorization: `acs:${accessKeyId}:signature`,
      "content-type": type,
      "x-acs-security-token": securityToken,
    };
    const answer = await fetch(`${server.url}/openapi/putEvents`, {
      method: "POST",
      headers,
      body: JSON.stringify(events),
    });
    return answer.status;
  };

  test("events without what their format asks for, more than 16, or as something else", async () => {
    cloud.eventBuses.create("own");
    const event = { id: "1", source: "s", specversion: "1.0", type: "t", aliyuneventbusname: "own", data: {} };
    expect(await put([event])).toBe(200);
    expect(await put(Array(16).fill(event))).toBe(200);
    expect(await put(Array(17).fill(event))).toBe(400);
    expect(await put([{ ...event, specversion: undefined }])).toBe(400);
    expect(await put([{ ...event, specversion: "0.3" }])).toBe(400);
    expect(await put([{ ...event, id: "" }])).toBe(400);
    expect(await put([event], "application/json")).toBe(400);
  });
});
