import { ScalingConfiguration } from "./scaling-configuration";

/** Settings that the model keeps and answers, but does nothing with; keys as the service spells them. */
export type Settings = { [parameter: string]: unknown };

export interface Member {
  readonly instanceId: string;
  readonly configurationId?: string;
  readonly joinedAt: Date;
  /** `LifecycleState` is then `Protected`, else `InService`. */
  protectedFromScaleIn: boolean;
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
  activeConfigurationId?: string;
  vswitchIds: string[];
  tags: { [key: string]: string };
  settings: Settings;
  readonly configurations: Map<string, ScalingConfiguration>;
  readonly members: Map<string, Member>;
}
