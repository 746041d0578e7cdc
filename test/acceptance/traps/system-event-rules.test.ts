import { expectNoEnd, expectNothingToDo } from "../convergence";
import { open, workspace } from "../open-workspace";

// Each test cites the fact that its fixture was written from. What is asserted is what the real provider was seen to do.

beforeEach(async () => {
  await open();
});

const RULE = "alicloud_cms_event_rule.failed";

// provider-runs §3
test("a silence that is not stated is planned away, and sent as zero", async () => {
  await workspace.apply("event-rule/silence-unset");
  const plan = await workspace.terraform.plan();
  expect(plan.attributes[RULE]).toEqual(["silence_time"]);
  await workspace.terraform.applyPlan();
  expect(workspace.cloud.calls.of("cms:PutEventRule").at(-1)).toMatchObject({ silenceTime: 0 });
});

// provider-runs §3
test("a target of a kind that is removed stays, and is planned away for ever", async () => {
  await workspace.apply("event-rule/both");
  await expectNothingToDo(workspace);
  workspace.use("event-rule/queue-removed");
  await expectNoEnd(workspace, RULE);
  expect(workspace.cloud.monitor.eventRule("failed")!.targets.mns_parameters).toHaveLength(1);
});
