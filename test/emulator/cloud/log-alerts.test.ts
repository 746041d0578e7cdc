import { Cloud } from "../../../emulator/cloud/cloud";
import { LogAlertRequest } from "../../../emulator/cloud/log-alerts";

const HOUR = 3_600_000;
const ERRORS: LogAlertRequest = {
  project: "p",
  name: "errors",
  enabled: true,
  interval: "1h",
  store: "s",
  query: "content.result: failed | select count(1) as errors",
  start: "-2h",
  conditions: [
    { severity: 10, condition: "errors > 2" },
    { severity: 6, condition: "errors >= 1" },
  ],
  threshold: 1,
  sendResolved: true,
  repeatInterval: "12h",
  actionPolicyId: "oncall",
};

let cloud: Cloud;
beforeEach(() => {
  cloud = new Cloud();
  cloud.logs.place("p", ["s"]);
  cloud.logs.setIndex("sls:CreateIndex", "p", "s", {});
});

const write = (count: number, result = "failed") =>
  Array.from({ length: count }).forEach(() =>
    cloud.logs.append("p", "s", [{ contents: { content: JSON.stringify({ result }) } }]),
  );
const told = () => cloud.logAlerts.notifications.map(({ status, severity, count }) => [status, severity, count]);

test("it goes off by the first condition that holds, and ends when the entries are too old", async () => {
  cloud.logAlerts.watch(ERRORS);
  write(3);
  await cloud.clock.advance(4 * HOUR);
  expect(told()).toEqual([
    ["firing", 10, 3],
    ["resolved", undefined, 0],
  ]);
  expect(cloud.logAlerts.notifications[0]).toMatchObject({ alert: "errors", actionPolicyId: "oncall" });
});

test("entries that the search does not find count for nothing", async () => {
  cloud.logAlerts.watch(ERRORS);
  write(3, "accomplished");
  await cloud.clock.advance(HOUR);
  expect(told()).toEqual([]);
});

test("it has to be so as often in a row as it says", async () => {
  cloud.logAlerts.watch({ ...ERRORS, threshold: 3 });
  write(1);
  await cloud.clock.advance(2 * HOUR + 1);
  expect(told()).toEqual([]);
  write(1);
  await cloud.clock.advance(HOUR);
  expect(told()).toEqual([["firing", 6, 1]]);
});

test("while it lasts it is told again, and its end only if wanted", async () => {
  cloud.logAlerts.watch({ ...ERRORS, start: "-1d", repeatInterval: "12h", sendResolved: false });
  write(1);
  await cloud.clock.advance(30 * HOUR);
  expect(told()).toEqual([
    ["firing", 6, 1],
    ["firing", 6, 1],
  ]);
});

test.each([
  [8, [["firing", 8, undefined]]],
  [undefined, []],
])("without a result: severity %p", async (noDataSeverity, expected) => {
  cloud.logAlerts.nothingIsNoData = true;
  cloud.logAlerts.watch({ ...ERRORS, noDataSeverity });
  await cloud.clock.advance(HOUR);
  expect(told()).toEqual(expected);
});

test("one that is switched off, or gone, says nothing", async () => {
  cloud.logAlerts.watch({ ...ERRORS, enabled: false });
  cloud.logAlerts.watch({ ...ERRORS, name: "gone" });
  cloud.logAlerts.forget("p", "gone");
  write(1);
  await cloud.clock.advance(HOUR);
  expect(told()).toEqual([]);
});

test("nobody finds anything in a store without an index, and the alert says so", async () => {
  cloud.logs.setIndex("sls:DeleteIndex", "p", "s", undefined);
  cloud.logAlerts.watch(ERRORS);
  write(1);
  await cloud.clock.advance(HOUR);
  expect(told()).toEqual([]);
  expect(cloud.logAlerts.failureOf("p", "errors")).toContain("has no index");
});

test.each<[Partial<LogAlertRequest>, string]>([
  [{ query: "failed" }, 'the query "failed"'],
  [{ query: "* | select avg(n) as errors" }, "the query"],
  [{ conditions: [{ severity: 8, condition: "errors like 1" }] }, 'the condition "errors like 1"'],
  [{ conditions: [{ severity: 8, condition: "warnings > 1" }] }, 'the condition "warnings > 1"'],
  [{ interval: "hourly" }, 'the interval "hourly"'],
  [{ start: "absolute" }, "the start"],
])("what it does not understand is refused: %j", (part, what) => {
  expect(() => cloud.logAlerts.watch({ ...ERRORS, ...part })).toThrow(`does not understand ${what}`);
});
