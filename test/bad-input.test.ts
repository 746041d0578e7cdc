import { ARCHIVE } from "./bad-input/archive";
import { AUTOMATION } from "./bad-input/automation";
import { BadInput } from "./bad-input/bad-input";
import { DATA_PROTECTION } from "./bad-input/data-protection";
import { EVENTS, SECRET } from "./bad-input/events";
import { FUNCTIONS } from "./bad-input/functions";
import { IDENTITY } from "./bad-input/identity";
import { MONITORING } from "./bad-input/monitoring";
import { SCALING } from "./bad-input/scaling";
import { SNAPSHOTS } from "./bad-input/snapshots";
import { TARGETS } from "./bad-input/targets";
import { ACCEPTED_TOKENS } from "./bad-input/tokens";
import { WARNED_INPUTS } from "./bad-input/warnings";
import { newStack, warningsOf } from "./synthesis";

const NAMESPACES: [string, BadInput[]][] = [
  ["archive", ARCHIVE],
  ["automation", AUTOMATION],
  ["data protection", DATA_PROTECTION],
  ["events", EVENTS],
  ["functions", FUNCTIONS],
  ["identity", IDENTITY],
  ["monitoring", MONITORING],
  ["scaling", SCALING],
  ["snapshots", SNAPSHOTS],
  ["targets", TARGETS],
];
const ALL = NAMESPACES.flatMap(([, inputs]) => inputs);

/** The error that bad input gives. */
function errorOf({ make }: BadInput): Error {
  try {
    make();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was refused");
}

/** The sentences of a message: what and which value, the rule, the mend. */
function sentences(message: string): string[] {
  const own = message.replace(/^Validation failed.*\n/, "").replace(/ See https:\/\/\S+|\n+If you wish[^]*/g, "");
  return own.split(/[.?](?=\s|$)/).filter((sentence) => sentence.trim() !== "");
}

describe.each(NAMESPACES)("bad input for %s", (_, inputs) => {
  test.each(inputs)("$title", (input) => {
    const { name, message } = errorOf(input);
    expect(message).toMatch(input.message);
    expect(name).not.toBe("TypeError");
    expect(sentences(message).length).toBeGreaterThanOrEqual(3);
    expect(message).not.toMatch(
      /undefined is not|Cannot read|is not a function|is not iterable|\[object Object\]|TfToken/,
    );
    expect(message).not.toContain(SECRET);
  });
});

test("there are many, each with a title of its own and a message of its own", () => {
  expect(ALL.length).toBeGreaterThanOrEqual(150);
  expect(new Set(ALL.map(({ title }) => title)).size).toBe(ALL.length);
  expect(new Set(ALL.map((input) => errorOf(input).message)).size).toBe(ALL.length);
});

test.each(WARNED_INPUTS)("warned of: $title", ({ make, warning }) => {
  const stack = newStack();
  make(stack);
  expect(warningsOf(stack)).toContainEqual(expect.stringMatching(warning));
});

test.each(ACCEPTED_TOKENS)("a token is not judged: $title", ({ make }) => {
  expect(() => make(newStack({ region: "cn-hangzhou", accountId: "1234567890123456" }))).not.toThrow();
});
