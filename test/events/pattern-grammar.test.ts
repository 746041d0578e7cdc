import { EventPattern } from "../../lib/events/event-pattern";
import { Match } from "../../lib/events/match";

const field = (values: unknown) => () => EventPattern.fromObject({ data: { field: values } });
const operator = (value: unknown) => field([value]);

describe("the document", () => {
  test("text that is no JSON is refused", () => {
    expect(() => EventPattern.parse("{source: acs.ecs}")).toThrow(/A pattern is JSON: .*Give the JSON of the pattern/);
  });

  test("an argument that is no text is refused", () => {
    expect(() => EventPattern.parse(undefined as any)).toThrow("A pattern is JSON");
  });

  test.each(["[]", "null", "1", '"acs.ecs"', "true"])("%s is refused: a pattern is an object", (json) => {
    expect(() => EventPattern.parse(json)).toThrow("A pattern is a JSON object");
  });

  test("every message names the page", () => {
    expect(() => EventPattern.parse("[]")).toThrow(
      "See https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-patterns",
    );
  });

  test("nesting beyond any use is refused and does not exhaust the stack", () => {
    const json = `{"data":${'{"a":'.repeat(50_000)}["x"]${"}".repeat(50_000)}}`;
    expect(() => EventPattern.parse(json)).toThrow("nests at most 100 levels");
  });

  test("deep values in a wrong place are shown shortened", () => {
    const json = `{"source":${"[".repeat(50_000)}${"]".repeat(50_000)}}`;
    expect(() => EventPattern.parse(json)).toThrow(/^source: got \[\[\["…"\]\]\]\. .*no further arrays/);
  });
});

describe("the keys", () => {
  test.each([
    ["detail", "data"],
    ["detail-type", "type"],
    ["account", "aliyunaccountid"],
    ["region", "aliyunregionid"],
    ["resources", "subject"],
  ])("%s belongs to another cloud's envelope; here it is %s", (foreign, own) => {
    expect(() => EventPattern.fromObject({ [foreign]: ["x"] })).toThrow(
      new RegExp(`"${foreign}".*another cloud's envelope.* Use ${own}\\. `),
    );
  });

  test("a misspelt attribute gets the nearest one", () => {
    expect(() => EventPattern.fromObject({ Sources: ["x"] })).toThrow("The nearest is source.");
  });

  test("an unknown key is refused and its place named", () => {
    expect(() => EventPattern.fromObject({ snapshotType: ["timer"] })).toThrow(
      "Name a field of the event's content under data",
    );
  });

  test("$or does not exist", () => {
    expect(() => EventPattern.fromObject({ $or: [{ source: ["x"] }] })).toThrow(/There is no \$or.*make two rules/);
    expect(() => EventPattern.fromObject({ data: { $or: [{ a: ["x"] }] } })).toThrow(/data\.\$or.*There is no \$or/);
  });

  test("level at the top says why it would not find failures", () => {
    expect(() => EventPattern.fromObject({ level: ["CRITICAL"] })).toThrow(/INFO for failed snapshots too.*data/);
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])("%s is just an unknown key", (name) => {
    expect(() => EventPattern.parse(`{${JSON.stringify(name)}:["x"]}`)).toThrow(
      "The service knows these attributes only",
    );
  });

  test("every attribute of the envelope is accepted", () => {
    const names =
      "id source specversion type datacontenttype dataschema subject time aliyunaccountid aliyunoriginalaccountid " +
      "aliyunpublishtime aliyuneventbusname aliyunregionid aliyunpublishaddr";
    const object = Object.fromEntries(names.split(" ").map((name) => [name, ["x"]]));
    expect(EventPattern.fromObject(object).toObject()).toEqual(object);
  });

  test("a key without a value is as good as left out", () => {
    expect(EventPattern.of({ source: undefined, data: { a: ["x"], b: undefined } }).toJson()).toBe(
      '{"data":{"a":["x"]}}',
    );
  });
});

describe("the shape", () => {
  test.each(["acs.ecs", 1, null, true, { a: ["x"] }])("source %j is refused: a field takes an array", (value) => {
    expect(() => EventPattern.fromObject({ source: value })).toThrow(
      /takes an array of accepted values.*square brackets/,
    );
  });

  test.each(["x", 1, null, true])("data.field %j is refused: a leaf is an array", (value) => {
    expect(field(value)).toThrow("data.field: got");
    expect(field(value)).toThrow("takes an array of accepted values");
  });

  test.each([{ prefix: "x" }, { exists: true }, { "anything-but": ["a"] }, { numeric: [">", 0] }])(
    "the operator object %j outside an array is refused",
    (value) => {
      expect(field(value)).toThrow("data.field: got");
      expect(field(value)).toThrow("Put the value in square brackets");
    },
  );

  test("a field of the event may be called like an operator", () => {
    const pattern = EventPattern.fromObject({
      data: { field: { prefix: ["x"], numeric: ["a", "b"] }, exists: { a: ["x"] } },
    });
    expect(pattern.matches({ data: { field: { prefix: "x", numeric: "a" }, exists: { a: "x" } } })).toBe(true);
    expect(EventPattern.fromObject({ data: { numeric: ["a", "b"] } }).matches({ data: { numeric: "b" } })).toBe(true);
  });

  test("a Match outside an array is refused", () => {
    expect(field(Match.prefix("x"))).toThrow("Put the value in square brackets");
  });

  test("an empty array is refused", () => {
    expect(field([])).toThrow("An empty array accepts nothing");
  });

  test("a nested array is refused", () => {
    expect(field([["a"]])).toThrow("holds no further arrays");
  });

  test("an empty data is refused", () => {
    expect(() => EventPattern.parse('{"data":{}}')).toThrow(/names at least one field.*Leave data out/);
  });

  test("an empty object inside data is refused", () => {
    expect(field({})).toThrow("Leave data.field out");
  });

  test.each([[["x"]], ["x"], [null], [1]])("data %j is refused: it names fields", (value) => {
    expect(() => EventPattern.fromObject({ data: value })).toThrow("data is an object that names fields");
  });

  test.each([[undefined], [NaN], [Infinity], [10n], [() => 1], [Symbol("x")]])(
    "the value %p is no JSON literal",
    (value) => {
      expect(field([value])).toThrow("a finite number");
    },
  );

  test.each([[""], [null], [true], [false], [0]])("the literal %j is accepted", (value) => {
    expect(EventPattern.fromObject({ data: { field: [value] } }).matches({ data: { field: value } })).toBe(true);
  });

  test.each(["source", "type", "subject"])("an asterisk in an exact %s is refused: there are no wildcards", (name) => {
    expect(() => EventPattern.fromObject({ [name]: ["my.app*"] })).toThrow(/no wildcards.*Use \{"prefix":"my\.app"\}/);
  });

  test("a leading asterisk is answered with suffix", () => {
    expect(() => EventPattern.fromObject({ subject: ["*.jpg"] })).toThrow("Use suffix or contains");
  });

  test("an asterisk in the content is a character", () => {
    expect(field(["*"])).not.toThrow();
  });

  test("six operator objects in one field are refused", () => {
    expect(field([1, 2, 3, 4, 5, 6].map((n) => ({ prefix: `p${n}` })))).toThrow("at most 5 operator objects");
  });

  test("five operator objects and many plain values are accepted", () => {
    const operators = [1, 2, 3, 4, 5].map((n) => ({ prefix: `p${n}` }));
    expect(field([...operators, { prefix: "p1" }, "a", "b", "c", "d", "e", "f", "g"])).not.toThrow();
  });
});

describe("the operators", () => {
  test("two operators in one object are refused", () => {
    expect(operator({ prefix: "a", suffix: "b" })).toThrow(/exactly one operator.*one object per operator/);
  });

  test("an operator object without operator is refused", () => {
    expect(operator({})).toThrow("exactly one operator");
  });

  test("a misspelt operator gets the nearest one", () => {
    expect(operator({ prefx: "a" })).toThrow('"prefx" is no operator.');
    expect(operator({ prefx: "a" })).toThrow("The nearest is prefix.");
  });

  test("an operator like no other gets the list", () => {
    expect(operator({ matches: "a" })).toThrow(/The operators are prefix, suffix, .*Use one of them/);
  });

  test.each(["__proto__", "constructor", "x".repeat(10_000)])("an operator called %.20s is unknown", (name) => {
    expect(() => EventPattern.parse(`{"data":{"field":[{${JSON.stringify(name)}:"x"}]}}`)).toThrow("is no operator");
  });

  test("wildcard is another cloud's", () => {
    expect(operator({ wildcard: "a*" })).toThrow(/another cloud.*Use prefix, suffix or contains/);
  });

  test("equals-ignore-case is another cloud's", () => {
    expect(operator({ "equals-ignore-case": "a" })).toThrow(/another cloud.*list every spelling/);
  });

  test("$or among the values is explained", () => {
    expect(operator({ $or: [] })).toThrow(/There is no \$or.*two rules/);
  });

  test.each(["prefix", "suffix"])("an empty %s is refused", (name) => {
    expect(operator({ [name]: "" })).toThrow(`refuses an empty ${name}`);
  });

  test.each(["prefix", "suffix", "contains"])("%s of something else than text is refused", (name) => {
    expect(operator({ [name]: 1 })).toThrow("takes one string");
    expect(operator({ [name]: ["a", "b"] })).toThrow("takes one string");
  });

  test.each(["true", 1, null, []])("exists: %j is refused", (value) => {
    expect(operator({ exists: value })).toThrow("exists takes true or false");
  });

  test.each([{ exists: true }, { cidr: "10.0.0.0/8" }])("%j is refused outside data", (value) => {
    expect(() => EventPattern.fromObject({ subject: [value] })).toThrow("is documented for fields of data only");
  });

  test.each(["10.0.0.0/33", "10.0.0/24", "256.0.0.0/8", "10.0.0.00/8", "::1/64", "x", "", "1.2.3.4.5/8", 1, null])(
    "cidr %j is refused: it takes an IPv4 block",
    (value) => {
      expect(operator({ cidr: value })).toThrow("cidr takes one IPv4 block");
    },
  );

  test("anything-but without values is refused", () => {
    expect(operator({ "anything-but": [] })).toThrow("names at least one value");
  });

  test.each([{ contains: "x" }, { prefix: "a", suffix: "b" }, {}])("anything-but %j is refused", (value) => {
    expect(operator({ "anything-but": value })).toThrow("a list of either, or one prefix");
  });

  test("anything-but an empty prefix is refused", () => {
    expect(operator({ "anything-but": { prefix: "" } })).toThrow("refuses an empty prefix");
  });

  test("anything-but a prefix that is no text is refused", () => {
    expect(operator({ "anything-but": { prefix: 1 } })).toThrow("takes one string");
  });

  test.each([[["a", ["b"]]], [["a", { prefix: "b" }]]])(
    "anything-but %j is refused: its list holds literals",
    (value) => {
      expect(operator({ "anything-but": value })).toThrow("holds strings or numbers");
    },
  );

  test("anything-but a number that JSON lacks is refused", () => {
    expect(operator({ "anything-but": [NaN] })).toThrow("a finite number");
  });
});

describe("numeric", () => {
  const numeric = (operand: unknown) => operator({ numeric: operand });

  test.each([5, [], [">"], [">", 1, "<"], [">", 1, "<", 2, "=", 3], null])(
    "%j is refused: one or two comparisons",
    (value) => {
      expect(numeric(value)).toThrow("a list of one or two comparisons");
    },
  );

  test.each(["==", "<>", "", 1, null])("the comparison %j is refused", (value) => {
    expect(numeric([value, 1])).toThrow("The documented comparisons are =, <, > and <=");
  });

  test.each(["1", null, NaN, 1e9 + 1, -1e9 - 1, true])("the bound %p is refused", (value) => {
    expect(numeric(["<", value])).toThrow("from -1.0e9 to 1.0e9");
  });

  test.each([1e9, -1e9, 0, 0.000001, 999999999.999999])("the bound %p is accepted", (value) => {
    expect(numeric(["<", value])).not.toThrow();
  });

  test.each([0.0000001, 1.1234567, 123456789.1234567, 1e-10, 1.5e-7])("the bound %p has too many digits", (value) => {
    expect(numeric(["<", value])).toThrow("at most 15 digits, 6 of them decimals");
  });

  test.each([[[">", 5, "<", 3]], [[">", 5, "<", 5]], [[">", 5, "<=", 5]], [["<", 3, ">", 5]]])(
    "the empty range %j is refused",
    (value) => {
      expect(numeric(value)).toThrow("No number lies between these bounds");
    },
  );

  test.each([[[">", 5, ">", 3]], [["<", 5, "<=", 3]], [["=", 5, "<", 9]]])(
    "%j is refused: two comparisons are a lower and an upper bound",
    (value) => {
      expect(numeric(value)).toThrow("a lower and an upper bound");
    },
  );

  test("an interval of one number is not empty if both bounds take it in", () => {
    expect(numeric([">=", 5, "<=", 5])).not.toThrow();
  });

  test("the lower bound comes first in canonical form", () => {
    const pattern = EventPattern.fromObject({ data: { n: [{ numeric: ["<=", 5, ">", 0] }] } });
    expect(pattern.toJson()).toBe('{"data":{"n":[{"numeric":[">",0,"<=",5]}]}}');
  });
});

describe("warnings of what the documentation leaves open", () => {
  const warnings = (...values: unknown[]) => EventPattern.fromObject({ data: { field: values } }).warnings;

  test.each([
    [{ numeric: [">=", 5] }, "the comparison >= of numeric"],
    [{ numeric: ["!=", 5] }, "the comparison != of numeric"],
    [300, "whether the plain number 300 is compared by its value or by its text"],
    [{ "anything-but": 300 }, "whether the plain number 300"],
    [{ "anything-but": { suffix: "x" } }, "anything-but with a suffix"],
    [{ "anything-but": null }, "anything-but with null"],
    [{ "anything-but": [true] }, "anything-but with true"],
    [{ "anything-but": ["a", 1] }, "anything-but with values of several kinds"],
    [{ cidr: "10.0.0.0/24" }, "network and the broadcast address"],
    [{ cidr: "10.0.0.1" }, "without a prefix length"],
    [{ contains: "" }, 'what contains "" means'],
  ])("%j", (value, text) => {
    expect(warnings(value)).toContainEqual(expect.stringContaining(`data.field: undetermined by the documentation: `));
    expect(warnings(value)).toContainEqual(expect.stringContaining(text));
  });

  test("a dot in a name", () => {
    const [warning] = EventPattern.fromObject({ data: { "a.b": ["x"] } }).warnings;
    expect(warning).toContain("a dot in a name is taken as a step");
  });

  test("the documented operators raise none", () => {
    expect(
      warnings(
        "x",
        null,
        true,
        { prefix: "x" },
        { suffix: "x" },
        { contains: "x" },
        { "anything-but": ["a", "b"] },
        { numeric: [">", 0, "<=", 5] },
      ),
    ).toEqual([]);
  });

  test("the list is a copy", () => {
    const pattern = EventPattern.fromObject({ data: { field: [1] } });
    pattern.warnings.length = 0;
    expect(pattern.warnings).toHaveLength(1);
  });
});
