import { notFound } from "./cloud-error";
import { LifecycleActions } from "./lifecycle-actions";
import { LifecycleHook } from "./lifecycle-hook";
import { RegionContext } from "./region-context";
import { ScalingGroups } from "./scaling-groups";

export interface LifecycleHookRequest {
  readonly LifecycleTransition?: string;
  readonly HeartbeatTimeout?: number;
  readonly DefaultResult?: string;
  readonly NotificationArn?: string;
  readonly NotificationMetadata?: string;
}

/** The lifecycle hooks of all groups. */
export class LifecycleHooks {
  public constructor(
    private readonly context: RegionContext,
    private readonly groups: ScalingGroups,
    private readonly actions: LifecycleActions,
  ) {}

  /** Hooks go with their group. */
  public get all(): readonly LifecycleHook[] {
    return this.groups.all.flatMap(({ hooks }) => [...hooks.values()]);
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

  /** A hook that was made elsewhere. */
  public place(scalingGroupId: string, given: Partial<LifecycleHook> = {}): LifecycleHook {
    const { hooks } = this.groups.get(scalingGroupId);
    const id = given.id ?? this.context.identifiers.next("ash");
    const hook: LifecycleHook = {
      lifecycleTransition: "",
      heartbeatTimeout: 600,
      defaultResult: "CONTINUE",
      // Without a receiver of its own the service answers one that means nobody.
      notificationArn: `acs:ess:${this.context.region}:${this.context.accountId}:null/null`,
      notificationMetadata: "",
      ...given,
      id,
      name: given.name ?? id,
      scalingGroupId,
    };
    hooks.set(id, hook);
    return hook;
  }

  /** `ess:CreateLifecycleHook`. */
  public create(scalingGroupId: string, name: string | undefined, request: LifecycleHookRequest): string {
    this.context.calls.receive("ess:CreateLifecycleHook", {
      ScalingGroupId: scalingGroupId,
      LifecycleHookName: name,
      ...request,
    });
    const hook = this.place(scalingGroupId, { name });
    this.assign(hook, request);
    return hook.id;
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

  /** `ess:DeleteLifecycleHook`: what it holds is let go by its default result (a guess). */
  public delete(id: string): void {
    this.context.calls.receive("ess:DeleteLifecycleHook", { LifecycleHookId: id });
    const hook = this.get(id);
    this.groups.get(hook.scalingGroupId).hooks.delete(id);
    this.actions.endOf(id);
  }

  private assign(hook: LifecycleHook, request: LifecycleHookRequest): void {
    hook.lifecycleTransition = request.LifecycleTransition ?? hook.lifecycleTransition;
    hook.heartbeatTimeout = request.HeartbeatTimeout ?? hook.heartbeatTimeout;
    hook.defaultResult = request.DefaultResult ?? hook.defaultResult;
    hook.notificationArn = request.NotificationArn ?? hook.notificationArn;
    hook.notificationMetadata = request.NotificationMetadata ?? hook.notificationMetadata;
  }
}
