import * as fc from "fast-check";
import { objectKey } from "../../handlers/archive/object-key";

const event = {
  id: "b1c5",
  source: "acs.ecs",
  type: "ecs:Snapshot:CreateSnapshotCompleted",
  time: "2026-01-31T02:03:04.000Z",
};

test("date, type, source and id", () => {
  expect(objectKey("events/", event)).toBe("events/2026-01-31/ecs:Snapshot:CreateSnapshotCompleted/acs.ecs/b1c5.json");
});

test("an event without a time has a place of its own", () => {
  expect(objectKey("", { ...event, time: undefined })).toMatch(/^undated\//);
  expect(objectKey("", { ...event, time: "yesterday" })).toMatch(/^undated\//);
});

test.each(["id", "source", "type"])("an event without %s is refused", (name) => {
  expect(() => objectKey("", { ...event, [name]: undefined })).toThrow("cannot be archived");
});

test("nothing in an event makes a path", () => {
  expect(objectKey("a/", { ...event, id: "../../x", source: ".." })).toBe(
    "a/2026-01-31/ecs:Snapshot:CreateSnapshotCompleted/%2E%2E/%2E%2E%2F..%2Fx.json",
  );
});

test("a name that the service does not take is refused", () => {
  expect(() => objectKey("", { ...event, source: "ä".repeat(300) })).toThrow("more than 1023 bytes");
});

test("the same event has the same name, two events have two", () => {
  const text = fc.string({ minLength: 1, maxLength: 20, unit: "grapheme-ascii" });
  fc.assert(
    fc.property(text, text, text, text, (id, source, otherId, otherSource) => {
      const same = id === otherId && source === otherSource;
      const [one, other] = [
        objectKey("", { ...event, id, source }),
        objectKey("", { ...event, id: otherId, source: otherSource }),
      ];
      expect(one === other).toBe(same);
    }),
  );
});
