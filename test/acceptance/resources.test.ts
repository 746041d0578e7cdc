import { expectNothingToDo } from "./convergence";
import { POSSIBLE_CALLS } from "./possible-calls";
import { Workspace } from "./workspace";

let workspace: Workspace;

afterEach(async () => {
  await workspace?.close();
});

test.each(["storage", "logs", "functions", "monitoring"])("%s: created, as planned, and gone again", async (name) => {
  workspace = await Workspace.open();
  const { cloud, terraform } = workspace;
  const before = cloud.inventory();
  workspace.use(`resources/${name}`);
  await terraform.validate();
  await terraform.apply();
  await expectNothingToDo(workspace);
  await terraform.destroy();
  expect(cloud.inventory()).toEqual(before);
  expect(terraform.asked.filter(({ operation }) => !POSSIBLE_CALLS.has(operation))).toEqual([]);
});
