import { Fn, Token } from "cdktf";
import { scaling } from "../../lib";

const { CriticalInstances } = scaling;
const ids = (count: number) => Array.from({ length: count }, (_, index) => `i-bp1${String(index).padStart(4, "0")}`);

test("ids are sorted, so that the order of the app does not show in the plan", () => {
  expect(CriticalInstances.ids(["i-b", "i-a"])._instanceIds).toEqual(["i-a", "i-b"]);
});

test("ten ids are accepted", () => {
  expect(CriticalInstances.ids(ids(10))._instanceIds).toHaveLength(10);
});

test("eleven ids are refused: the provider reads back ten", () => {
  expect(() => CriticalInstances.ids(ids(11))).toThrow(/got 11.*1 to 10 protected instances.*List at most 10/s);
});

test("no id at all is refused", () => {
  expect(() => CriticalInstances.ids([])).toThrow(/got 0/);
});

test.each(["asg-bp1abc", "web-1", "10.0.0.1", "I-bp1abc", "i-", "i-bp1/abc", ""])("%p is no instance id", (id) => {
  expect(() => CriticalInstances.ids(["i-bp1abc", id])).toThrow(
    `CriticalInstances.ids[1]: got ${JSON.stringify(id)}. An ECS instance id is i- followed by`,
  );
});

test("an id listed twice is refused: another one was probably meant", () => {
  expect(() => CriticalInstances.ids(["i-a", "i-b", "i-a"])).toThrow(/got "i-a"\. Each instance is listed once/);
});

test("a token among the ids is not judged", () => {
  expect(() => CriticalInstances.ids([Token.asString({ resolve: () => "anything" }), "i-a"])).not.toThrow();
});

test("a token that stands for the whole list is not counted", () => {
  expect(() => CriticalInstances.ids(Token.asList(Fn.split(",", "${var.ids}")))).not.toThrow();
});
