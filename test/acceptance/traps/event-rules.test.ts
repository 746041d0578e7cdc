import { expectNoEnd, expectNothingToDo } from "../convergence";
import { open, workspace } from "../open-workspace";

// Each test cites the fact that its fixture was written from. What is asserted is what the real provider was seen to do.

const RULE = "alicloud_event_bridge_rule.outcomes";

// provider-runs §1, T11
test.each(["t11/spaces", "t11/key-order"])("T11: %s: the pattern is compared as text, for ever", async (fixture) => {
  const { cloud } = await open();
  await workspace.apply(fixture);
  await expectNoEnd(workspace, RULE);
  expect(cloud.calls.of("eventbridge:UpdateRule")).toHaveLength(1);
});

// provider-runs §1, T11
test("T11: sorted keys and no spaces converge", async () => {
  await open();
  await workspace.apply("t11/canonical");
  await expectNothingToDo(workspace);
});

// provider-runs §1, T11
test("T11: that a pattern is no JSON shows only when it is applied", async () => {
  const { terraform } = await open();
  workspace.use("t11/not-json");
  await terraform.validate();
  expect((await terraform.plan()).create).toEqual([RULE]);
  await expect(terraform.apply()).rejects.toThrow(/EventPatternInvalid/);
});

// provider-runs §1, T11b
test("T11b: targets that the service answers in another order replace the rule", async () => {
  const { cloud, terraform } = await open();
  await workspace.apply("t17/two");
  await expectNothingToDo(workspace);
  cloud.eventRules.get("default", "outcomes").targets.reverse();
  expect((await terraform.plan()).replace).toEqual([RULE]);
});

// provider-runs §2; terraform-provider.md T17
test.each([
  ["added", "t17/one", "t17/two"],
  ["removed", "t17/two", "t17/one"],
  ["moved", "t17/two", "t17/two-moved"],
  ["renamed", "t17/one", "t17/renamed"],
])("T17: a target that is %s replaces the rule", async (_, before, after) => {
  const { terraform } = await open();
  await workspace.apply(before);
  workspace.use(after);
  expect((await terraform.plan()).replace).toEqual([RULE]);
  workspace.written();
  await terraform.apply();
  expect(workspace.written()).toEqual(["eventbridge:DeleteRule", "eventbridge:CreateRule"]);
  await expectNothingToDo(workspace);
});

// provider-runs §2
test("what changes within a target is sent in place", async () => {
  const { terraform } = await open();
  await workspace.apply("t17/one");
  workspace.use("t17/other-retry");
  expect((await terraform.plan()).update).toEqual([RULE]);
  workspace.written();
  await terraform.apply();
  expect(workspace.written()).toEqual(["eventbridge:PutTargets"]);
  await expectNothingToDo(workspace);
});

// provider-runs §2
test("a new description sends the rule and all targets, one that is taken out never goes", async () => {
  await open();
  await workspace.apply("t17/one");
  workspace.written();
  await workspace.apply("t17/other-description");
  expect(workspace.written()).toEqual(["eventbridge:UpdateRule", "eventbridge:PutTargets"]);
  await expectNothingToDo(workspace);
  workspace.use("rule/no-description");
  await expectNoEnd(workspace, RULE);
});

// provider-runs §2
test("a rule that is not to run is enabled for a moment", async () => {
  await open();
  await workspace.apply("rule/disabled");
  expect(workspace.cloud.calls.all.map(({ operation }) => operation)).toEqual([
    "eventbridge:CreateRule",
    "eventbridge:GetRule",
    "eventbridge:DisableRule",
    "eventbridge:GetRule",
  ]);
  await expectNothingToDo(workspace);
  // Taking the status out keeps it.
  workspace.use("t17/one");
  await expectNothingToDo(workspace);
  expect(workspace.cloud.eventRules.get("default", "outcomes").status).toBe("DISABLE");
});

// provider-runs §2
test.each(["rule/original-with-value", "rule/not-base64"])("%s never converges", async (fixture) => {
  await open();
  await workspace.apply(fixture);
  await expectNoEnd(workspace, RULE);
});

// provider-runs §2
test("an entry that says that a body is base64 converges", async () => {
  await open();
  await workspace.apply("rule/base64");
  await expectNothingToDo(workspace);
});
