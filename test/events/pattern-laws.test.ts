import Ajv from "ajv";
import fc from "fast-check";
import { EventPattern } from "../../lib/events/event-pattern";

// Few names and values, so that patterns and events meet often.
const NAMES = ["a", "b", "c"];
const text = fc.constantFrom("", "a", "ab", "abc", "b", "ba", "80", "10.0.0.7", "10.0.0.0");
const number = fc.constantFrom(-1, 0, 1, 2.5, 5, 80, 300);
const scalar = fc.oneof(text, number, fc.constantFrom(true, false, null));
const word = text.filter((value) => value !== "");
const pairOf = <T>(value: fc.Arbitrary<T>) => fc.uniqueArray(value, { minLength: 1, maxLength: 3 });

const numeric = fc.oneof(
  fc.tuple(fc.constantFrom("=", "<", ">", "<="), number).map(([comparison, bound]) => [comparison, bound]),
  fc
    .tuple(fc.constantFrom("<", "<="), fc.uniqueArray(number, { minLength: 2, maxLength: 2 }))
    .map(([comparison, bounds]) => [">", Math.min(...bounds), comparison, Math.max(...bounds)]),
);

const sharedOperator = fc.oneof(
  word.map((value) => ({ prefix: value })),
  word.map((value) => ({ suffix: value })),
  word.map((value) => ({ contains: value })),
  fc.oneof(text, number, pairOf(text), pairOf(number)).map((value) => ({ "anything-but": value })),
  word.map((value) => ({ "anything-but": { prefix: value } })),
  numeric.map((value) => ({ numeric: value })),
);
const exists = fc.boolean().map((value) => ({ exists: value }));
const anyOperator = fc.oneof(
  sharedOperator,
  exists,
  fc.constantFrom("10.0.0.0/24", "10.0.0.7", "10.0.0.4/30").map((value) => ({ cidr: value })),
  fc.constantFrom(">=", "!=").chain((comparison) => number.map((bound) => ({ numeric: [comparison, bound] }))),
  fc.constantFrom(null, true, ["a", 1]).map((value) => ({ "anything-but": value })),
  word.map((value) => ({ "anything-but": { suffix: value } })),
);
const leaf = (operator: fc.Arbitrary<object>) => fc.array(fc.oneof(scalar, operator), { minLength: 1, maxLength: 5 });

const dataOf = (operator: fc.Arbitrary<object>) =>
  fc.dictionary(
    fc.constantFrom(...NAMES),
    fc.oneof(leaf(operator), fc.dictionary(fc.constantFrom(...NAMES), leaf(operator), { minKeys: 1, maxKeys: 2 })),
    { minKeys: 1, maxKeys: 3 },
  );
const topLevel = fc.array(fc.oneof(text, sharedOperator), { minLength: 1, maxLength: 3 });
const patternObject = fc.record(
  { source: topLevel, subject: topLevel, data: dataOf(anyOperator) },
  { requiredKeys: [] },
);

const content = fc.oneof(
  { weight: 3, arbitrary: scalar },
  { weight: 1, arbitrary: fc.array(fc.oneof(scalar, fc.constant({})), { maxLength: 3 }) },
);
const data = fc.dictionary(
  fc.constantFrom(...NAMES),
  fc.oneof(content, fc.dictionary(fc.constantFrom(...NAMES), content, { maxKeys: 3 })),
  { maxKeys: 3 },
);
const event = fc.record(
  { source: text, subject: text, data: fc.oneof({ weight: 9, arbitrary: data }, { weight: 1, arbitrary: scalar }) },
  { requiredKeys: [] },
);

const RUNS = { numRuns: 1_000 };

describe("laws", () => {
  test("the empty pattern matches every event", () => {
    fc.assert(
      fc.property(fc.object(), (any) => EventPattern.of({}).matches(any)),
      RUNS,
    );
  });

  test("explain says what matches says", () => {
    fc.assert(
      fc.property(patternObject, event, (object, sample) => {
        const pattern = EventPattern.fromObject(object);
        const explanation = pattern.explain(sample);
        expect(explanation.matched).toBe(pattern.matches(sample));
        expect(explanation.matched).toBe(explanation.fields.every((field) => field.matched));
        expect(explanation.unknownUntilDeployment).toBe(false);
      }),
      RUNS,
    );
  });

  test("keys are joined by AND", () => {
    fc.assert(
      fc.property(dataOf(anyOperator), event, (object, sample) => {
        const each = Object.entries(object).map(([name, value]) => EventPattern.of({ data: { [name]: value } }));
        expect(EventPattern.of({ data: object }).matches(sample)).toBe(
          each.every((pattern) => pattern.matches(sample)),
        );
      }),
      RUNS,
    );
  });

  test("the values of an array are joined by OR", () => {
    fc.assert(
      fc.property(leaf(anyOperator), event, (values, sample) => {
        const each = values.map((value) => EventPattern.of({ data: { a: [value] } }));
        expect(EventPattern.of({ data: { a: values } }).matches(sample)).toBe(
          each.some((pattern) => pattern.matches(sample)),
        );
      }),
      RUNS,
    );
  });

  test("an array in the event matches if one of its elements does, and fields not named play no part", () => {
    fc.assert(
      fc.property(leaf(sharedOperator), fc.array(scalar, { maxLength: 4 }), (values, elements) => {
        const pattern = EventPattern.of({ data: { a: values } });
        const one = elements.some((element) => pattern.matches({ data: { a: element } }));
        expect(pattern.matches({ id: "1", data: { a: elements, z: 1 } })).toBe(one);
      }),
      RUNS,
    );
  });

  test("the canonical JSON survives a round trip and means the same", () => {
    fc.assert(
      fc.property(patternObject, event, (object, sample) => {
        const pattern = EventPattern.fromObject(object);
        const again = EventPattern.parse(pattern.toJson());
        expect(again.toJson()).toBe(pattern.toJson());
        expect(EventPattern.fromObject(pattern.toObject()).toJson()).toBe(pattern.toJson());
        expect(again.matches(sample)).toBe(pattern.matches(sample));
        expect(again.warnings).toEqual(expect.arrayContaining(pattern.warnings));
      }),
      RUNS,
    );
  });

  test("the order of keys and of values plays no part", () => {
    const turned = (value: any): any => {
      if (Array.isArray(value)) return [...value].reverse();
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, entry]) => [name, turned(entry)]),
      );
    };
    fc.assert(
      fc.property(patternObject, (object) => {
        expect(EventPattern.fromObject(turned(object)).toJson()).toBe(EventPattern.fromObject(object).toJson());
      }),
      RUNS,
    );
  });
});

describe("against a JSON Schema that says the same", () => {
  const ajv = new Ajv({ strict: false, validateSchema: false });

  const schemaOfOperator = (operator: any): object => {
    const [[name, operand]] = Object.entries<any>(operator);
    switch (name) {
      case "prefix":
        return { type: "string", pattern: `^${escaped(operand)}` };
      case "suffix":
        return { type: "string", pattern: `${escaped(operand)}$` };
      case "contains":
        return { type: "string", pattern: escaped(operand) };
      case "numeric": {
        const schema: Record<string, unknown> = { type: "number" };
        const words: Record<string, string> = {
          "=": "const",
          "<": "exclusiveMaximum",
          ">": "exclusiveMinimum",
          "<=": "maximum",
        };
        for (let i = 0; i < operand.length; i += 2) schema[words[operand[i]]] = operand[i + 1];
        return schema;
      }
      default:
        return operand.prefix !== undefined
          ? { not: { type: "string", pattern: `^${escaped(operand.prefix)}` } }
          : { not: { enum: [operand].flat() } };
    }
  };
  const escaped = (value: string) => value.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const isOperator = (value: unknown) => typeof value === "object" && value !== null;

  const schemaOfLeaf = (values: unknown[]): object => {
    const scalars = values.map((value) => (isOperator(value) ? schemaOfOperator(value) : { const: value }));
    const one = { allOf: [{ not: { type: ["object", "array"] } }, { anyOf: scalars }] };
    return { anyOf: [one, { type: "array", contains: one }] };
  };

  const schemaOf = (object: any): object => ({
    type: "object",
    required: Object.keys(object),
    properties: Object.fromEntries(
      Object.entries(object).map(([name, value]) => [
        name,
        Array.isArray(value) ? schemaOfLeaf(value) : schemaOf(value),
      ]),
    ),
  });

  test("literals, prefix, suffix, contains, anything-but and numeric decide alike", () => {
    const object = fc.record({ source: topLevel, data: dataOf(sharedOperator) }, { requiredKeys: ["data"] });
    fc.assert(
      fc.property(object, fc.array(event, { minLength: 5, maxLength: 5 }), (patternJson, samples) => {
        const pattern = EventPattern.fromObject(patternJson);
        const validate = ajv.compile(schemaOf(patternJson));
        expect(samples.map((sample) => pattern.matches(sample))).toEqual(samples.map((sample) => validate(sample)));
        ajv.removeSchema();
      }),
      { numRuns: 300 },
    );
  });

  test("exists decides alike wherever the documentation speaks", () => {
    const [there, absent] = [true, false].map((value) => EventPattern.of({ data: { a: [{ exists: value }] } }));
    const schema = (field: object) =>
      ajv.compile({ required: ["data"], properties: { data: { type: "object", ...field } } });
    const [validThere, validAbsent] = [schema({ required: ["a"] }), schema({ not: { required: ["a"] } })];
    fc.assert(
      fc.property(event, (sample) => {
        fc.pre(!there.explain(sample).undetermined && !absent.explain(sample).undetermined);
        expect(there.matches(sample)).toBe(validThere(sample));
        expect(absent.matches(sample)).toBe(validAbsent(sample));
      }),
      RUNS,
    );
  });
});

describe("any JSON", () => {
  test("any document is a pattern or is refused with a message", () => {
    const keys = fc.oneof(
      fc.constantFrom("source", "data", "type", "prefix", "numeric", "anything-but", "__proto__", "$or", "${x}"),
      fc.string(),
    );
    const { document } = fc.letrec<{ document: unknown }>((tie) => ({
      document: fc.oneof(
        { maxDepth: 5, withCrossShrink: true },
        fc.oneof(scalar, fc.constant("${x}"), fc.string(), fc.double()),
        fc.array(tie("document"), { maxLength: 3 }),
        fc.dictionary(keys, tie("document"), { maxKeys: 3 }),
      ),
    }));
    fc.assert(
      fc.property(document, fc.boolean(), (value, asText) => {
        try {
          const pattern = asText ? EventPattern.parse(JSON.stringify(value)) : EventPattern.fromObject(value);
          pattern.explain({ data: value }).toString();
          pattern.toJson();
        } catch (error) {
          expect((error as Error).name).toBe("InvalidInput");
          expect((error as Error).message.length).toBeLessThan(2_000);
        }
      }),
      { numRuns: 5_000 },
    );
  });

  test("any text is a pattern or is refused with a message", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (json) => {
        try {
          EventPattern.parse(json);
        } catch (error) {
          expect((error as Error).name).toBe("InvalidInput");
        }
      }),
      RUNS,
    );
  });
});
