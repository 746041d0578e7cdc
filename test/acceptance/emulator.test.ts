import { expectNothingToDo } from "./convergence";
import { Deployment } from "./deployment";
import { open, workspace } from "./open-workspace";
import { Workspace } from "./workspace";
import { CloudError } from "../../emulator/cloud/cloud-error";
import { ResourceMapping } from "../../emulator/provider/resource-mapping";
import { messageServiceQueue } from "../../emulator/provider/resources/alicloud_message_service_queue";
import { MnsQueue } from "../../lib/events/mns-queue";
import operations from "../../schema/operations.json";
import { newStack } from "../synthesis";

test("everything that is emulated is created, is as planned, and goes again", async () => {
  const { cloud, terraform } = await open();
  cloud.disks.place({ id: "d-extra" });
  const before = cloud.inventory();
  workspace.use("emulator/workflow");
  await terraform.validate();
  expect((await terraform.plan()).create).toHaveLength(13);
  await terraform.apply();

  await expectNothingToDo(workspace);
  const [{ id }] = cloud.scalingGroups.all;
  expect(cloud.scalingGroups.instancesOf(id)).toHaveLength(2);
  const [policy] = cloud.snapshotPolicies.all;
  expect(new Set(cloud.disks.all.map(({ autoSnapshotPolicyIds }) => autoSnapshotPolicyIds.join()))).toEqual(
    new Set([policy.id]),
  );
  expect(cloud.eventRules.get("default", "outcomes").targets[0].ParamList[1]).toMatchObject({
    Template: '{"disk":"${disk}"}',
  });

  await terraform.destroy();
  expect(cloud.inventory()).toEqual(before);

  // The emulator asks the cloud for nothing that the real provider never asks for.
  const possible = new Set(Object.values(operations.resources).flatMap((steps) => Object.values(steps).flat()));
  const reading = ["sts:GetCallerIdentity", "ecs:DescribeRegions"];
  const asked = new Set(cloud.calls.all.map(({ operation }) => operation));
  expect([...asked].filter((operation) => !possible.has(operation) && !reading.includes(operation))).toEqual([]);
});

test("the cloud's answers reach the outputs", async () => {
  const { cloud, terraform } = await open({ cloud: { accountId: "42" } });
  cloud.disks.place({ id: "d-extra" });
  workspace.use("emulator/workflow");
  const { json } = await terraform.plan();
  expect(json.planned_values).toMatchObject({
    outputs: { account: { value: "42" }, region: { value: "cn-hangzhou" }, caller: { value: "42" } },
  });
});

test("a provider that is configured for another region is refused", async () => {
  const { terraform } = await open({ cloud: { region: "cn-beijing" } });
  workspace.use("emulator/queue");
  await expect(terraform.plan()).rejects.toThrow(
    /cloud is in cn-beijing, but the provider is configured for cn-hangzhou/,
  );
});

test("what the provider refuses fails the validation", async () => {
  const { terraform } = await open();
  workspace.use("emulator/invalid");
  await expect(terraform.validate()).rejects.toThrow(/visibility_timeout to be in the range \(0 - 43200\)/);
});

test.each([
  ["emulator/unmapped", /no mapping for the resource alicloud_kms_key/],
  ["emulator/unmapped-data", /no mapping for the data source alicloud_zones/],
])("%s is refused by name", async (fixture, message) => {
  const { terraform } = await open({
    mappings: { alicloud_kms_key: undefined },
    dataSources: { alicloud_zones: undefined },
  });
  workspace.use(fixture);
  await expect(terraform.plan()).rejects.toThrow(message);
});

test("a mapping that reads back something else than was written makes the second plan not empty", async () => {
  const { terraform } = await open({
    mappings: {
      alicloud_message_service_queue: {
        ...messageServiceQueue,
        read: (data, cloud) => ({ ...messageServiceQueue.read(data, cloud), logging_enabled: true }),
      },
    },
  });
  await workspace.apply("emulator/queue");
  const plan = await terraform.plan();
  expect([plan.exitCode, plan.update]).toEqual([2, ["alicloud_message_service_queue.dead"]]);
  await expect(expectNothingToDo(workspace)).rejects.toThrow(/alicloud_message_service_queue\.dead/);
});

describe("the suites notice a mapping that is wrong", () => {
  const { create, update, delete: remove } = messageServiceQueue;
  const suite = async (mapping: Partial<ResourceMapping>) => {
    const queue = (visibilityTimeoutSeconds: number) => {
      const stack = newStack();
      new MnsQueue(stack, "Queue", { visibilityTimeoutSeconds });
      return stack;
    };
    const mappings = { alicloud_message_service_queue: { ...messageServiceQueue, ...mapping } };
    const deployment = await Deployment.of(queue(30), { mappings });
    try {
      await deployment.create();
      expect(await deployment.change(queue(60))).toEqual(["update alicloud_message_service_queue visibility_timeout"]);
      await deployment.destroy();
    } finally {
      await deployment.close();
    }
  };

  test("none, if it is right", async () => {
    await expect(suite({})).resolves.toBeUndefined();
  });

  test("a create that leaves something out", async () => {
    const forgetful: typeof create = (data, cloud) => {
      create(data, cloud);
      cloud.queues.get(data.id).visibilityTimeout = 0;
    };
    await expect(suite({ create: forgetful })).rejects.toThrow(/visibility_timeout/);
  });

  test("an update that does nothing", async () => {
    await expect(suite({ update: () => undefined })).rejects.toThrow(/visibility_timeout/);
  });

  test("a delete that leaks", async () => {
    await expect(suite({ delete: () => undefined })).rejects.toThrow(/queues/);
  });

  test("a call that the real provider never makes", async () => {
    const curious: typeof remove = (data, cloud) => {
      cloud.calls.receive("mns-open:PurgeQueue", {});
      remove(data, cloud);
    };
    await expect(suite({ delete: curious, update })).rejects.toThrow(/mns-open:PurgeQueue/);
  });
});

test("a failure tells what Terraform says, what it had planned, and what the cloud was asked for", async () => {
  const { cloud, terraform } = await open();
  cloud.queues.place("dead-letters");
  workspace.use("emulator/queue");
  await terraform.plan();
  const failure = await terraform.applyPlan().catch((thrown: Error) => thrown.message);
  expect(failure).toContain("QueueAlreadyExist");
  expect(failure).toContain("alicloud_message_service_queue.dead will be created");
  expect(failure).toContain('mns-open:CreateQueue {"QueueName":"dead-letters"');
});

test("a call that the cloud refuses once is an error once", async () => {
  const { cloud, terraform } = await open();
  cloud.calls.failNext("mns-open:CreateQueue", new CloudError("ServiceUnavailable", "Later.", 503));
  await expect(workspace.apply("emulator/queue")).rejects.toThrow(/ServiceUnavailable/);
  await terraform.apply();
  expect(cloud.queues.all).toHaveLength(1);
});

test("without a command to drive, it says what to install", async () => {
  await expect(Workspace.open({ searchPath: "/nowhere" })).rejects.toThrow(/need Terraform.*npm run test:unit/);
});
