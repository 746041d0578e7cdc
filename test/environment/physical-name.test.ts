import { Construct } from "constructs";
import * as fc from "fast-check";
import { physicalName } from "../../lib/environment/physical-name";

/** A name depends on nothing but the path. */
const at = (...ids: string[]) => ({ node: { path: ids.join("/") } }) as Construct;
const path = fc.array(fc.stringMatching(/^[^/]{1,40}$/), { minLength: 1, maxLength: 6 });

test("a name shows the path and ends in a hash of it", () => {
  expect(physicalName(at("orders", "Protection", "Policy"), 127)).toMatch(/^orders-Protection-Policy-[0-9a-f]{8}$/);
});

test("ids that say nothing are left out", () => {
  expect(physicalName(at("orders", "Queue", "Resource"), 127)).toMatch(/^orders-Queue-[0-9a-f]{8}$/);
});

test("names fit every alphabet and length that the services ask for", () => {
  fc.assert(
    fc.property(path, fc.integer({ min: 20, max: 128 }), (ids, maxLength) => {
      const name = physicalName(at(...ids), maxLength);
      expect(name).toMatch(/^[A-Za-z][A-Za-z0-9-]*$/);
      expect(name.length).toBeLessThanOrEqual(maxLength);
    }),
  );
});

test("different paths have different names, however long and odd they are", () => {
  fc.assert(
    fc.property(path, path, (one, other) => {
      fc.pre(one.join("/") !== other.join("/"));
      expect(physicalName(at(...one), 40)).not.toBe(physicalName(at(...other), 40));
    }),
  );
});

test("the same path has the same name in another run", () => {
  expect(physicalName(at("orders", "Queue"), 127)).toBe("orders-Queue-818f272b");
});
