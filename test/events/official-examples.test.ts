import examples from "./vectors/official-examples.json";
import undeterminedCases from "./vectors/undetermined-cases.json";
import { EventPattern } from "../../lib/events/event-pattern";

// Transcribed by hand from the official pages; nothing in these files is derived from the code.
describe.each(examples.map((example) => [example.about, example] as const))("%s", (_, example) => {
  const pattern = EventPattern.fromObject(example.pattern);

  test.each((example.matching as object[]).map((event) => [JSON.stringify(event), event]))(
    "matches %s",
    (_text, event) => {
      expect(pattern.matches(event)).toBe(true);
      expect(pattern.explain(event).matched).toBe(true);
      expect(pattern.explain(event).undetermined).toBe(false);
    },
  );

  test.each((example.others as unknown[]).map((event) => [JSON.stringify(event), event]))(
    "ignores %s",
    (_text, event) => {
      expect(pattern.matches(event)).toBe(false);
      expect(pattern.explain(event).matched).toBe(false);
    },
  );
});

describe("what the documentation leaves open", () => {
  test.each(undeterminedCases.map((open) => [open.about, open] as const))("%s", (_, open) => {
    const pattern = EventPattern.fromObject({ data: { field: open.field } });
    const event = { data: { field: open.value } };
    expect(pattern.matches(event)).toBe(open.matched);
    const explanation = pattern.explain(event);
    expect(explanation.matched).toBe(open.matched);
    expect(explanation.undetermined).toBe(true);
    expect(explanation.fields[0].reason).toContain("undetermined by the documentation");
    expect(explanation.fields[0].reason).toContain(open.doubt);
  });
});
