import { Token } from "cdktf";
import { EventPattern } from "../../lib/events/event-pattern";
import { EventType } from "../../lib/events/event-type";
import { Match } from "../../lib/events/match";

test.each([
  [Match.prefix("a"), '{"prefix":"a"}'],
  [Match.suffix("a"), '{"suffix":"a"}'],
  [Match.contains("a"), '{"contains":"a"}'],
  [Match.anythingBut("a"), '{"anything-but":"a"}'],
  [Match.anythingBut(1), '{"anything-but":1}'],
  [Match.anythingBut("b", "a"), '{"anything-but":["a","b"]}'],
  [Match.anythingBut(["a", "b"]), '{"anything-but":["a","b"]}'],
  [Match.anythingBut(EventType.ESS_SCALE_OUT_START), '{"anything-but":"ess:ScalingActivity:ScaleOutStart"}'],
  [Match.anythingBut(Match.prefix("a")), '{"anything-but":{"prefix":"a"}}'],
  [Match.anythingButPrefix("a"), '{"anything-but":{"prefix":"a"}}'],
  [Match.equalTo(301.8), '{"numeric":["=",301.8]}'],
  [Match.lessThan(10), '{"numeric":["<",10]}'],
  [Match.atMost(10), '{"numeric":["<=",10]}'],
  [Match.greaterThan(10), '{"numeric":[">",10]}'],
  [Match.interval({ above: 0, atMost: 5 }), '{"numeric":[">",0,"<=",5]}'],
  [Match.interval({ above: 0, below: 5 }), '{"numeric":[">",0,"<",5]}'],
  [Match.cidr("10.0.0.0/24"), '{"cidr":"10.0.0.0/24"}'],
  [Match.exists(), '{"exists":true}'],
  [Match.doesNotExist(), '{"exists":false}'],
])("%j renders as %s", (match, json) => {
  expect(JSON.stringify(match)).toBe(json);
  expect(EventPattern.of({ data: { field: [match] } }).toJson()).toBe(`{"data":{"field":[${json}]}}`);
});

test("literals and operators stand side by side", () => {
  const pattern = EventPattern.of({ data: { field: [Match.prefix("x"), "a", null] } });
  expect(pattern.toObject()).toEqual({ data: { field: ["a", null, { prefix: "x" }] } });
});

test("a wrong argument is refused where it is made", () => {
  expect(() => Match.prefix("")).toThrow("Match.prefix: prefix");
  expect(() => Match.cidr("10.0.0.0/40")).toThrow("Match.cidr: cidr");
  expect(() => Match.equalTo(1e10)).toThrow("Match.equalTo: numeric");
  expect(() => Match.anythingBut()).toThrow("names at least one value");
});

test.each([{ above: 0 }, { above: 0, below: 1, atMost: 1 }])(
  "the interval %j is refused: it has one upper bound",
  (bounds) => {
    expect(() => Match.interval(bounds)).toThrow("An interval has one upper bound");
  },
);

test("an interval that holds no number is refused", () => {
  expect(() => Match.interval({ above: 5, below: 5 })).toThrow("No number lies between");
});

test("arguments that only Terraform knows are not judged", () => {
  const text = Token.asString({ resolve: () => "x" });
  const number = Token.asNumber({ resolve: () => 1 });
  const list = Token.asList({ resolve: () => ["x"] });
  expect(Match.prefix(text).toJSON()).toEqual({ prefix: text });
  expect(Match.contains(text).toJSON()).toEqual({ contains: text });
  expect(Match.cidr(text).toJSON()).toEqual({ cidr: text });
  expect(Match.anythingBut(list).toJSON()).toEqual({ "anything-but": list });
  expect(Match.anythingBut(text, "a").toJSON()).toEqual({ "anything-but": ["a", text] });
  expect(Match.interval({ above: number, below: 1 }).toJSON()).toEqual({ numeric: [">", number, "<", 1] });
});
