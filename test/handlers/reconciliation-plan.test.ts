import { ago, disk, instance, NOW, settings } from "./group";
import { DiskState, InstanceState } from "../../handlers/reconciliation/group-state";
import { Plan, planGroup } from "../../handlers/reconciliation/plan";
import { InstanceSelection, ReconciledGroup } from "../../handlers/settings";

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
