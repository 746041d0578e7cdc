import { EventPattern } from "../../lib/events/event-pattern";

const PAIRS = 100_000;
const EVENTS_PER_PATTERN = 5;

/** The same numbers each time: those of Park and Miller. */
class Dice {
  public constructor(private state: number) {}

  public upTo(count: number): number {
    this.state = (this.state * 48_271) % 2_147_483_647;
    return this.state % count;
  }

  public oneOf<T>(choices: readonly T[]): T {
    return choices[this.upTo(choices.length)];
  }

  public list<T>(most: number, make: () => T): T[] {
    return Array.from({ length: this.upTo(most + 1) }, make);
  }
}

// Names and texts that meet often, and some that are known to break things.
const NAMES = ["a", "b", "c", "a.b", "__proto__", "constructor", "", "Ü", "0"];
const TEXTS = [
  "",
  "a",
  "ab",
  "ba",
  "80",
  "10.0.0.7",
  "10.0.0.255",
  "Ü",
  "\ud800",
  "x".repeat(300),
  "(a+)+$",
  "*",
  "null",
];
const NUMBERS = [0, -0, -1, 1, 2.5, 80, 300.1, 1e9, -1e9, 5e-7];
const BEYOND = [1e300, Number.NaN, Number.POSITIVE_INFINITY, 123_456_789_012_345_680];
const BLOCKS = ["10.0.0.0/24", "0.0.0.0/0", "10.0.0.7/32", "10.0.0.7", "10.0.0.0/33", "::1/64"];

function randomPattern(dice: Dice): object {
  const scalar = () => dice.oneOf<unknown>([...TEXTS, ...NUMBERS, true, false, null]);
  const operator = (): unknown => {
    const text = dice.oneOf(TEXTS);
    const number = dice.oneOf(dice.upTo(20) === 0 ? BEYOND : NUMBERS);
    const operators: unknown[] = [
      { prefix: text },
      { suffix: text },
      { contains: text },
      { "anything-but": dice.oneOf<unknown>([text, number, [text, "z"], { prefix: text }, { suffix: text }, null]) },
      { numeric: [dice.oneOf(["=", "<", ">", "<=", ">=", "!="]), number] },
      { numeric: [">", Math.min(number, 7), "<=", 8] },
      { cidr: dice.oneOf(BLOCKS) },
      { exists: dice.upTo(2) === 0 },
      // What the grammar refuses.
      dice.oneOf<unknown>([
        {},
        { prefix: 1 },
        { numeric: [] },
        { prefix: "a", suffix: "b" },
        [["a"]],
        { wildcard: "*" },
      ]),
    ];
    return operators[dice.upTo(dice.upTo(10) === 0 ? 9 : 8)];
  };
  const leaf = () => [scalar(), ...dice.list(3, () => (dice.upTo(2) === 0 ? scalar() : operator()))];
  const branch = (depth: number): object =>
    Object.fromEntries([
      [dice.oneOf(NAMES.slice(0, 3)), leaf()],
      ...dice.list(2, () => [dice.oneOf(NAMES), depth > 0 && dice.upTo(3) === 0 ? branch(depth - 1) : leaf()]),
    ]);
  return {
    ...(dice.upTo(2) === 0 && { source: [dice.oneOf(TEXTS)] }),
    ...(dice.upTo(4) === 0 && { subject: [dice.oneOf(TEXTS), { prefix: "a" }] }),
    ...(dice.upTo(5) > 0 && { data: branch(3) }),
  };
}

function randomEvent(dice: Dice): unknown {
  const value = (depth: number): unknown => {
    if (depth === 0 || dice.upTo(2) === 0) return dice.oneOf<unknown>([...TEXTS, ...NUMBERS, ...BEYOND, true, null]);
    if (dice.upTo(3) === 0) return dice.list(4, () => value(depth - 1));
    return Object.fromEntries(dice.list(4, () => [dice.oneOf(NAMES), value(depth - 1)]));
  };
  if (dice.upTo(20) === 0) return value(2);
  return { source: dice.oneOf(TEXTS), subject: value(1), data: value(4) };
}

test("100,000 random pairs of pattern and event are judged, and explained alike, without falling over", () => {
  const dice = new Dice(20_260_131);
  const wrong: unknown[] = [];
  let [pairs, refused, matched] = [0, 0, 0];
  while (pairs < PAIRS) {
    const object = randomPattern(dice);
    let pattern: EventPattern;
    try {
      pattern = EventPattern.fromObject(object);
    } catch (error) {
      refused++;
      if ((error as Error).name !== "InvalidInput") wrong.push([object, error]);
      continue;
    }
    for (let n = 0; n < EVENTS_PER_PATTERN; n++, pairs++) {
      const event = randomEvent(dice);
      const explanation = pattern.explain(event);
      if (explanation.matched) matched++;
      if (pattern.matches(event) !== explanation.matched) wrong.push([object, event]);
      if (n === 0 && !explanation.toString().includes("The event")) wrong.push([object, event, explanation.toString()]);
    }
  }
  expect(wrong.slice(0, 3)).toEqual([]);
  // A fuzz that is never refused or never matches tests little.
  expect(refused).toBeGreaterThan(1_000);
  expect(matched).toBeGreaterThan(1_000);
});
