import { TerraformVariable } from "cdktf";
import { Deployment } from "./deployment";
import { CRITICAL, GROUP_ID, openExample, TOKEN } from "./example-cloud";
import { LoopbackReceiver } from "./receiver";
import { Workspace } from "./workspace";
import { Random } from "../../emulator/cloud/random";
import { DataProtection, events, scaling, snapshots, targets } from "../../lib";
import { createdGroup } from "../groups";
import { newStack } from "../synthesis";

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;

let workspace: Workspace;
let outside: LoopbackReceiver;

beforeEach(async () => {
  outside = await LoopbackReceiver.open();
});

afterEach(async () => {
  await workspace?.close();
  await outside.close();
});

describe("the example, a day under load", () => {
  beforeEach(async () => {
    workspace = await openExample();
    await workspace.terraform.apply();
    workspace.cloud.deliveries.receiver = outside.receiver;
  });

  test("however the group is scaled, no critical instance leaves it", async () => {
    const { clock, scalingGroups } = workspace.cloud;
    const random = new Random(7);
    let left = 0;
    for (let quarter = 0; quarter < 4 * 24; quarter += 1) {
      const count = 1 + random.below(6);
      if (random.below(2) === 0) scalingGroups.scaleOut(GROUP_ID, count);
      else left += scalingGroups.scaleIn(GROUP_ID, count).length;
      expect(scalingGroups.instancesOf(GROUP_ID).map(({ id }) => id)).toEqual(expect.arrayContaining(CRITICAL));
      await clock.advance(HOUR / 4);
    }
    expect(left).toBeGreaterThan(50);
  });

  test("a failed snapshot reaches the API with the bearer token, and the queue of all outcomes", async () => {
    const { clock, deliveries, disks, instances, queues, scalingGroups, snapshots: taken } = workspace.cloud;
    const [launched] = scalingGroups.scaleOut(GROUP_ID, 1);
    taken.failNext();
    await clock.advance(DAY);
    const failed = taken.all.filter(({ status }) => status === "failed");
    expect(taken.all).toHaveLength(instances.disksOf(launched).length);
    expect(failed).toHaveLength(1);
    expect(disks.get(failed[0].diskId).instanceId).toBe(launched);

    expect(outside.requests).toMatchObject([
      {
        method: "POST",
        url: "https://incidents.example.com/v1/backups",
        headers: { authorization: `Bearer ${TOKEN}` },
      },
    ]);
    expect(JSON.parse(outside.requests[0].body!)).toEqual({
      disk: failed[0].diskId,
      finishedAt: expect.stringMatching(/^2026-01-0\dT\d\d:\d\d:\d\dZ$/),
      region: "cn-hangzhou",
      result: "failed",
      service: "orders-database",
      snapshot: failed[0].id,
    });
    const queue = queues.all.find(({ name }) => name.includes("BackupEvents"))!;
    const outcomes = queues.messages(queue.name).map(({ body }) => JSON.parse(body).data.result);
    expect(outcomes.sort()).toEqual(["accomplished", "accomplished", "failed"]);
    expect(new Set(deliveries.log.map(({ outcome }) => outcome))).toEqual(new Set(["delivered"]));
  });

  test("of 10,000 failures with random faults each is delivered or dead-lettered, and duplicates are counted", async () => {
    const { clock, deliveries, events: announced, queues } = workspace.cloud;
    const random = new Random(11);
    // A tenth of the events never gets through; of the others an attempt fails now and then, and some answers are lost.
    const hopeless = new Set<string>();
    deliveries.receiver = { http: () => ({ status: 200 }) };
    deliveries.faults = ({ event, target }) => {
      if (target.Type !== "acs.api.destination") return undefined;
      if (hopeless.has(event.id)) return "refused";
      const dice = random.below(100);
      return dice < 20 ? "refused" : dice < 25 ? "answer lost" : undefined;
    };
    for (let count = 0; count < 10_000; count += 1) {
      const { id } = announced.publish({
        source: "acs.ecs",
        type: "ecs:Snapshot:CreateSnapshotCompleted",
        data: { result: "failed", diskId: `d-${count}`, snapshotId: `s-${count}`, snapshotType: "timer" },
      });
      if (count % 10 === 0) hopeless.add(id);
    }
    await clock.advance(2 * DAY);

    const toApi = deliveries.log.filter(({ target }) => target.Type === "acs.api.destination");
    const [delivered, dead] = ["delivered", "dead-lettered"].map((wanted) =>
      toApi.filter(({ outcome }) => outcome === wanted).map(({ event }) => event.id),
    );
    expect(new Set([...delivered, ...dead]).size).toBe(10_000);
    expect(new Set(dead)).toEqual(hopeless);
    const queue = queues.all.find(({ name }) => name.includes("DeadLetter"))!;
    const letters = queues.messages(queue.name).map(({ body }) => JSON.parse(body).event.id);
    expect(letters.sort()).toEqual(dead.sort());
    const duplicates = toApi.flatMap(({ attempts }) => attempts.filter(({ result }) => result === "answer lost"));
    expect(duplicates.length).toBeGreaterThan(100);
    // Each event came once to the queue of all outcomes, whatever happened to the other target.
    const all = queues.all.find(({ name }) => name.includes("BackupEvents"))!;
    expect(queues.messages(all.name)).toHaveLength(10_000);
  });
});

describe("a group that the stack creates", () => {
  const stack = (rotationId?: string) => {
    const made = newStack();
    const token = new TerraformVariable(made, "token", { type: "string", sensitive: true });
    const dataDisks = [{ category: scaling.DiskCategory.ESSD, sizeGib: 100 }];
    const group = createdGroup(made, { minSize: 2 }, { dataDisks });
    const protection = new DataProtection(made, "Protection", {
      group,
      criticalInstances: scaling.CriticalInstances.all(),
      // That is 00:00 UTC, and 08:00 for the service.
      schedule: snapshots.SnapshotSchedule.daily({ hour: 1, utcOffset: "+01:00" }),
      retention: snapshots.Retention.days(3),
    });
    const incidents = new events.ApiDestination(made, "Incidents", {
      endpoint: "https://incidents.example.com/backups",
      authorization: events.Authorization.bearer(token.stringValue),
      rotationId,
    });
    protection.onSnapshotFailed(new targets.ApiDestination(incidents));
    return made;
  };

  async function deploy(variables = { token: "first" }): Promise<Deployment> {
    const deployment = await Deployment.of(stack(), { variables });
    workspace = deployment.workspace;
    await deployment.create();
    deployment.cloud.deliveries.receiver = outside.receiver;
    return deployment;
  }

  test("every disk has a snapshot a day at the hour of the schedule, and keeps as many as the retention says", async () => {
    const { cloud } = await deploy();
    await cloud.clock.advance(5 * DAY);
    const [{ id }] = cloud.scalingGroups.all;
    cloud.scalingGroups.scaleOut(id, 1);
    await cloud.clock.advance(5 * DAY + HOUR);
    expect(cloud.disks.all).toHaveLength(6);
    for (const disk of cloud.disks.all) {
      const kept = cloud.snapshots.ofDisk(disk.id);
      expect(kept.map(({ startedAt }) => startedAt.toISOString())).toEqual([
        "2026-01-09T00:00:00.000Z",
        "2026-01-10T00:00:00.000Z",
        "2026-01-11T00:00:00.000Z",
      ]);
    }
  });

  test("every snapshot that fails is heard of, and no other", async () => {
    const { cloud } = await deploy();
    cloud.snapshots.failRandomly(0.3);
    await cloud.clock.advance(30 * DAY);
    const outcomes = cloud.events.ofType("ecs:Snapshot:CreateSnapshotCompleted");
    const failed = outcomes.filter(({ data }) => data.result === "failed").map(({ data }) => data.snapshotId);
    expect(failed.length).toBeGreaterThan(10);
    expect(failed.length).toBeLessThan(outcomes.length);
    expect(outside.requests.map(({ body }) => JSON.parse(body!).data.snapshotId).sort()).toEqual(failed.sort());
  });

  test("T8: a new token reaches the receiver with a new rotation id, and not without", async () => {
    const variables = { token: "first" };
    const deployment = await deploy(variables);
    const { cloud } = deployment;
    const seen = async () => {
      cloud.events.publish({
        source: "acs.ecs",
        type: "ecs:Snapshot:CreateSnapshotCompleted",
        data: { result: "failed" },
      });
      await cloud.clock.advance(0);
      return outside.requests.at(-1)?.headers.authorization;
    };
    expect(await seen()).toBe("Bearer first");
    variables.token = "second";
    expect(await deployment.apply()).toEqual([]);
    expect(await seen()).toBe("Bearer first");
    await deployment.change(stack("2026-11"));
    expect(await seen()).toBe("Bearer second");
  });
});
