import { EventPattern } from "../../lib/events/event-pattern";
import { EventType } from "../../lib/events/event-type";
import { Match } from "../../lib/events/match";

describe("canonical JSON", () => {
  test("has keys in order, at every level, and no spaces", () => {
    expect(
      EventPattern.parse('{ "type": ["my:b"], "data": { "b": { "z": ["1"], "a": ["2"] }, "a": ["3"] } }').toJson(),
    ).toBe('{"data":{"a":["3"],"b":{"a":["2"],"z":["1"]}},"type":["my:b"]}');
  });

  test("has values in order and once", () => {
    expect(EventPattern.of({ subject: ["b", Match.prefix("x"), "a", "b", { prefix: "x" }] }).toJson()).toBe(
      '{"subject":["a","b",{"prefix":"x"}]}',
    );
  });

  test("has the values of anything-but in order and once, and one alone without brackets", () => {
    const json = (values: unknown) => EventPattern.of({ subject: [{ "anything-but": values }] }).toJson();
    expect(json(["b", "a", "b"])).toBe('{"subject":[{"anything-but":["a","b"]}]}');
    expect(json(["a"])).toBe('{"subject":[{"anything-but":"a"}]}');
  });

  test("has keys that look like numbers in the order of text", () => {
    expect(EventPattern.parse('{"data":{"9":["x"],"10":["y"]}}').toJson()).toBe('{"data":{"10":["y"],"9":["x"]}}');
  });

  test("keeps a key called __proto__", () => {
    const json = '{"data":{"__proto__":["x"]}}';
    expect(EventPattern.parse(json).toJson()).toBe(json);
  });

  test("of a pattern without fields is {}", () => {
    expect(EventPattern.of({}).toJson()).toBe("{}");
  });

  test.each([EventPattern.of({}), EventPattern.parse("{}"), EventPattern.of({ source: undefined })])(
    "of a pattern without fields comes with a warning",
    ({ warnings }) => expect(warnings).toEqual(["The pattern has no fields, so it takes every event of the bus"]),
  );
});

describe("immutability", () => {
  test("what it was made from may change", () => {
    const numeric = [">", 0];
    const values: any[] = [{ numeric }];
    const pattern = EventPattern.of({ data: { n: values } });
    numeric[1] = 100;
    values.push("x");
    expect(pattern.toObject()).toEqual({ data: { n: [{ numeric: [">", 0] }] } });
  });

  test("what it hands out may change", () => {
    const pattern = EventPattern.of({ data: { n: ["x"] } });
    pattern.toObject().data.n.push("y");
    expect(pattern.matches({ data: { n: "y" } })).toBe(false);
    expect(pattern.toJson()).toBe('{"data":{"n":["x"]}}');
  });
});

describe("events of any shape", () => {
  test.each([undefined, null, 1, "x", true, [], [{ source: "x" }]])("%j is no event: nothing matches it", (event) => {
    expect(EventPattern.of({ source: ["x"] }).matches(event)).toBe(false);
    expect(EventPattern.of({}).matches(event)).toBe(false);
    expect(EventPattern.of({}).explain(event).toString()).toContain("[no match] the event: an event is a JSON object");
  });

  test.each([undefined, null, 1, "text", ["a"]])("data %j has no fields", (data) => {
    const event = { data };
    expect(EventPattern.of({ data: { length: [Match.anythingBut("x")] } }).matches(event)).toBe(false);
    expect(EventPattern.of({ data: { a: { b: ["x"] } } }).matches(event)).toBe(false);
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "a field %s counts only if the event holds it",
    (name) => {
      const pattern = EventPattern.parse(`{"data":{${JSON.stringify(name)}:[{"exists":true}]}}`);
      expect(pattern.matches({ data: {} })).toBe(false);
      expect(pattern.matches(JSON.parse(`{"data":{${JSON.stringify(name)}:"x"}}`))).toBe(true);
      const deep = EventPattern.parse(`{"data":{${JSON.stringify(name)}:{"a":["x"]}}}`);
      expect(deep.matches(JSON.parse(`{"data":{${JSON.stringify(name)}:{"a":"x"}}}`))).toBe(true);
    },
  );

  test("a field of the event without a value is absent", () => {
    expect(EventPattern.of({ data: { a: ["x"] } }).explain({ data: { a: undefined } }).fields[0].actual).toBe("absent");
  });

  test("an event without prototype is an event", () => {
    expect(EventPattern.of({ source: ["x"] }).matches(Object.assign(Object.create(null), { source: "x" }))).toBe(true);
  });

  test("a very deep event is explained shortened", () => {
    const event = JSON.parse(`{"data":{"a":${'{"b":'.repeat(50_000)}1${"}".repeat(50_000)}}}`);
    expect(EventPattern.of({ data: { a: ["x"] } }).explain(event).fields[0].actual).toBe('{"b":{"b":{"b":"…"}}}');
  });

  test("objects among the elements of an array match nothing", () => {
    const pattern = EventPattern.of({ data: { a: [Match.anythingBut("x")] } });
    expect(pattern.matches({ data: { a: [{}, []] } })).toBe(false);
    expect(pattern.matches({ data: { a: [{}, "y"] } })).toBe(true);
  });

  test("an object is no literal", () => {
    expect(EventPattern.of({ data: { a: ["x"] } }).matches({ data: { a: { x: "x" } } })).toBe(false);
    expect(EventPattern.of({ data: { a: ["x", "y"] } }).matches({ data: { a: { x: "x" } } })).toBe(false);
  });
});

describe("paths", () => {
  test("a dot in a name is a step", () => {
    const pattern = EventPattern.of({ data: { "a.b": ["x"] } });
    expect(pattern.matches({ data: { a: { b: "x" } } })).toBe(true);
    expect(pattern.matches({ data: { "a.b": "x" } })).toBe(false);
  });

  test("a dotted name and a nested one are both asked", () => {
    const pattern = EventPattern.of({ data: { "a.b": [Match.prefix("x")], a: { b: [Match.suffix("y")] } } });
    expect(pattern.matches({ data: { a: { b: "xy" } } })).toBe(true);
    expect(pattern.matches({ data: { a: { b: "x" } } })).toBe(false);
  });

  test("a path does not lead through arrays", () => {
    const pattern = EventPattern.of({ data: { list: { a: ["x"] } } });
    expect(pattern.matches({ data: { list: [{ a: "x" }] } })).toBe(false);
    expect(EventPattern.of({ data: { list: { length: [1] } } }).matches({ data: { list: ["x"] } })).toBe(false);
  });
});

describe("exists: false", () => {
  const pattern = EventPattern.of({ data: { a: { b: [Match.doesNotExist()] } } });

  test("holds where the way to the field breaks off", () => {
    expect(pattern.matches({ data: {} })).toBe(true);
    expect(pattern.matches({ data: { a: "text" } })).toBe(true);
  });

  test("fails without data", () => {
    expect(pattern.matches({})).toBe(false);
    expect(pattern.explain({}).undetermined).toBe(true);
  });

  test("fails for an array", () => {
    expect(pattern.matches({ data: { a: { b: ["x"] } } })).toBe(false);
    expect(pattern.matches({ data: { a: { b: [] } } })).toBe(false);
  });
});

test("exists: true holds for an array, whatever is in it", () => {
  const pattern = EventPattern.of({ data: { a: [Match.exists()] } });
  expect(pattern.matches({ data: { a: [{}] } })).toBe(true);
  expect(pattern.explain({ data: { a: [{}] } }).undetermined).toBe(false);
});

describe("the pattern of a rule that exists", () => {
  const vouched = EventPattern.of({ source: ["acs.ecs"], type: [EventType.of("ecs:Disk:Repainted")] });

  test("is read even if its types are vouched for, which parse refuses", () => {
    expect(() => EventPattern.parse(vouched.toJson())).toThrow(/lacks this type/);
    expect(EventPattern._fromRule(vouched.toJson()).toJson()).toBe(vouched.toJson());
  });

  test("decides like the pattern that it was made from", () => {
    const event = { source: "acs.ecs", type: "ecs:Disk:Repainted" };
    expect(EventPattern._fromRule(vouched.toJson()).matches(event)).toBe(true);
  });

  test("is checked against the grammar all the same", () => {
    expect(() => EventPattern._fromRule('{"detail-type":["x"]}')).toThrow(/another cloud's envelope/);
    expect(() => EventPattern._fromRule("{")).toThrow(/A pattern is JSON/);
  });
});
