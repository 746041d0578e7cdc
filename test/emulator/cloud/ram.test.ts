import { Cloud } from "../../../emulator/cloud/cloud";

const DOCUMENT = '{"Statement":[],"Version":"1"}';

function roleWithPolicy() {
  const cloud = new Cloud();
  cloud.ramRoles.create("orders", { AssumeRolePolicyDocument: DOCUMENT });
  cloud.ramPolicies.create("disks", { PolicyDocument: DOCUMENT });
  cloud.ramRoles.attach("orders", "Custom", "disks");
  return cloud;
}

// provider-runs §3
test("documents are answered in other spaces than they came in", () => {
  const cloud = roleWithPolicy();
  for (const document of [
    cloud.ramRoles.get("orders").assumeRolePolicyDocument,
    cloud.ramPolicies.get("disks").document,
  ]) {
    expect(document).not.toBe(DOCUMENT);
    expect(JSON.parse(document)).toEqual(JSON.parse(DOCUMENT));
  }
});

test("what is attached goes after the attachment", () => {
  const cloud = roleWithPolicy();
  const attached = () => cloud.ramRoles.have("Custom", "disks");
  expect(() => cloud.ramRoles.delete("orders")).toThrow(/DeleteConflict\.Role\.Policy/);
  expect(() => cloud.ramPolicies.delete("disks", attached())).toThrow(/DeleteConflict\.Policy/);
  cloud.ramRoles.detach("orders", "Custom", "disks");
  cloud.ramRoles.delete("orders");
  cloud.ramPolicies.delete("disks", attached());
  expect(cloud.inventory()).toEqual(new Cloud().inventory());
});

// terraform-provider.md, RAM
test("a sixth version of a policy takes a strategy that drops the oldest", () => {
  const cloud = roleWithPolicy();
  const another = (RotateStrategy?: string) =>
    cloud.ramPolicies.createVersion("disks", { PolicyDocument: DOCUMENT, RotateStrategy });
  for (let version = 2; version <= 5; version += 1) another();
  expect(() => another()).toThrow(/LimitExceeded\.Policy\.Version/);
  another("DeleteOldestNonDefaultVersionWhenLimitExceeded");
  expect(cloud.ramPolicies.get("disks").versions).toBe(5);
});

test("names are taken once", () => {
  const cloud = roleWithPolicy();
  expect(() => cloud.ramRoles.create("orders", { AssumeRolePolicyDocument: DOCUMENT })).toThrow(/EntityAlreadyExists/);
  expect(() => cloud.ramPolicies.create("disks", { PolicyDocument: DOCUMENT })).toThrow(/EntityAlreadyExists/);
});
