import { Cloud } from "../../../emulator/cloud/cloud";
import { ResourceData } from "../../../emulator/provider/resource-data";
import { kmsKey } from "../../../emulator/provider/resources/alicloud_kms_key";
import { ossBucketWorm } from "../../../emulator/provider/resources/alicloud_oss_bucket_worm";

const PLANNED = { description: "records" };

function keyOf(cloud: Cloud, prior: object): ResourceData {
  const data = new ResourceData(null, PLANNED);
  kmsKey.create(data, cloud);
  return new ResourceData({ ...PLANNED, ...prior, id: data.id }, {});
}

test("a key is not deleted unless it says how long the service waits", () => {
  const cloud = new Cloud();
  const data = keyOf(cloud, {});
  expect(() => kmsKey.delete(data, cloud)).toThrow(/"pending_window_in_days" or "deletion_window_in_days" must be set/);
  expect(kmsKey.read(data, cloud)).toBeDefined();
});

test.each(["pending_window_in_days", "deletion_window_in_days"])("a key is deleted with %s", (name) => {
  const cloud = new Cloud();
  const data = keyOf(cloud, { [name]: 7 });
  kmsKey.delete(data, cloud);
  expect(kmsKey.read(data, cloud)).toBeUndefined();
});

test("a retention policy that the service dropped is deleted without an error", () => {
  const cloud = new Cloud();
  cloud.buckets.place("records");
  const data = new ResourceData({ id: "records:WORM1", bucket: "records", status: "InProgress" }, {});
  expect(() => ossBucketWorm.delete(data, cloud)).not.toThrow();
});

test("a retention policy goes with its bucket", () => {
  const data = new ResourceData({ id: "gone:WORM1", bucket: "gone", status: "InProgress" }, {});
  expect(() => ossBucketWorm.delete(data, new Cloud())).not.toThrow();
});
