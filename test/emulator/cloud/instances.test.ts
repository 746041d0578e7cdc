import { Cloud } from "../../../emulator/cloud/cloud";

test("instances are found by id and by all of the tags", () => {
  const { instances } = new Cloud();
  instances.place({ id: "i-a", tags: { role: "db", zone: "1" } });
  instances.place({ id: "i-b", tags: { role: "db" } });
  const found = (request: Parameters<typeof instances.describe>[0]) => instances.describe(request).map(({ id }) => id);
  expect(found({})).toEqual(["i-a", "i-b"]);
  expect(found({ InstanceIds: ["i-b", "i-c"] })).toEqual(["i-b"]);
  expect(found({ Tag: { role: "db" } })).toEqual(["i-a", "i-b"]);
  expect(found({ Tag: { role: "db", zone: "1" } })).toEqual(["i-a"]);
  expect(found({ InstanceIds: ["i-b"], Tag: { zone: "1" } })).toEqual([]);
});
