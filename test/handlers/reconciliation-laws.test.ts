import * as fc from "fast-check";
import { ago, disk, instance, NOW, settings } from "./group";
import { GroupState } from "../../handlers/reconciliation/group-state";
import { BATCH, Plan, planGroup } from "../../handlers/reconciliation/plan";
import { InstanceSelection, ReconciledGroup } from "../../handlers/settings";

describe("laws", () => {
  const POLICIES = ["sp-1", "sp-2", "sp-3"];
  const STATES = [
    "InService",
    "InService",
    "Protected",
    "Pending",
    "Pending:Wait",
    "Standby",
    "Removing",
    "Removing:Wait",
  ];
  const numbers = fc.uniqueArray(fc.nat(200), { maxLength: 60 });
  const selections: fc.Arbitrary<InstanceSelection> = fc.oneof(
    fc.record({ kind: fc.constant("ids" as const), ids: numbers.map((list) => list.map((number) => `i-${number}`)) }),
    fc.constant({ kind: "all" as const }),
    fc.record({
      kind: fc.constant("tags" as const),
      tags: fc.constantFrom<{ [key: string]: string }>({ a: "1" }, { a: "1", b: "2" }),
    }),
    fc.record({ kind: fc.constant("oldest" as const), count: fc.integer({ min: 1, max: 70 }) }),
  );
  const anySettings: fc.Arbitrary<ReconciledGroup> = fc
    .record({
      instances: fc.option(selections, { nil: undefined }),
      releaseOthers: fc.boolean(),
      snapshotPolicyId: fc.option(fc.constantFrom(...POLICIES), { nil: undefined }),
      replaceOtherPolicies: fc.boolean(),
      keepAutomaticSnapshots: fc.boolean(),
      recoveryPointObjectiveHours: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
    })
    .map(settings);
  const anyState: fc.Arbitrary<GroupState> = fc.tuple(numbers, fc.infiniteStream(fc.nat())).map(([list, stream]) => {
    const next = (limit: number) => stream.next().value % limit;
    const instances = list.map((number) =>
      instance(`i-${number}`, {
        lifecycleState: STATES[next(STATES.length)],
        createdAt: next(5) === 0 ? undefined : ago(next(300)),
        tags: { ...(next(2) ? { a: "1" } : {}), ...(next(2) ? { b: "2" } : {}) },
      }),
    );
    const disks = instances.flatMap(({ id }) =>
      Array.from({ length: 1 + next(3) }, (_, index) =>
        disk(`d-${id}-${index}`, {
          instanceId: id,
          category: ["cloud_essd", "cloud_ssd", "local_ssd_pro"][next(3)],
          snapshotPolicyIds: POLICIES.filter(() => next(3) === 0),
          deleteAutoSnapshot: next(2) === 0,
          newestSnapshotAt: next(2) ? ago(next(300)) : undefined,
        }),
      ),
    );
    return { instances, disks };
  });

  /** What the cloud makes of a plan. */
  function applied({ instances, disks }: GroupState, made: Plan, policy?: string): GroupState {
    const [protect, release] = [made.protect.flat(), made.release.flat()];
    const [cover, keep] = [made.applyPolicy.flat(), made.keepSnapshots.flat()];
    return {
      instances: instances.map((one) => ({
        ...one,
        lifecycleState: protect.includes(one.id)
          ? "Protected"
          : release.includes(one.id)
            ? "InService"
            : one.lifecycleState,
      })),
      disks: disks.map((one) => ({
        ...one,
        snapshotPolicyIds: cover.includes(one.id) ? [policy!] : one.snapshotPolicyIds,
        deleteAutoSnapshot: one.deleteAutoSnapshot && !keep.includes(one.id),
      })),
    };
  }

  const property = (check: (group: ReconciledGroup, state: GroupState, made: Plan) => void) =>
    fc.assert(
      fc.property(anySettings, anyState, (group, state) => check(group, state, planGroup(group, state, NOW))),
      { numRuns: 300 },
    );

  test("no call has more than twenty, none is empty, and none names anything twice", () => {
    property((_group, _state, made) => {
      for (const batches of [made.protect, made.release, made.applyPolicy, made.keepSnapshots]) {
        expect(batches.every(({ length }) => length > 0 && length <= BATCH)).toBe(true);
        expect(new Set(batches.flat()).size).toBe(batches.flat().length);
      }
    });
  });

  test("nothing is released that was not asked for", () => {
    property((group, state, made) => {
      const released = made.release.flat();
      if (!group.releaseOthers || !group.instances) expect(released).toEqual([]);
      const named = group.instances?.kind === "ids" ? group.instances.ids : [];
      expect(released.filter((id) => named.includes(id))).toEqual([]);
      expect(group.instances?.kind === "all" ? released : []).toEqual([]);
      const before = new Map(state.instances.map((one) => [one.id, one.lifecycleState]));
      expect(released.every((id) => before.get(id) === "Protected")).toBe(true);
    });
  });

  test("a second run changes nothing", () => {
    property((group, state, made) => {
      const again = planGroup(group, applied(state, made, group.snapshotPolicyId), NOW);
      expect([again.protect, again.release, again.applyPolicy, again.keepSnapshots]).toEqual([[], [], [], []]);
    });
  });

  test("after one run every selected instance that serves is protected, and every disk that may have the policy has it", () => {
    property((group, state, made) => {
      const after = applied(state, made, group.snapshotPolicyId);
      if (group.instances?.kind === "all") {
        expect(after.instances.filter(({ lifecycleState }) => lifecycleState === "InService")).toEqual([]);
      }
      const policy = group.snapshotPolicyId;
      if (policy) {
        const said = new Set(made.skipped.map(({ id }) => id));
        const leaving = new Set(
          state.instances.filter(({ lifecycleState }) => /^Removing/.test(lifecycleState)).map(({ id }) => id),
        );
        const bare = after.disks.filter(
          (one) => !one.snapshotPolicyIds.includes(policy) && !leaving.has(one.instanceId),
        );
        expect(bare.filter(({ id }) => !said.has(id))).toEqual([]);
      }
    });
  });

  test("no other policy is replaced unless asked", () => {
    property((group, state, made) => {
      const had = new Map(state.disks.map((one) => [one.id, one.snapshotPolicyIds]));
      const replaced = made.applyPolicy.flat().filter((id) => had.get(id)!.length > 0);
      if (!group.replaceOtherPolicies) expect(replaced).toEqual([]);
    });
  });

  test("the same state gives the same plan", () => {
    property((group, state, made) => expect(planGroup(group, structuredClone(state), NOW)).toEqual(made));
  });
});
