import { InstanceSpecification } from "./instances";
import { LifecycleHook } from "./lifecycle-hook";
import { ScalingConfiguration } from "./scaling-configuration";

/** Settings that the model keeps and answers, but does nothing with; keys as the service spells them. */
export type Settings = { [parameter: string]: unknown };

export type LifecycleState =
  "Pending" | "Pending:Wait" | "InService" | "Protected" | "Standby" | "Stopped" | "Removing" | "Removing:Wait";

export interface Member {
  readonly instanceId: string;
  readonly configurationId?: string;
  readonly joinedAt: Date;
  /** Where it stands on its way through the group. */
  state: Exclude<LifecycleState, "Protected">;
  /** `LifecycleState` is then `Protected` as long as it is in service. */
  protectedFromScaleIn: boolean;
  healthy: boolean;
  /** It was attached by hand, and the group did not launch it: it outlives its membership unless it is entrusted. */
  readonly attached?: { readonly entrusted: boolean };
}

/** A group of Auto Scaling, its configurations and its instances. */
export interface ScalingGroup {
  readonly id: string;
  name: string;
  minSize: number;
  maxSize: number;
  /** Undefined while nobody has set it. */
  desiredCapacity?: number;
  removalPolicies: string[];
  deletionProtection: boolean;
  state: "Active" | "Inactive";
  /** What the group does not do by itself for now, such as `ScaleIn`. */
  readonly suspended: Set<string>;
  launchTemplateId?: string;
  /** What the template says. It carries no snapshot policy (T5). @default one system disk */
  launchTemplate?: Omit<InstanceSpecification, "id">;
  activeConfigurationId?: string;
  vswitchIds: string[];
  tags: { [key: string]: string };
  settings: Settings;
  readonly configurations: Map<string, ScalingConfiguration>;
  readonly hooks: Map<string, LifecycleHook>;
  readonly members: Map<string, Member>;
}

/** As the service answers it. */
export function lifecycleStateOf({ state, protectedFromScaleIn }: Member): LifecycleState {
  return state === "InService" && protectedFromScaleIn ? "Protected" : state;
}

/** Whether it is on its way out. */
export function isLeaving({ state }: Member): boolean {
  return state === "Removing" || state === "Removing:Wait";
}
