import { readFileSync } from "node:fs";
import { join } from "node:path";
import { backedUp, protectedFromScaleIn, routes } from "../../tools/demo/coverage";
import { route } from "../../tools/demo/routing";
import { SAMPLE_EVENTS } from "../../tools/demo/sample-events";
import { SynthesizedStack } from "../../tools/demo/synthesized-stack";

const EXPECTED = join(__dirname, "..", "..", "examples", "typescript", "expected.tf.json");
const json = JSON.parse(readFileSync(EXPECTED, "utf8")) as Record<string, any>;
const stack = new SynthesizedStack(json);
const winter = new Date("2026-01-15T12:00:00Z");

function changed(change: (copy: Record<string, any>) => void): SynthesizedStack {
  const copy = structuredClone(json);
  change(copy);
  return new SynthesizedStack(copy);
}
const only = (copy: Record<string, any>, type: string) => Object.values(copy.resource[type] as object)[0];

test("it says which instances are protected, and by what", () => {
  expect(protectedFromScaleIn(stack)).toEqual([
    "asg-bp1fsb9hxh2xvq3ndcbz (adopted: only what the app names is managed)",
    "  i-bp13qm4f0ysthv0o2kzc",
    "  i-bp17zdkmvdnn6xt5zhrd",
    "  i-bp1hd2r0rxvh9xe6mpsy",
    "  by the group's protected_instances, which this stack owns",
    "  the group: deletion protection on, Terraform refuses to destroy it",
  ]);
});

test("it says when nothing is protected", () => {
  const bare = changed((copy) => {
    const group = only(copy, "alicloud_ess_scaling_group");
    delete group.protected_instances;
    group.lifecycle = { ignore_changes: ["protected_instances"] };
    group.group_deletion_protection = false;
  });
  expect(protectedFromScaleIn(bare)).toEqual([
    expect.anything(),
    "  no instance by this stack; protection by others is left alone",
    "  the group: deletion protection off",
  ]);
});

test("it says when disks are backed up, in UTC+8 and local time, and for how long", () => {
  expect(backedUp(stack, "Europe/Berlin", winter).slice(1, 3)).toEqual([
    "  every day at 02:00 UTC+8, which is 19:00 local time (Europe/Berlin)",
    "  each snapshot is kept 30 days",
  ]);
});

test("it names every disk that carries the policy, and none that does not", () => {
  const oneDisk = changed((copy) => {
    delete only(copy, "alicloud_ess_scaling_configuration").data_disk[0].auto_snapshot_policy_id;
  });
  const covered = (of: SynthesizedStack) => backedUp(of, "UTC", winter).filter((line) => line.includes("disk of"));
  expect(covered(stack)).toHaveLength(3);
  expect(covered(oneDisk)).toEqual([expect.stringContaining("system disk"), expect.stringContaining("1000 GiB")]);
});

test("it says where outcomes go, with retry and dead letters", () => {
  expect(routes(stack).slice(0, 5)).toEqual([
    "Failed ECS snapshots to Incidents",
    '  pattern       {"data":{"result":["failed"]},"source":["acs.ecs"],"type":["ecs:Snapshot:CreateSnapshotCompleted"]}',
    expect.stringMatching(
      /^ {2}target {8}acs\.api\.destination acs:api-destination:cn-hangzhou:<account>:name\/orders-database-Incidents-\w+$/,
    ),
    "  retry         176 tries over a day",
    expect.stringMatching(
      /^ {2}dead letters {2}acs:mns:cn-hangzhou:<account>:queues\/orders-database-DeadLetterQueue-\w+$/,
    ),
  ]);
});

test("it says when there are no dead letters", () => {
  const lossy = changed((copy) => {
    delete only(copy, "alicloud_event_bridge_rule").targets[0].dead_letter_queue;
  });
  expect(routes(lossy)).toContain("  dead letters  none: undelivered events are lost");
});

const taken = (index: number) => route(stack, SAMPLE_EVENTS[index].event).filter((line) => line.startsWith("to "));

test.each([
  [0, ["Finished"]],
  [1, ["Failed", "Finished"]],
  [2, ["Finished"]],
  [3, ["Failed", "Finished"]],
  [4, ["Finished"]],
  [5, ["Failed", "Finished"]],
  [6, []],
])("sample event %i is taken by the rules %p", (index, expected) => {
  expect(taken(index).map((line) => line.split(" ").find((word) => word === "Failed" || word === "Finished"))).toEqual(
    expected,
  );
});

test("it shows what a target receives", () => {
  expect(route(stack, SAMPLE_EVENTS[1].event)).toContain(
    '      BodyParameters: {"disk":"d-bp1demo0002","finishedAt":"2026-11-23T18:04:10Z","region":"cn-hangzhou","result":"failed","service":"orders-database","snapshot":"s-bp1demo0002"}',
  );
});

test("it says why a rule does not take an event", () => {
  expect(route(stack, SAMPLE_EVENTS[0].event).slice(0, 2)).toEqual([
    "not Failed ECS snapshots to Incidents",
    expect.stringMatching(/^ {6}data\.result: .*accomplished/),
  ]);
});
