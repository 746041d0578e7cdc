import { notFound } from "./cloud-error";
import { RegionContext } from "./region-context";
import { ScalingGroups } from "./scaling-groups";

export interface LifecycleHook {
  readonly id: string;
  readonly scalingGroupId: string;
  readonly name: string;
  lifecycleTransition: string;
  heartbeatTimeout: number;
  defaultResult: string;
  notificationArn: string;
  notificationMetadata: string;
}

export interface LifecycleHookRequest {
  readonly LifecycleTransition?: string;
  readonly HeartbeatTimeout?: number;
  readonly DefaultResult?: string;
  readonly NotificationArn?: string;
  readonly NotificationMetadata?: string;
}

/** The lifecycle hooks of all groups. Nobody is notified: what a hook starts is not modelled. */
export class LifecycleHooks {
  private readonly hooks = new Map<string, LifecycleHook>();

  public constructor(
    private readonly context: RegionContext,
    private readonly groups: ScalingGroups,
  ) {}

  /** Hooks go with their group. */
  public get all(): readonly LifecycleHook[] {
    return [...this.hooks.values()].filter(({ scalingGroupId }) => this.groups.find(scalingGroupId));
  }

  public find(id: string): LifecycleHook | undefined {
    return this.all.find((hook) => hook.id === id);
  }

  public get(id: string): LifecycleHook {
    const hook = this.find(id);
    if (!hook) {
      throw notFound("InvalidLifecycleHookId.NotExist", "lifecycle hook", id);
    }
    return hook;
  }

  /** `ess:CreateLifecycleHook`. */
  public create(scalingGroupId: string, name: string | undefined, request: LifecycleHookRequest): string {
    this.context.calls.receive("ess:CreateLifecycleHook", {
      ScalingGroupId: scalingGroupId,
      LifecycleHookName: name,
      ...request,
    });
    this.groups.get(scalingGroupId);
    const id = this.context.identifiers.next("ash");
    this.hooks.set(id, {
      id,
      scalingGroupId,
      name: name ?? id,
      lifecycleTransition: "",
      heartbeatTimeout: 600,
      defaultResult: "CONTINUE",
      // Without a receiver of its own the service answers one that means nobody.
      notificationArn: `acs:ess:${this.context.region}:${this.context.accountId}:null/null`,
      notificationMetadata: "",
    });
    this.assign(this.get(id), request);
    return id;
  }

  /** `ess:ModifyLifecycleHook`: what is not named stays. */
  public modify(id: string, request: LifecycleHookRequest): void {
    this.context.calls.receive("ess:ModifyLifecycleHook", { LifecycleHookId: id, ...request });
    this.assign(this.get(id), request);
  }

  /** `ess:DescribeLifecycleHooks`. */
  public describe(id: string): LifecycleHook | undefined {
    this.context.calls.receive("ess:DescribeLifecycleHooks", { LifecycleHookId: [id] });
    return this.find(id);
  }

  /** `ess:DeleteLifecycleHook`. */
  public delete(id: string): void {
    this.context.calls.receive("ess:DeleteLifecycleHook", { LifecycleHookId: id });
    this.get(id);
    this.hooks.delete(id);
  }

  private assign(hook: LifecycleHook, request: LifecycleHookRequest): void {
    hook.lifecycleTransition = request.LifecycleTransition ?? hook.lifecycleTransition;
    hook.heartbeatTimeout = request.HeartbeatTimeout ?? hook.heartbeatTimeout;
    hook.defaultResult = request.DefaultResult ?? hook.defaultResult;
    hook.notificationArn = request.NotificationArn ?? hook.notificationArn;
    hook.notificationMetadata = request.NotificationMetadata ?? hook.notificationMetadata;
  }
}
