import { Workspace } from "./workspace";

/** The plan is empty; if it is not, the failure shows what it would do. */
export async function expectNothingToDo({ terraform }: Workspace): Promise<void> {
  if (await terraform.isSettled()) return;
  const plan = await terraform.plan();
  expect(plan.json.resource_changes?.filter(({ change }) => change.actions.join() !== "no-op") ?? []).toEqual([]);
  expect(plan.exitCode).toBe(0);
}

/** What an apply does not mend is planned again and again. */
export async function expectNoEnd({ terraform }: Workspace, address: string): Promise<void> {
  await terraform.apply();
  const plan = await terraform.plan();
  expect([...plan.update, ...plan.replace]).toEqual([address]);
}
