import { SettingsValue } from "./runtime/settings-value";

/** What every function may be told: URLs that replace the public regional ones. */
export interface Endpoints {
  readonly ecs?: string;
  readonly ess?: string;
  readonly eventbridge?: string;
  readonly oss?: string;
}

/** Where a function works, and where it says what went wrong. */
export interface Place {
  readonly accountId: string;
  readonly region: string;
  /** A custom bus: service events alone reach `default`. */
  readonly eventBusName?: string;
}

/** Which instances of a group are critical. */
export type InstanceSelection =
  | { readonly kind: "ids"; readonly ids: readonly string[] }
  | { readonly kind: "all" }
  | { readonly kind: "tags"; readonly tags: { readonly [key: string]: string } }
  | { readonly kind: "oldest"; readonly count: number };

export interface ReconciledGroup {
  readonly scalingGroupId: string;
  readonly instances?: InstanceSelection;
  /** Whether protected instances that are not selected lose their protection. */
  readonly releaseOthers: boolean;
  readonly snapshotPolicyId?: string;
  readonly replaceOtherPolicies: boolean;
  /** Whether automatic snapshots outlive their disk. */
  readonly keepAutomaticSnapshots: boolean;
  readonly recoveryPointObjectiveHours?: number;
}

export interface ReconcilerSettings extends Place {
  readonly groups: readonly ReconciledGroup[];
}

export type HookResult = "CONTINUE" | "ROLLBACK";

export interface SnapshottedGroup {
  readonly scalingGroupId: string;
  readonly lifecycleHookId: string;
  /** How the hook ends when a snapshot failed or time ran out. */
  readonly onFailure: HookResult;
  readonly heartbeatTimeoutSeconds: number;
  readonly maximumWaitSeconds: number;
  /** Unstated: the snapshots stay until somebody deletes them. */
  readonly retentionDays?: number;
}

export interface FinalSnapshotSettings extends Place {
  readonly groups: readonly SnapshottedGroup[];
}

export interface ObjectWriterSettings {
  readonly region: string;
  readonly bucketName: string;
  /** Empty, or ends with a slash. */
  readonly prefix: string;
}

type Environment = NodeJS.ProcessEnv;

/** `RECONCILER_SETTINGS`. @throws SettingsError */
export function reconcilerSettings(environment: Environment): ReconcilerSettings {
  const document = SettingsValue.ofVariable("RECONCILER_SETTINGS", environment).members(...PLACE, "groups");
  return { ...place(document), groups: groups(document.groups, reconciledGroup) };
}

/** `FINAL_SNAPSHOT_SETTINGS`. @throws SettingsError */
export function finalSnapshotSettings(environment: Environment): FinalSnapshotSettings {
  const document = SettingsValue.ofVariable("FINAL_SNAPSHOT_SETTINGS", environment).members(...PLACE, "groups");
  return { ...place(document), groups: groups(document.groups, snapshottedGroup) };
}

/** `OBJECT_WRITER_SETTINGS`. @throws SettingsError */
export function objectWriterSettings(environment: Environment): ObjectWriterSettings {
  const document = SettingsValue.ofVariable("OBJECT_WRITER_SETTINGS", environment);
  const { region, bucketName, prefix } = document.members("region", "bucketName", "prefix");
  const folder = prefix.maybe((value) => value.text(/^(?![/\\])/, "it may not begin with a slash")) ?? "";
  return {
    region: regionOf(region),
    bucketName: bucketName.text(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/, "it has to be the name of a bucket"),
    prefix: folder === "" || folder.endsWith("/") ? folder : `${folder}/`,
  };
}

/** `ENDPOINTS`, which need not be there. @throws SettingsError */
export function endpoints(environment: Environment): Endpoints {
  if (!environment.ENDPOINTS) return {};
  const document = SettingsValue.ofVariable("ENDPOINTS", environment);
  const given = Object.entries(document.members("ecs", "ess", "eventbridge", "oss"));
  const url = (value: SettingsValue) => value.text(/^https?:\/\/[^/]+$/, "it has to be a URL without a path");
  return Object.fromEntries(given.flatMap(([name, value]) => (value.isStated ? [[name, url(value)]] : [])));
}

const PLACE = ["accountId", "region", "eventBusName"] as const;

function place(document: { readonly [name in (typeof PLACE)[number]]: SettingsValue }): Place {
  const bus = document.eventBusName.maybe((value) =>
    value.text(/^(?!default$).+$/, "it has to be the name of a custom bus: service events alone reach default"),
  );
  return {
    accountId: document.accountId.text(/^\d+$/, "it has to be the id of an account"),
    region: regionOf(document.region),
    ...(bus === undefined ? {} : { eventBusName: bus }),
  };
}

function regionOf(value: SettingsValue): string {
  return value.text(/^[a-z]{2,}(-[a-z0-9]+)+$/, "it has to be the id of a region, such as cn-hangzhou");
}

function groups<G extends { readonly scalingGroupId: string }>(
  list: SettingsValue,
  read: (item: SettingsValue) => G,
): G[] {
  const all = list.items().map(read);
  if (all.length === 0) {
    list.refuse("it has to name a group");
  }
  if (new Set(all.map(({ scalingGroupId }) => scalingGroupId)).size < all.length) {
    list.refuse("it names a group twice");
  }
  return all;
}

function reconciledGroup(item: SettingsValue): ReconciledGroup {
  const group = item.members(
    "scalingGroupId",
    "instances",
    "releaseOthers",
    "snapshotPolicyId",
    "replaceOtherPolicies",
    "keepAutomaticSnapshots",
    "recoveryPointObjectiveHours",
  );
  const on = (value: SettingsValue) => value.maybe((stated) => stated.flag()) ?? false;
  const releaseOthers = on(group.releaseOthers);
  const replaceOtherPolicies = on(group.replaceOtherPolicies);
  if (releaseOthers && !group.instances.isStated) {
    group.releaseOthers.refuse("others than which, say instances");
  }
  if (replaceOtherPolicies && !group.snapshotPolicyId.isStated) {
    group.replaceOtherPolicies.refuse("by which policy, says snapshotPolicyId");
  }
  return {
    scalingGroupId: groupId(group.scalingGroupId),
    instances: group.instances.maybe(selection),
    releaseOthers,
    snapshotPolicyId: group.snapshotPolicyId.maybe((id) => id.text(/^sp-/, "it has to be the id of a policy, sp-…")),
    replaceOtherPolicies,
    keepAutomaticSnapshots: on(group.keepAutomaticSnapshots),
    recoveryPointObjectiveHours: group.recoveryPointObjectiveHours.maybe((hours) => hours.positive()),
  };
}

function selection(value: SettingsValue): InstanceSelection {
  const { ids, all, tags, oldest } = value.members("ids", "all", "tags", "oldest");
  if ([ids, all, tags, oldest].filter(({ isStated }) => isStated).length !== 1) {
    value.refuse("it has to state one of ids, all, tags, oldest");
  }
  if (ids.isStated) {
    return { kind: "ids", ids: ids.items().map((id) => id.text(/^i-/, "it has to be the id of an instance, i-…")) };
  }
  if (tags.isStated) {
    const wanted = tags.texts();
    // Every instance has no tags at all: an empty object would select all of them by accident.
    return Object.keys(wanted).length > 0 ? { kind: "tags", tags: wanted } : tags.refuse("it has to name a tag");
  }
  if (oldest.isStated) {
    return { kind: "oldest", count: oldest.whole(1) };
  }
  return all.flag() ? { kind: "all" } : all.refuse("it can only be true");
}

function snapshottedGroup(item: SettingsValue): SnapshottedGroup {
  const group = item.members(
    "scalingGroupId",
    "lifecycleHookId",
    "onFailure",
    "heartbeatTimeoutSeconds",
    "maximumWaitSeconds",
    "retentionDays",
  );
  const heartbeatTimeoutSeconds = group.heartbeatTimeoutSeconds.whole(30, 21600);
  return {
    scalingGroupId: groupId(group.scalingGroupId),
    lifecycleHookId: group.lifecycleHookId.text(/^ash-/, "it has to be the id of a lifecycle hook, ash-…"),
    onFailure: group.onFailure.text(/^(CONTINUE|ROLLBACK)$/, "it has to be ROLLBACK or CONTINUE") as HookResult,
    heartbeatTimeoutSeconds,
    maximumWaitSeconds: group.maximumWaitSeconds.whole(heartbeatTimeoutSeconds),
    retentionDays: group.retentionDays.maybe((days) => days.whole(1, 65536)),
  };
}

function groupId(value: SettingsValue): string {
  return value.text(/^asg-/, "it has to be the id of a scaling group, asg-…");
}
