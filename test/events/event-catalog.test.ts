import { EventCatalog } from "../../lib/events/event-catalog";
import { EventPattern } from "../../lib/events/event-pattern";
import { EventType } from "../../lib/events/event-type";
import { Match } from "../../lib/events/match";

const COMPLETED = "ecs:Snapshot:CreateSnapshotCompleted";
const ofType = (type: unknown, source?: unknown[]) => () => EventPattern.of({ source, type: [type] });
const ofSnapshot =
  (data: any, type: any = COMPLETED) =>
  () =>
    EventPattern.of({ source: ["acs.ecs"], type: [type], data });

describe("EventCatalog", () => {
  test("knows two sources", () => {
    expect(EventCatalog.sources()).toEqual(["acs.ecs", "acs.ess"]);
  });

  test("knows the types of a source", () => {
    expect(EventCatalog.typesOf("acs.ecs")).toHaveLength(39);
    expect(EventCatalog.typesOf("acs.ess")).toHaveLength(26);
    expect(EventCatalog.typesOf("acs.oss")).toEqual([]);
  });

  test.each([
    COMPLETED,
    "ecs:Snapshot:CreateSnapshotInitiated",
    "ecs:Snapshot:SnapshotDeleted",
    "ecs:Disk:Stalled",
    "ecs:Instance:InstanceFailure.Reboot",
    "ecs:Instance:SystemFailure.Redeploy",
    "ecs:Instance:SystemMaintenance.CleanReleasedDisks",
    "ecs:NetworkInterface:PrivateIPv6Unassigned",
    "ess:ScalingActivity:ScaleOutPartialSuccess",
    "ess:LifecycleHook:ScaleIn",
    "ess:CloudMonitor:AUTOSCALING[SCALEREJECT]",
    "ess:Config:NonCompliantNotification",
  ])("knows %s", (name) => {
    expect(EventCatalog.isKnown(name)).toBe(true);
    expect(EventCatalog.sourceOfType(name)).toBe(`acs.${name.slice(0, 3)}`);
  });

  test.each(["ecs:Snapshot:CreateSnapshotFailed", "ess:AutoScaling:ScaleOut", "__proto__", "toString"])(
    "does not know %s",
    (name) => {
      expect(EventCatalog.isKnown(name)).toBe(false);
    },
  );

  test("tells no source for other services", () => {
    expect(EventCatalog.sourceOfType("oss:ObjectCreated:PostObject")).toBeUndefined();
    expect(EventCatalog.sourceOfType("ecs")).toBeUndefined();
  });

  test("finds the nearest name", () => {
    expect(EventCatalog.nearest("ECS:snapshot:CreateSnapshotComplete")).toBe(COMPLETED);
    expect(EventCatalog.nearest("x".repeat(1_000_000))).toBeUndefined();
  });
});

describe("EventType", () => {
  test("is its name in text and in JSON", () => {
    expect(`${EventType.ECS_SNAPSHOT_CREATE_COMPLETED}`).toBe(COMPLETED);
    expect(JSON.stringify([EventType.ECS_SNAPSHOT_CREATE_COMPLETED])).toBe(`["${COMPLETED}"]`);
  });

  test("no type is called like nothing", () => {
    expect(() => EventType.of("")).toThrow("EventType.of");
  });
});

describe("types in a pattern", () => {
  test("a listed type is accepted, as a name and as a constant", () => {
    const constant = EventPattern.of({ source: ["acs.ecs"], type: [EventType.ECS_SNAPSHOT_CREATE_COMPLETED] });
    expect(constant.toJson()).toBe(EventPattern.of({ source: ["acs.ecs"], type: [COMPLETED] }).toJson());
  });

  test("a misspelt type gets the nearest one and the open door", () => {
    expect(ofType("ecs:Snapshot:CreateSnapshotComplete")).toThrow(
      /official list of acs\.ecs lacks.*Did you mean ecs:Snapshot:CreateSnapshotCompleted\? If the service does send it.*EventType\.of\(name\)/,
    );
  });

  test("a misspelt type of Auto Scaling names the page of Auto Scaling", () => {
    expect(ofType("ess:ScalingActivity:ScaleOut")).toThrow(/auto-scaling-events$/);
  });

  test("an endless type is refused without a suggestion", () => {
    expect(ofType(`ecs:${"x".repeat(100_000)}`)).toThrow("would never match. If the service");
  });

  test("a type without its service is found out by the source", () => {
    expect(ofType("Snapshot:CreateSnapshotCompleted", ["acs.ecs"])).toThrow(`Did you mean ${COMPLETED}?`);
    expect(ofType("x", ["acs.ecs", "acs.ess"])).toThrow("official list of acs.ecs and acs.ess lacks");
  });

  test("a type of a source that the pattern excludes is refused", () => {
    expect(ofType("ess:ScalingActivity:ScaleInError", ["acs.ecs"])).toThrow("comes from the source acs.ess");
  });

  test("one misspelt alternative among good ones is refused", () => {
    expect(() => EventPattern.of({ type: [COMPLETED, "ecs:Disk:Stalle"] })).toThrow("Did you mean ecs:Disk:Stalled?");
  });

  test("types of services outside the catalog are not judged", () => {
    expect(ofType("oss:ObjectCreated:PostObject", ["acs.oss"])).not.toThrow();
    expect(ofType("my:Thing:Happened")).not.toThrow();
    expect(ofType("my:Thing:Happened", ["acs.ecs", "my.app"])).not.toThrow();
    expect(ofType("my:Thing:Happened", [Match.prefix("acs.")])).not.toThrow();
  });

  test("a type that somebody vouches for is accepted", () => {
    const pattern = ofType(EventType.of("ecs:Instance:SomethingNew"), ["acs.ecs"])();
    expect(pattern.matches({ source: "acs.ecs", type: "ecs:Instance:SomethingNew" })).toBe(true);
  });

  test("vouching for one type does not vouch for another", () => {
    expect(() => EventPattern.of({ type: [EventType.of("ecs:A:B"), "ecs:Disk:Stalle"] })).toThrow("ecs:Disk:Stalle");
  });

  test("literals that are no text are not judged", () => {
    expect(ofType(null, ["acs.ecs"])).not.toThrow();
    expect(ofType(true, ["acs.ecs"])).not.toThrow();
  });

  test("a prefix that some type has is accepted", () => {
    expect(ofType(Match.prefix("ecs:Instance:SystemFailure."))).not.toThrow();
    expect(ofType(Match.prefix("e"), ["acs.ecs"])).not.toThrow();
    expect(ofType(Match.prefix("my:"))).not.toThrow();
  });

  test("a prefix that no type has is refused", () => {
    expect(ofType(Match.prefix("ecs:Snapshots:"))).toThrow(/No type of the official list starts so.*Did you mean ecs:/);
    expect(ofType(Match.prefix("Snapshot:"), ["acs.ecs"])).toThrow("No type of the official list starts so");
    expect(ofType(Match.prefix(`ess:${"x".repeat(1_000)}`))).toThrow("would never match. If the service");
  });

  test("suffix, contains and anything-but are not judged", () => {
    expect(ofType(Match.suffix("SnapshotLost"), ["acs.ecs"])).not.toThrow();
    expect(ofType(Match.contains("Lost"), ["acs.ecs"])).not.toThrow();
    expect(ofType(Match.anythingBut("x"), ["acs.ecs"])).not.toThrow();
  });
});

describe("the type that does not exist", () => {
  test.each([
    "ecs:Snapshot:CreateSnapshotFailed",
    Match.prefix("ecs:Snapshot:CreateSnapshotFailed"),
    Match.suffix("CreateSnapshotFailed"),
    Match.contains("CreateSnapshotFailed"),
  ])("%j is answered with data.result", (type) => {
    expect(ofType(type)).toThrow(
      /CreateSnapshotFailed does not exist: ecs:Snapshot:CreateSnapshotCompleted is sent whether.*Use SnapshotOutcomes.*"failed"/,
    );
  });
});

describe("snapshot outcomes", () => {
  test.each(["accomplished", "failed"])("the result %s is accepted", (result) => {
    expect(ofSnapshot({ result: [result] })).not.toThrow();
  });

  test.each(["success", "Failed", "", null, false, Match.prefix("x"), Match.contains("success")])(
    "the result %j is refused",
    (result) => {
      expect(ofSnapshot({ result: [result] })).toThrow("The result of a snapshot event is one of accomplished, failed");
    },
  );

  test.each([Match.prefix("fail"), Match.anythingBut("accomplished"), Match.exists(), Match.doesNotExist()])(
    "the result %j is accepted",
    (result) => {
      expect(ofSnapshot({ result: [result] })).not.toThrow();
    },
  );

  test.each(["timer", "user", "copied", "imported"])("the snapshot type %s is accepted", (snapshotType) => {
    expect(ofSnapshot({ snapshotType: [snapshotType] })).not.toThrow();
  });

  test("another snapshot type is refused", () => {
    expect(ofSnapshot({ snapshotType: ["auto"] })).toThrow("one of timer, user, copied, imported");
  });

  test("filtering by level is refused", () => {
    expect(ofSnapshot({ level: ["CRITICAL"] })).toThrow(/INFO for failures too.*"failed"/);
  });

  test("a type given as a prefix counts too", () => {
    expect(ofSnapshot({ result: ["success"] }, Match.prefix("ecs:Snapshot:CreateSnapshotC"))).toThrow(
      "accomplished, failed",
    );
  });

  test("patterns that may be about other events are not judged", () => {
    expect(ofSnapshot({ result: ["success"] }, "ecs:Disk:DiskOperationCompleted")).not.toThrow();
    expect(ofSnapshot({ level: ["INFO"] }, Match.prefix("ecs:Snapshot:"))).not.toThrow();
    expect(ofSnapshot({ result: ["success"] }, Match.contains("Snapshot"))).not.toThrow();
    expect(ofSnapshot({ result: ["success"] }, null)).not.toThrow();
    expect(() => EventPattern.of({ data: { result: ["success"], level: ["x"] } })).not.toThrow();
  });

  test("other fields are free", () => {
    expect(ofSnapshot({ snapshotName: [Match.contains("sp-1")], deeper: { result: ["x"] } })).not.toThrow();
    expect(() => EventPattern.of({ type: [COMPLETED], subject: ["x"] })).not.toThrow();
  });
});

describe("service sources", () => {
  test.each([
    [["acs.ecs", "my.app"], ["acs.ecs"]],
    [[Match.prefix("acs.")], ["acs."]],
    [
      ["acs.ecs", Match.prefix("acs.o")],
      ["acs.ecs", "acs.o"],
    ],
    [["my.app", Match.suffix("acs."), null, Match.anythingBut("acs.ecs"), Match.prefix("my.")], []],
    [undefined, []],
  ])("of %j are %j", (source, expected) => {
    expect(EventPattern.of({ source })._serviceSources()).toEqual(expected);
  });
});
