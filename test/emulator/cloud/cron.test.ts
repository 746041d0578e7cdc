import { nextTime } from "../../../emulator/cloud/cron";

test.each([
  ["@every 10m", "2026-01-01T00:00:00Z", "2026-01-01T00:10:00Z"],
  ["@every 1h30m", "2026-01-01T00:00:00Z", "2026-01-01T01:30:00Z"],
  ["0 0 4 * * *", "2026-01-01T04:00:00Z", "2026-01-02T04:00:00Z"],
  ["0 */15 * * * *", "2026-01-01T00:14:59Z", "2026-01-01T00:15:00Z"],
  ["CRON_TZ=Asia/Shanghai 0 0 4 * * *", "2026-01-01T00:00:00Z", "2026-01-01T20:00:00Z"],
  ["0 0 4 1 * *", "2026-01-01T05:00:00Z", "2026-02-01T04:00:00Z"],
  ["0 30 9-10 * * MON-FRI", "2026-01-02T10:30:00Z", "2026-01-05T09:30:00Z"],
  ["CRON_TZ=Europe/Berlin 0 30 2 * * *", "2026-03-28T02:00:00Z", "2026-03-30T00:30:00Z"],
])("%s after %s is %s", (expression, after, next) => {
  expect(nextTime(expression, new Date(after))).toEqual(new Date(next));
});

test.each(["", "0 4 * * *", "0 0 24 * * *", "0 0 0 31 2 *"])("%j is refused", (expression) => {
  expect(() => nextTime(expression, new Date("2026-01-01T00:00:00Z"))).toThrow();
});
