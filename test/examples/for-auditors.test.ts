import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Random } from "../../emulator/cloud/random";
import { retryDelay } from "../../emulator/cloud/retry-strategy";

const GUIDE = readFileSync(join(__dirname, "..", "..", "docs", "guides", "for-auditors.md"), "utf8").replace(
  /\s+/g,
  " ",
);

const DAY = 24 * 60 * 60;
const KEPT = 7 * DAY;

/** The waits as the official page lists them. */
const DECAY = [1, 2, 4, 8, 16, 32, 64, 128, 256, ...Array<number>(167).fill(512)];
const BACKOFF = { retries: 3, shortest: 10, longest: 20 };

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const seconds = (count: number) => `${count.toLocaleString("en-US")} s`;

/** A time in days, hours, minutes and seconds. */
function spelled(count: number): string {
  const days = Math.floor(count / DAY);
  const rest = new Date((count % DAY) * 1000).toISOString();
  const [hours, minutes, secs] = [rest.slice(11, 13), rest.slice(14, 16), rest.slice(17, 19)].map(Number);
  return `${days > 0 ? `${days} days ` : ""}${hours} h ${minutes} min ${secs} s`;
}

test("the emulator waits as the guide says", () => {
  const waits = (policy: string) => {
    const random = new Random(1);
    const all = Array.from({ length: 200 }, (_, retry) => retryDelay(policy, retry, random));
    return all.filter((wait) => wait !== undefined).map((wait) => wait / 1000);
  };
  expect(waits("EXPONENTIAL_DECAY_RETRY")).toEqual(DECAY);
  const backoff = waits("BACKOFF_RETRY");
  expect(backoff).toHaveLength(BACKOFF.retries);
  expect(Math.min(...backoff)).toBeGreaterThanOrEqual(BACKOFF.shortest);
  expect(Math.max(...backoff)).toBeLessThanOrEqual(BACKOFF.longest);
});

test("the guide counts the retries of a day", () => {
  expect(GUIDE).toContain(
    `| ${DECAY.length} | 1, 2, 4 … 256 seconds, then 167 times 512 seconds | ${seconds(sum(DECAY))}, which is ${spelled(sum(DECAY))} |`,
  );
});

test("the guide counts the retries of a minute", () => {
  const { retries, shortest, longest } = BACKOFF;
  expect(GUIDE).toContain(
    `| ${retries} | ${shortest} to ${longest} seconds each | ${retries * shortest} to ${seconds(retries * longest)} |`,
  );
});

test("the guide says which events of an outage of a day are not delivered", () => {
  expect(GUIDE).toContain(`events of the first ${seconds(DAY - sum(DECAY))} of the outage`);
  expect(GUIDE).toContain(`within ${seconds(Math.max(...DECAY))};`);
});

test("the guide says how long a dead letter can be read", () => {
  expect(GUIDE).toContain(`${seconds(KEPT)}, which is 7 days`);
  expect(GUIDE).toContain(`up to ${seconds(KEPT + sum(DECAY))}, which is ${spelled(KEPT + sum(DECAY))},`);
});

test("the guide says when the first tries come", () => {
  const first = DECAY.slice(0, 6).map((_, index) => sum(DECAY.slice(0, index + 1)));
  expect(GUIDE).toContain(
    `the tries come ${first.slice(0, -1).join(", ")} and ${seconds(first.at(-1)!)} after the first`,
  );
});

test("a wrong number would be found", () => {
  expect(GUIDE).not.toContain(seconds(sum(DECAY) + 1));
  expect(spelled(86_015)).toBe("23 h 53 min 35 s");
});
