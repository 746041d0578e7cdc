import * as fc from "fast-check";
import { decided, disks } from "./leaving";

describe("laws", () => {
  const states = ["missing", "progressing", "accomplished", "failed", "refused", "unsupported"] as const;
  const anyDisks = fc.array(fc.constantFrom(...states), { maxLength: 12 }).map((list) => disks(...list));
  const anyUnseen = fc.array(fc.constantFrom("i-1", "i-2"), { maxLength: 2 });
  const anyGroup = fc
    .record({ heartbeatTimeoutSeconds: fc.integer({ min: 30, max: 21600 }), more: fc.nat(21_600) })
    .map(({ heartbeatTimeoutSeconds, more }) => ({
      heartbeatTimeoutSeconds,
      maximumWaitSeconds: Math.min(heartbeatTimeoutSeconds + more, 21_600),
    }));

  test("under ROLLBACK no instance goes whose disks are not all saved", () => {
    fc.assert(
      fc.property(anyDisks, anyUnseen, anyGroup, fc.nat(200_000), (list, unseen, group, waitedSeconds) => {
        const decision = decided({ disks: list, unseen, waitedSeconds }, group);
        if (decision.kind === "end" && decision.result === "CONTINUE") {
          expect(unseen).toEqual([]);
          expect(list.filter(({ state }) => state !== "accomplished" && state !== "unsupported")).toEqual([]);
        }
      }),
    );
  });

  test("it ends by the maximum wait, whatever the state", () => {
    fc.assert(
      fc.property(anyDisks, anyUnseen, anyGroup, fc.nat(100_000), (list, unseen, group, over) => {
        const waitedSeconds = group.maximumWaitSeconds + over;
        expect(decided({ disks: list, unseen, waitedSeconds }, group).kind).toBe("end");
      }),
    );
  });

  test("a hook is held for what the service takes, and beyond the limit by no more than half a heartbeat", () => {
    fc.assert(
      fc.property(anyDisks, anyGroup, fc.nat(200_000), (list, group, waitedSeconds) => {
        const decision = decided({ disks: list, waitedSeconds }, group);
        if (decision.kind === "wait") {
          expect(decision.seconds).toBeGreaterThanOrEqual(30);
          const longest = group.maximumWaitSeconds + Math.max(30, Math.ceil(group.heartbeatTimeoutSeconds / 2));
          expect(waitedSeconds + decision.seconds).toBeLessThanOrEqual(longest);
          // There is a look in between: the function looks twice a heartbeat.
          const look = group.maximumWaitSeconds + group.heartbeatTimeoutSeconds / 2;
          expect(waitedSeconds + decision.seconds).toBeGreaterThanOrEqual(Math.min(look, 21_600));
        }
      }),
    );
  });

  test("a hook is extended while its own time can still be running, and not once a snapshot was started", () => {
    fc.assert(
      fc.property(anyDisks, anyGroup, fc.nat(200_000), (list, group, waitedSeconds) => {
        const decision = decided({ disks: list, waitedSeconds }, group);
        if (decision.kind === "wait") {
          const begun = list.some(({ state }) => state === "progressing" || state === "accomplished");
          if (begun) expect(decision.extend).toBe(false);
          else if (waitedSeconds <= group.heartbeatTimeoutSeconds) expect(decision.extend).toBe(true);
        }
      }),
    );
  });

  test("what is started is what is missing", () => {
    fc.assert(
      fc.property(anyDisks, (list) => {
        const decision = decided({ disks: list });
        if (decision.kind === "wait") {
          expect(decision.start).toEqual(list.filter(({ state }) => state === "missing"));
        }
      }),
    );
  });
});
