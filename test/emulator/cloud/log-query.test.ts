import { finds } from "../../../emulator/cloud/log-query";

const EVENT = { result: "failed", diskId: "d-bp1a", snapshotName: "auto2.0_20260131_sp-1" };
const event = { text: JSON.stringify(EVENT), fields: EVENT };

test.each([
  "failed",
  "FAILED",
  "*",
  "not accomplished",
  "failed and d-bp1a",
  "failed d-bp1a",
  "accomplished or failed",
  "failed not accomplished",
  "not accomplished and failed",
  "failed or accomplished and d-none",
  "(accomplished or failed) and d-bp1a",
  "not (accomplished or d-none)",
  "not not failed",
  "result: failed",
  'result:"failed" and diskId:d-bp1a',
  '"d-bp1a"',
])("%s is found", (query) => {
  expect(finds(query, event)).toBe(true);
});

test.each([
  "accomplished",
  "fail",
  "sp-1",
  "not failed",
  "failed and accomplished",
  "failed not d-bp1a",
  "(failed or accomplished) and d-none",
  "result: accomplished",
  "diskId: failed",
  "nothing: failed",
])("%s is not found", (query) => {
  expect(finds(query, event)).toBe(false);
});

test.each(["", "and", "(failed", "failed)", "not", "()"])("%j is no query", (query) => {
  expect(() => finds(query, event)).toThrow(/does not understand/);
});
