import { checkOneLine } from "../../lib/environment/one-line";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/";

test.each(["Snapshots failed", "快照失败", "", undefined, '${join("\n", var.teams)}'])("%p is one line", (text) => {
  expect(() => checkOneLine("subject", text, SEE)).not.toThrow();
});

test.each(["a\r\nBcc: b", "a\nb", "a\tb", "a\u0000", "a\u007f", "${var.team}\nb"])("%p is not", (text) => {
  expect(() => checkOneLine("subject", text, SEE)).toThrow(/^subject: got .*It is one line/);
});
