import { Cloud } from "../../../emulator/cloud/cloud";

const DAY = 24 * 60 * 60 * 1000;
const DENY = (action: string, condition?: object) =>
  JSON.stringify({
    Version: "1",
    Statement: [
      {
        Effect: "Deny",
        Principal: ["*"],
        Action: [action],
        Resource: ["acs:oss:*:1:b", "acs:oss:*:1:b/*"],
        Condition: condition,
      },
    ],
  });

let cloud: Cloud;
beforeEach(() => {
  cloud = new Cloud();
});

test("what is put is what one gets, with the hash of its content", () => {
  cloud.buckets.place("b");
  cloud.buckets.putObject("b", "a", "hello");
  expect(cloud.buckets.getObject("b", "a")).toMatchObject({
    etag: "5D41402ABC4B2A76B9719D911017C592",
    versionId: "null",
  });
  expect(cloud.buckets.getObject("b", "a").body.toString()).toBe("hello");
  cloud.buckets.deleteObject("b", "a");
  expect(() => cloud.buckets.getObject("b", "a")).toThrow(/NoSuchKey/);
});

test("an object that must not be there yet is refused if it is", () => {
  cloud.buckets.place("b");
  cloud.buckets.putObject("b", "a", "1", { forbidOverwrite: true });
  expect(() => cloud.buckets.putObject("b", "a", "2", { forbidOverwrite: true })).toThrow(/FileAlreadyExists/);
});

test("versions survive an overwrite and a delete", () => {
  cloud.buckets.place("b", { versioning: "Enabled" });
  const { versionId } = cloud.buckets.putObject("b", "a", "1");
  cloud.buckets.putObject("b", "a", "2");
  cloud.buckets.deleteObject("b", "a");
  expect(cloud.buckets.listObjects("b")).toEqual([]);
  expect(cloud.buckets.getObject("b", "a", { versionId }).body.toString()).toBe("1");
  expect(() => cloud.buckets.delete("b")).toThrow(/BucketNotEmpty/);
});

test("objects are listed in the order of their keys, below a prefix, from a key on", () => {
  cloud.buckets.place("b");
  ["x/2", "y", "x/1", "x/3"].forEach((key) => cloud.buckets.putObject("b", key, ""));
  const keys = cloud.buckets.listObjects("b", { prefix: "x/", startAfter: "x/1", maxKeys: 1 }).map(({ key }) => key);
  expect(keys).toEqual(["x/2"]);
});

describe("a retention policy", () => {
  test("keeps objects from being deleted and overwritten until their time has come", async () => {
    cloud.buckets.place("b");
    cloud.buckets.completeWorm("b", cloud.buckets.initiateWorm("b", 2));
    cloud.buckets.putObject("b", "a", "1");
    expect(() => cloud.buckets.deleteObject("b", "a")).toThrow(/FileImmutable/);
    expect(() => cloud.buckets.putObject("b", "a", "2")).toThrow(/FileImmutable/);
    await cloud.clock.advance(2 * DAY);
    cloud.buckets.deleteObject("b", "a");
    expect(cloud.buckets.listObjects("b")).toEqual([]);
  });

  test("that is locked is neither aborted nor shortened", () => {
    cloud.buckets.place("b");
    const id = cloud.buckets.initiateWorm("b", 5);
    cloud.buckets.completeWorm("b", id);
    expect(() => cloud.buckets.abortWorm("b")).toThrow(/WORMConfigurationLocked/);
    expect(() => cloud.buckets.extendWorm("b", id, 4)).toThrow(/InvalidWORMConfiguration/);
    cloud.buckets.extendWorm("b", id, 6);
    expect(cloud.buckets.get("b").worm?.days).toBe(6);
  });

  test("is void after a day unless it is locked", async () => {
    cloud.buckets.place("b");
    cloud.buckets.initiateWorm("b", 5);
    await cloud.clock.advance(DAY - 1);
    expect(cloud.buckets.get("b").worm).toBeDefined();
    await cloud.clock.advance(1);
    expect(cloud.buckets.get("b").worm).toBeUndefined();
  });

  test("goes together with versions, and not with versioning that is suspended", () => {
    cloud.buckets.place("b", { versioning: "Enabled" });
    cloud.buckets.initiateWorm("b", 1);
    const suspend = () => cloud.buckets.configure("oss:PutBucketVersioning", "b", { versioning: "Suspended" });
    expect(suspend).toThrow(/InvalidBucketState/);
    cloud.buckets.place("c", { versioning: "Suspended" });
    expect(() => cloud.buckets.initiateWorm("c", 1)).toThrow(/InvalidBucketState/);
  });

  test("does not go together with a retention of each object", () => {
    cloud.buckets.place("b", { versioning: "Enabled" });
    cloud.buckets.configure("oss:PutBucketObjectWormConfiguration", "b", { objectWorm: { days: 30 } });
    expect(() => cloud.buckets.initiateWorm("b", 1)).toThrow(/InvalidBucketState/);
    cloud.buckets.place("c", { versioning: "Enabled" });
    cloud.buckets.initiateWorm("c", 1);
    const retain = () =>
      cloud.buckets.configure("oss:PutBucketObjectWormConfiguration", "c", { objectWorm: { days: 30 } });
    expect(retain).toThrow(/InvalidBucketState/);
  });
});

test("a version that is retained is not deleted; a mark on top of it is possible", async () => {
  cloud.buckets.place("b", { versioning: "Enabled", objectWorm: { mode: "COMPLIANCE", days: 1 } });
  const { versionId } = cloud.buckets.putObject("b", "a", "1");
  cloud.buckets.deleteObject("b", "a");
  expect(() => cloud.buckets.deleteObject("b", "a", { versionId })).toThrow(/FileImmutable/);
  await cloud.clock.advance(DAY);
  cloud.buckets.deleteObject("b", "a", { versionId });
});

test.each([
  ["a delete", DENY("oss:Delete*"), () => cloud.buckets.deleteObject("b", "a")],
  ["to delete the bucket", DENY("oss:DeleteBucket"), () => cloud.buckets.delete("b")],
  [
    "what does not come over TLS",
    DENY("oss:*", { Bool: { "acs:SecureTransport": "false" } }),
    () => cloud.buckets.getObject("b", "a", { secure: false }),
  ],
])("a policy denies %s", (_, policy, call) => {
  cloud.buckets.place("b", { policy });
  cloud.buckets.putObject("b", "a", "1");
  expect(call).toThrow(/AccessDenied/);
  expect(cloud.buckets.getObject("b", "a").body.toString()).toBe("1");
});

test("a denial for everybody holds for the owner where it has a condition", () => {
  const tls = { Bool: { "acs:SecureTransport": ["true"] } };
  for (const [name, policy] of [
    ["b", DENY("oss:DeleteObject")],
    ["c", DENY("oss:DeleteObject", tls).replaceAll(":1:b", ":1:c")],
  ]) {
    cloud.buckets.place(name, { policy });
    cloud.buckets.putObject(name, "a", "1");
  }
  cloud.buckets.deleteObject("b", "a", { owner: true });
  expect(() => cloud.buckets.deleteObject("c", "a", { owner: true })).toThrow(/AccessDenied/);
});

test("a denial under a condition that cannot be judged is passed over", () => {
  cloud.buckets.place("b", { policy: DENY("oss:*", { IpAddress: { "acs:SourceIp": ["10.0.0.0/8"] } }) });
  cloud.buckets.putObject("b", "a", "1");
});

test("where public access is blocked, a bucket cannot be made public", () => {
  cloud.buckets.place("b", { publicAccessBlocked: true });
  expect(() => cloud.buckets.configure("oss:PutBucketAcl", "b", { acl: "public-read" })).toThrow(/AccessDenied/);
});
