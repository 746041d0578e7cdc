import { automation, events, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { ProtectionEvents } = automation;

function routed(route: (made: automation.ProtectionEvents, target: events.IRuleTarget) => void) {
  const stack = newStack();
  route(ProtectionEvents.of(stack), new targets.MnsQueue(new events.MnsQueue(stack, "Failures")));
  const rules = Synthesis.of(stack).resources("alicloud_event_bridge_rule");
  return rules.map(
    ({ filter_pattern }) => JSON.parse(filter_pattern as string) as { source: string[]; type: string[] },
  );
}

const OVERDUE = "dataprotection:Snapshot:Overdue";
const RECONCILIATION = "dataprotection:Reconciliation:Failed";
const FINAL = "dataprotection:FinalSnapshot:Failed";

test.each<[string, (made: automation.ProtectionEvents, target: events.IRuleTarget) => void, string[]]>([
  ["overdue snapshots", (made, target) => made.onOverdue(target), [OVERDUE]],
  ["failed reconciliation", (made, target) => made.onReconciliationFailed(target), [RECONCILIATION]],
  ["failed final snapshots", (made, target) => made.onFinalSnapshotFailed(target), [FINAL]],
  ["everything", (made, target) => made.onFailure(target), [FINAL, RECONCILIATION, OVERDUE]],
])("a target hears of %s by one rule", (_, route, type) => {
  expect(routed(route)).toEqual([{ source: ["cdktf-alicloud-data-protection"], type }]);
});

test("the rules listen on a bus of their own", () => {
  const stack = newStack();
  ProtectionEvents.of(stack).onFailure(new targets.MnsQueue(new events.MnsQueue(stack, "Failures")));
  const synthesis = Synthesis.of(stack);
  expect(synthesis.resource("alicloud_event_bridge_event_bus").event_bus_name).toMatch(/^test-ProtectionEvents-Bus-/);
  expect(synthesis.resource("alicloud_event_bridge_rule").event_bus_name).toMatch(
    /^\$\{alicloud_event_bridge_event_bus/,
  );
});

test("the same target hears once, however often it is asked for", () => {
  expect(routed((made, target) => [1, 2].forEach(() => made.onFailure(target)))).toHaveLength(1);
});

test("events that nobody hears are warned of, once", () => {
  const stack = newStack();
  ProtectionEvents.of(stack);
  Synthesis.of(stack);
  expect(Synthesis.of(stack).warnings()).toEqual([expect.stringMatching(/^ADP-022: .*onFailure/)]);
});
