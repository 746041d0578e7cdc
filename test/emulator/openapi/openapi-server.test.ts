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
  const query = new URLSearchParams({ Version: "2014-05-26", ...keys, ...parameters });
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
