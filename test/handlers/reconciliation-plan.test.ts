import * as fc from "fast-check";
import { DiskState, GroupState, InstanceState } from "../../handlers/reconciliation/group-state";
import { BATCH, Plan, planGroup } from "../../handlers/reconciliation/plan";
import { InstanceSelection, ReconciledGroup } from "../../handlers/settings";

const NOW = new Date("2026-06-01T12:00:00Z");
const HOUR = 3_600_000;
const ago = (hours: number) => new Date(NOW.getTime() - hours * HOUR);

function settings(given: Partial<ReconciledGroup> = {}): ReconciledGroup {
  return {
    scalingGroupId: "asg-1",
    releaseOthers: false,
    replaceOtherPolicies: false,
    keepAutomaticSnapshots: false,
    ...given,
  };
}

function instance(id: string, given: Partial<InstanceState> = {}): InstanceState {
  return { id, lifecycleState: "InService", createdAt: ago(100), tags: {}, ...given };
}

function disk(id: string, given: Partial<DiskState> = {}): DiskState {
  return {
    id,
    instanceId: "i-1",
    category: "cloud_essd",
    createdAt: ago(100),
    snapshotPolicyIds: [],
    deleteAutoSnapshot: true,
    ...given,
  };
}

function plan(given: Partial<ReconciledGroup>, instances: InstanceState[], disks: DiskState[] = []): Plan {
  return planGroup(settings(given), { instances, disks }, NOW);
}

const ids = (...wanted: string[]): InstanceSelection => ({ kind: "ids", ids: wanted });
const all: InstanceSelection = { kind: "all" };

describe("which instances are protected", () => {
  test("none without a selection, and nothing is said of any", () => {
    const { protect, release, skipped } = plan({}, [instance("i-1"), instance("i-2", { lifecycleState: "Protected" })]);
    expect({ protect, release, skipped }).toEqual({ protect: [], release: [], skipped: [] });
  });

  test("those that are named", () => {
    expect(plan({ instances: ids("i-2") }, [instance("i-1"), instance("i-2")]).protect).toEqual([["i-2"]]);
  });

  test("one that is named and not in the group is skipped, with the reason", () => {
    const { protect, skipped } = plan({ instances: ids("i-9") }, [instance("i-1")]);
    expect(protect).toEqual([]);
    expect(skipped).toEqual([{ id: "i-9", reason: "is not in the group" }]);
  });

  test("all", () => {
    expect(plan({ instances: all }, [instance("i-1"), instance("i-2")]).protect).toEqual([["i-1", "i-2"]]);
  });

  test("those that have all of the tags", () => {
    const instances = [
      instance("i-1", { tags: { tier: "db", env: "prod" } }),
      instance("i-2", { tags: { tier: "db", env: "test" } }),
      instance("i-3", { tags: { env: "prod" } }),
    ];
    expect(plan({ instances: { kind: "tags", tags: { tier: "db", env: "prod" } } }, instances).protect).toEqual([
      ["i-1"],
    ]);
  });

  test("the oldest, those without a known age last, and the id where ages are equal", () => {
    const instances = [
      instance("i-d", { createdAt: undefined }),
      instance("i-c", { createdAt: ago(5) }),
      instance("i-b", { createdAt: ago(9) }),
      instance("i-a", { createdAt: ago(5) }),
    ];
    const oldest = (count: number) => plan({ instances: { kind: "oldest", count } }, instances).protect;
    expect(oldest(1)).toEqual([["i-b"]]);
    expect(oldest(2)).toEqual([["i-b", "i-a"]]);
    expect(oldest(3)[0]).not.toContain("i-d");
    expect(oldest(9)[0]).toHaveLength(4);
  });

  test("the oldest are sought among those that serve", () => {
    const instances = [instance("i-1", { createdAt: ago(9), lifecycleState: "Removing" }), instance("i-2")];
    expect(plan({ instances: { kind: "oldest", count: 1 } }, instances).protect).toEqual([["i-2"]]);
  });

  test("a protected one among the oldest counts", () => {
    const instances = [instance("i-1", { createdAt: ago(200), lifecycleState: "Protected" }), instance("i-2")];
    expect(plan({ instances: { kind: "oldest", count: 1 } }, instances).protect).toEqual([]);
  });

  test.each(["Pending", "Pending:Wait", "Standby", "Stopped", "Removing"])("one that is %s waits", (lifecycleState) => {
    const { protect, skipped } = plan({ instances: all }, [instance("i-1", { lifecycleState })]);
    expect(protect).toEqual([]);
    expect(skipped).toEqual([{ id: "i-1", reason: `cannot be protected while ${lifecycleState}` }]);
  });

  test("one that is protected is left alone, and not said to be skipped", () => {
    const { protect, skipped } = plan({ instances: all }, [instance("i-1", { lifecycleState: "Protected" })]);
    expect({ protect, skipped }).toEqual({ protect: [], skipped: [] });
  });

  test("twenty go into a call", () => {
    const many = Array.from({ length: 41 }, (_, index) => instance(`i-${index}`));
    const { protect } = plan({ instances: all }, many);
    expect(protect.map(({ length }) => length)).toEqual([20, 20, 1]);
    expect(protect.flat()).toEqual(many.map(({ id }) => id));
  });
});

describe("which instances are released", () => {
  const instances = [
    instance("i-1", { lifecycleState: "Protected" }),
    instance("i-2", { lifecycleState: "Protected" }),
    instance("i-3"),
  ];

  test("none unless asked", () => {
    expect(plan({ instances: ids("i-1") }, instances).release).toEqual([]);
  });

  test("protected ones that are not selected, if asked", () => {
    expect(plan({ instances: ids("i-1"), releaseOthers: true }, instances).release).toEqual([["i-2"]]);
  });
});

describe("which disks get the policy", () => {
  const one = [instance("i-1")];
  const policy = { snapshotPolicyId: "sp-1" };

  test("none without a policy", () => {
    expect(plan({}, one, [disk("d-1")]).applyPolicy).toEqual([]);
  });

  test("those that have none", () => {
    const disks = [disk("d-1"), disk("d-2", { snapshotPolicyIds: ["sp-1"] })];
    const { applyPolicy, skipped } = plan(policy, one, disks);
    expect(applyPolicy).toEqual([["d-1"]]);
    expect(skipped).toEqual([]);
  });

  test("one with another policy keeps it, and that is said", () => {
    const { applyPolicy, skipped } = plan(policy, one, [disk("d-1", { snapshotPolicyIds: ["sp-8", "sp-9"] })]);
    expect(applyPolicy).toEqual([]);
    expect(skipped).toEqual([{ id: "d-1", reason: "has another policy, sp-8,sp-9" }]);
  });

  test("unless asked to replace it", () => {
    const asked = { ...policy, replaceOtherPolicies: true };
    const { applyPolicy, skipped } = plan(asked, one, [disk("d-1", { snapshotPolicyIds: ["sp-9"] })]);
    expect(applyPolicy).toEqual([["d-1"]]);
    expect(skipped).toEqual([]);
  });

  test("one that has the policy beside another is covered", () => {
    const { applyPolicy, skipped } = plan(policy, one, [disk("d-1", { snapshotPolicyIds: ["sp-9", "sp-1"] })]);
    expect(applyPolicy).toEqual([]);
    expect(skipped).toEqual([]);
  });

  test.each(["local_ssd_pro", "ephemeral_ssd", "elastic_ephemeral_disk_standard"])(
    "a disk of category %s has no snapshots, and that is said",
    (category) => {
      const asked = { ...policy, keepAutomaticSnapshots: true, recoveryPointObjectiveHours: 1 };
      const { applyPolicy, keepSnapshots, overdue, skipped } = plan(asked, one, [disk("d-1", { category })]);
      expect({ applyPolicy, keepSnapshots, overdue }).toEqual({ applyPolicy: [], keepSnapshots: [], overdue: [] });
      expect(skipped).toEqual([{ id: "d-1", reason: `a disk of category ${category} has no snapshots` }]);
    },
  );

  test.each(["cloud", "cloud_efficiency", "cloud_ssd", "cloud_auto"])("a disk of category %s has some", (category) => {
    expect(plan(policy, one, [disk("d-1", { category })]).applyPolicy).toEqual([["d-1"]]);
  });

  test.each(["Removing", "Removing:Wait"])("disks of an instance that is %s are left alone", (lifecycleState) => {
    const asked = { ...policy, keepAutomaticSnapshots: true, recoveryPointObjectiveHours: 1 };
    const result = plan(asked, [instance("i-1", { lifecycleState })], [disk("d-1", { snapshotPolicyIds: ["sp-9"] })]);
    expect(result).toMatchObject({ applyPolicy: [], keepSnapshots: [], overdue: [], skipped: [] });
  });

  test("disks of an instance that is no longer in the group are left alone", () => {
    expect(plan(policy, one, [disk("d-1", { instanceId: "i-9" })]).applyPolicy).toEqual([]);
  });
});

describe("which disks keep their automatic snapshots", () => {
  const one = [instance("i-1")];
  const keep = { keepAutomaticSnapshots: true };

  test("none unless asked", () => {
    expect(plan({}, one, [disk("d-1", { snapshotPolicyIds: ["sp-1"] })]).keepSnapshots).toEqual([]);
  });

  test("covered ones that would lose them", () => {
    const disks = [
      disk("d-1", { snapshotPolicyIds: ["sp-9"] }),
      disk("d-2", { snapshotPolicyIds: ["sp-9"], deleteAutoSnapshot: false }),
      disk("d-3"),
    ];
    expect(plan(keep, one, disks).keepSnapshots).toEqual([["d-1"]]);
  });

  test("one that is covered only now is among them", () => {
    expect(plan({ ...keep, snapshotPolicyId: "sp-1" }, one, [disk("d-1")]).keepSnapshots).toEqual([["d-1"]]);
  });
});

describe("which disks are overdue", () => {
  const one = [instance("i-1")];
  const overdue = (given: Partial<DiskState>, hours: number | undefined = 24) =>
    plan({ recoveryPointObjectiveHours: hours }, one, [disk("d-1", given)]).overdue.map(({ id }) => id);

  test("none without an objective", () => {
    expect(plan({}, one, [disk("d-1")]).overdue).toEqual([]);
  });

  test("one whose newest snapshot is older than the objective", () => {
    expect(overdue({ newestSnapshotAt: ago(25) })).toEqual(["d-1"]);
    expect(overdue({ newestSnapshotAt: ago(24) })).toEqual([]);
    expect(overdue({ newestSnapshotAt: ago(23) })).toEqual([]);
  });

  test("one without any, once it is older than the objective", () => {
    expect(overdue({ createdAt: ago(25) })).toEqual(["d-1"]);
    expect(overdue({ createdAt: ago(23) })).toEqual([]);
  });

  test("one of which nobody knows the age", () => {
    expect(overdue({ createdAt: undefined })).toEqual(["d-1"]);
  });
});

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
