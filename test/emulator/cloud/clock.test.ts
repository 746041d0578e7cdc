import { Clock } from "../../../emulator/cloud/clock";

const START = new Date(0);

test("time stands still until somebody moves it, and never goes back", async () => {
  const clock = new Clock(START);
  await clock.advance(1000);
  expect(clock.now).toEqual(new Date(1000));
  await expect(clock.advance(-1)).rejects.toThrow(RangeError);
});

test("what was set goes off at its own time, in order of time and then of setting", async () => {
  const clock = new Clock(START);
  const seen: string[] = [];
  const note = (name: string) => () => void seen.push(`${name} at ${clock.now.getTime()}`);
  clock.at(new Date(20), note("late"));
  clock.at(new Date(10), note("first"));
  clock.after(10, note("second"));
  clock.at(new Date(31), note("beyond"));
  await clock.advance(30);
  expect(seen).toEqual(["first at 10", "second at 10", "late at 20"]);
  expect(clock.now).toEqual(new Date(30));
});

test("what goes off may set more for the time that is still to come", async () => {
  const clock = new Clock(START);
  const seen: number[] = [];
  const tick = () => {
    seen.push(clock.now.getTime());
    clock.after(10, tick);
  };
  clock.after(10, tick);
  await clock.advance(35);
  expect(seen).toEqual([10, 20, 30]);
});

test("a timer for the past goes off with the next move", async () => {
  const clock = new Clock(new Date(100));
  const seen: number[] = [];
  clock.at(new Date(50), () => void seen.push(clock.now.getTime()));
  await clock.advance(0);
  expect(seen).toEqual([100]);
});

test("a cancelled timer does not go off", async () => {
  const clock = new Clock(START);
  const seen: string[] = [];
  clock.after(1, () => void seen.push("gone")).cancel();
  await clock.advanceTo(new Date(5));
  expect(seen).toEqual([]);
});

test("what takes its time is waited for", async () => {
  const clock = new Clock(START);
  const seen: string[] = [];
  clock.after(1, async () => {
    await new Promise((resolve) => setImmediate(resolve));
    seen.push("slow");
  });
  clock.after(1, () => void seen.push("quick"));
  await clock.advance(1);
  expect(seen).toEqual(["slow", "quick"]);
});
