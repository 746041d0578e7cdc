import { expectNothingToDo } from "./convergence";
import { Workspace } from "./workspace";
import operations from "../../schema/operations.json";

let workspace: Workspace;

afterEach(async () => {
  await workspace?.close();
});

const POSSIBLE = new Set(Object.values(operations.resources).flatMap((steps) => Object.values(steps).flat()));

// The client of the bucket resource sends these without a method of their own (terraform-provider §4 OSS).
["oss:GetBucketPolicy", "oss:PutBucketPolicy", "oss:DeleteBucketPolicy"].forEach((each) => POSSIBLE.add(each));

test.each(["storage", "logs", "functions"])("%s: created, as planned, and gone again", async (name) => {
  workspace = await Workspace.open();
  const { cloud, terraform } = workspace;
  const before = cloud.inventory();
  workspace.use(`resources/${name}`);
  await terraform.validate();
  await terraform.apply();
  await expectNothingToDo(workspace);
  await terraform.destroy();
  expect(cloud.inventory()).toEqual(before);
  expect(cloud.calls.all.filter(({ operation }) => !POSSIBLE.has(operation))).toEqual([]);
});
