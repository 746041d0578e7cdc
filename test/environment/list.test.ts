import { Token } from "cdktf";
import { checkCount } from "../../lib/environment/count";
import { checkKnownList, checkList, checkTexts } from "../../lib/environment/list";

const TOKENS = [Token.asList({ resolve: () => "${var.list}" }), "${var.list}"];

describe("a list", () => {
  test.each(TOKENS)("may be a token", (token) => expect(() => checkList("ids", token)).not.toThrow());

  test("has no gaps", () => {
    const gap = ["a"];
    gap.length = 2;
    expect(() => checkList("hours", gap)).toThrow(/^hours\[1\]\. The list has a gap there\. Name each entry/);
  });
});

describe("a list that decides what is synthesized", () => {
  test.each(TOKENS)("is no token", (token) => {
    const message = /^contacts\. A list that only the deployment knows cannot be taken here.*Write the list out/;
    expect(() => checkKnownList("contacts", token)).toThrow(message);
    expect(() => checkCount("contacts", token as string[], { min: 1, known: true })).toThrow(message);
  });

  test("is a list", () => {
    expect(() => checkKnownList("contacts", "a")).toThrow(/It takes a list/);
    expect(() => checkKnownList("contacts", ["a"])).not.toThrow();
  });
});

describe("a list of texts", () => {
  test.each([null, "", 5, {}, undefined, ["a"]])("does not hold %p", (entry) =>
    expect(() => checkTexts("vswitchIds", ["vsw-a", entry])).toThrow(
      /^vswitchIds\[1\]: got .* It is (a text|not empty)/,
    ),
  );

  test("may hold tokens", () => expect(() => checkTexts("vswitchIds", ["a", "${var.a}"])).not.toThrow());

  test.each(TOKENS)("may be a token", (token) => expect(() => checkTexts("vswitchIds", token)).not.toThrow());
});
