import { decided, disks } from "./leaving";
import { LeavingDisk } from "../../handlers/final-snapshot/decision";

describe("an instance may go", () => {
  const gone = { kind: "end", result: "CONTINUE", reason: "accomplished" };

  test("once every snapshot is accomplished", () => {
    expect(decided({ disks: disks("accomplished", "accomplished") })).toEqual(gone);
  });

  test("when what is left has no snapshots", () => {
    expect(decided({ disks: disks("accomplished", "unsupported") })).toEqual(gone);
  });

  test("when it has nothing to save", () => {
    expect(decided({})).toEqual(gone);
  });

  test("even if its time is up by then", () => {
    expect(decided({ disks: disks("accomplished"), waitedSeconds: 9999 })).toEqual(gone);
  });

  test("not while nobody knows its disks", () => {
    expect(decided({ unseen: ["i-1"] })).toEqual({ kind: "wait", start: [], seconds: 3900, extend: true });
  });
});

describe("a snapshot that failed", () => {
  test.each(["failed", "refused"] as const)("%s: the instance stays", (state) => {
    expect(decided({ disks: disks("accomplished", state, "progressing") })).toEqual({
      kind: "end",
      result: "ROLLBACK",
      reason: "snapshot failed",
    });
  });

  test("the instance goes where that was said", () => {
    expect(decided({ disks: disks("failed") }, { onFailure: "CONTINUE" })).toEqual({
      kind: "end",
      result: "CONTINUE",
      reason: "snapshot failed",
    });
  });
});

describe("while snapshots are under way", () => {
  test("those that are missing are started, and the hook is held", () => {
    const given = disks("missing", "progressing", "accomplished", "missing");
    expect(decided({ disks: given })).toMatchObject({ kind: "wait", start: [given[0], given[3]], seconds: 3900 });
  });

  test("the hook is extended before the first one is started, and not again", () => {
    const extended = (...states: LeavingDisk["state"][]) => decided({ disks: disks(...states), waitedSeconds: 100 });
    expect(extended("missing", "missing")).toMatchObject({ extend: true });
    expect(extended("missing", "unsupported")).toMatchObject({ extend: true });
    expect(extended("missing", "progressing")).toMatchObject({ extend: false });
    expect(extended("missing", "accomplished")).toMatchObject({ extend: false });
  });

  test("a hook that outlived its heartbeat was extended", () => {
    const extended = (waitedSeconds: number) => decided({ disks: disks("missing"), waitedSeconds });
    expect(extended(659)).toMatchObject({ extend: true });
    expect(extended(660)).toMatchObject({ extend: false });
  });

  test("the service holds nothing for more than six hours", () => {
    const held = (waitedSeconds: number) =>
      decided({ disks: disks("progressing"), waitedSeconds }, { maximumWaitSeconds: 21_500 });
    expect(held(0.5)).toMatchObject({ seconds: 21_599 });
    expect(held(20_000)).toMatchObject({ seconds: 1600 });
  });

  test("the hook is held no longer than the limit and half a heartbeat, in which the function looks again", () => {
    const held = (waitedSeconds: number) => decided({ disks: disks("progressing"), waitedSeconds });
    expect(held(3300)).toMatchObject({ seconds: 600 });
    expect(held(3301)).toMatchObject({ seconds: 599 });
    expect(held(3400.5)).toMatchObject({ seconds: 500 });
    expect(held(3599)).toMatchObject({ seconds: 301 });
  });

  test("nor shorter than the service takes", () => {
    const held = (waitedSeconds: number) =>
      decided({ disks: disks("progressing"), waitedSeconds }, { heartbeatTimeoutSeconds: 40 });
    expect(held(3599)).toMatchObject({ seconds: 30 });
    expect(held(3590)).toMatchObject({ seconds: 30 });
    expect(held(3589)).toMatchObject({ seconds: 31 });
  });

  test.each([3600, 3601])("after %d seconds the time is up", (waitedSeconds) => {
    const up = { kind: "end", result: "ROLLBACK", reason: "time is up" };
    expect(decided({ disks: disks("progressing"), waitedSeconds })).toEqual(up);
    expect(decided({ unseen: ["i-1"], waitedSeconds })).toEqual(up);
  });

  test("and the instance goes where that was said", () => {
    expect(decided({ disks: disks("missing"), waitedSeconds: 3600 }, { onFailure: "CONTINUE" })).toMatchObject({
      result: "CONTINUE",
      reason: "time is up",
    });
  });
});
