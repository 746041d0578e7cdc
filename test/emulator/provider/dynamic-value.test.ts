import { encode } from "@msgpack/msgpack";
import { decodeValue, encodeValue } from "../../../emulator/provider/dynamic-value";
import { Block } from "../../../emulator/provider/schema";
import { UNKNOWN } from "../../../emulator/provider/value";

const BLOCK: Block = {
  attributes: {
    name: { type: "string", optional: true },
    size: { type: "number", optional: true },
    tags: { type: ["map", "string"], optional: true },
    ids: { type: ["set", "number"], optional: true },
    zones: { type: ["list", ["object", { id: "string", price: "number" }]], computed: true },
  },
  block_types: {
    disk: { nesting_mode: "list", block: { attributes: { size: { type: "number", optional: true } } } },
    timeouts: { nesting_mode: "single", block: { attributes: { create: { type: "string", optional: true } } } },
  },
};

const EMPTY = { name: null, size: null, tags: null, ids: null, zones: null, disk: [], timeouts: null };

test("null stays null", () => {
  expect(decodeValue(BLOCK, encodeValue(BLOCK, null))).toBeNull();
  expect(decodeValue(BLOCK, {})).toBeNull();
});

test("an object has every name of the schema and no other", () => {
  const value = decodeValue(BLOCK, encodeValue(BLOCK, { name: "a", stranger: true, disk: [{ size: 1, other: 2 }] }));
  expect(value).toEqual({ ...EMPTY, name: "a", disk: [{ size: 1 }] });
});

test("unknown values keep their place", () => {
  const value = { ...EMPTY, name: UNKNOWN, tags: { a: UNKNOWN }, disk: [{ size: UNKNOWN }], ids: UNKNOWN };
  expect(decodeValue(BLOCK, encodeValue(BLOCK, value))).toEqual(value);
});

test("an unknown value is what the protocol says: extension type 0", () => {
  const { msgpack } = encodeValue({ attributes: { name: { type: "string" } } }, { name: UNKNOWN });
  expect(Buffer.from(msgpack!).toString("hex")).toBe("81a46e616d65d40000");
});

test("an unknown value of which something is known is unknown too", () => {
  // fixmap(1) "name" ext8, 5 bytes, type 12: what the core knows about it.
  const refined = Buffer.from("81a46e616d65c7050c8101c202c2", "hex");
  expect(decodeValue({ attributes: { name: { type: "string" } } }, { msgpack: refined })).toEqual({ name: UNKNOWN });
});

test("fractions travel as decimal text, whole numbers as numbers", () => {
  const { msgpack } = encodeValue({ attributes: { size: { type: "number" } } }, { size: 0.1 });
  expect(Buffer.from(msgpack!).toString("latin1")).toContain("0.1");
  expect(decodeValue(BLOCK, encodeValue(BLOCK, { zones: [{ id: "i", price: 0.1 }], size: 2 ** 53 }))).toMatchObject({
    zones: [{ id: "i", price: 0.1 }],
    size: 2 ** 53,
  });
  expect(decodeValue(BLOCK, { msgpack: encode({ size: "0.3" }) })).toMatchObject({ size: 0.3 });
});

test("JSON is read where there is no msgpack", () => {
  expect(decodeValue(BLOCK, { json: Buffer.from('{"name":"a","gone":1}') })).toEqual({ ...EMPTY, name: "a" });
});
