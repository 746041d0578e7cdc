import { Token } from "cdktf";
import * as snapshots from "../../lib/snapshots";

const { Retention } = snapshots;

test.each([1, 30, 65_535])("%i days are accepted", (days) => {
  expect(Retention.days(days)).toMatchObject({ retentionDays: days, isForever: false });
});

test.each([0, -1, 65_536, 1.5, NaN])("%p days are refused", (days) => {
  expect(() => Retention.days(days)).toThrow(
    `Retention.days: got ${days}. It must be a whole number from 1 to 65535 days. Use Retention.forever()`,
  );
});

test("for ever is what the API calls -1", () => {
  expect(Retention.forever()).toMatchObject({ retentionDays: -1, isForever: true });
});

test("a number that only the deployment knows is not judged", () => {
  expect(() => Retention.days(Token.asNumber({ resolve: () => "${var.days}" }))).not.toThrow();
});
