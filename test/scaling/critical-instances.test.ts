import { Fn, Token } from "cdktf";
import { scaling } from "../../lib";

const { CriticalInstances, InstanceSelection } = scaling;
const ids = (count: number) => Array.from({ length: count }, (_, index) => `i-bp1${String(index).padStart(4, "0")}`);

test("ids are sorted, so that the order of the app does not show in the plan", () => {
  expect(CriticalInstances.ids(["i-b", "i-a"]).instanceIds).toEqual(["i-a", "i-b"]);
});

test("more ids than a group holds are refused", () => {
  expect(CriticalInstances.ids(ids(2000)).instanceIds).toHaveLength(2000);
  expect(() => CriticalInstances.ids(ids(2001))).toThrow(/CriticalInstances\.ids: got 2001/);
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

describe("what instances are chosen by", () => {
  test("their ids", () => {
    expect(CriticalInstances.ids(["i-a"])).toEqual({ selection: InstanceSelection.IDS, instanceIds: ["i-a"] });
  });

  test("nothing: all of them", () => {
    expect(CriticalInstances.all()).toEqual({ selection: InstanceSelection.ALL });
  });

  test("their tags", () => {
    expect(CriticalInstances.tagged({ role: "primary" })).toEqual({
      selection: InstanceSelection.TAGGED,
      tags: { role: "primary" },
    });
  });

  test("their age", () => {
    expect(CriticalInstances.oldest(2)).toEqual({ selection: InstanceSelection.OLDEST, count: 2 });
  });
});

test("no tag at all is refused: it would mean every instance", () => {
  expect(() => CriticalInstances.tagged({})).toThrow(/at least one tag.*CriticalInstances\.all\(\)/s);
});

test.each(["", "aliyun", "aliyun-x", "acs:x", "http://x", "https://x", "k".repeat(129)])(
  "%p is no key of a tag",
  (key) => {
    expect(() => CriticalInstances.tagged({ [key]: "x" })).toThrow(
      `A key of CriticalInstances.tagged: got ${JSON.stringify(key)}. It has 1 to 128 characters`,
    );
  },
);

test.each(["k", "k".repeat(128), "my-aliyun", "角色"])("%p is a key of a tag", (key) => {
  expect(CriticalInstances.tagged({ [key]: "" }).tags).toEqual({ [key]: "" });
});

test("a value of a tag is not longer than 128 characters", () => {
  expect(() => CriticalInstances.tagged({ role: "v".repeat(128) })).not.toThrow();
  expect(() => CriticalInstances.tagged({ role: "v".repeat(129) })).toThrow(/tagged\["role"\]: got/);
});

test("more than 20 tags are refused: no instance has more", () => {
  const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, "v"]));
  expect(() => CriticalInstances.tagged(tags(20))).not.toThrow();
  expect(() => CriticalInstances.tagged(tags(21))).toThrow(/at most 20 tags/);
});

test("tags that only the deployment knows are not judged", () => {
  expect(() => CriticalInstances.tagged({ "${var.key}": "${var.value}" })).not.toThrow();
  expect(() => CriticalInstances.tagged(Token.asStringMap({ resolve: () => "${var.tags}" }))).not.toThrow();
});

test.each([0, -1, 1.5, NaN, 2001])("the oldest %p instances are refused", (count) => {
  expect(() => CriticalInstances.oldest(count)).toThrow(/a whole number from 1 to 2000 instances/);
});

test.each([1, 2000])("the oldest %p instances are accepted", (count) => {
  expect(CriticalInstances.oldest(count).count).toBe(count);
});

test("a number that only the deployment knows is not judged", () => {
  expect(() => CriticalInstances.oldest(Token.asNumber({ resolve: () => "${var.count}" }))).not.toThrow();
});
