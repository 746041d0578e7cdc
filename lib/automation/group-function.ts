import { Lazy, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { GroupFunctionProps } from "./group-function-props";
import { ProtectionEvents } from "./protection-events";
import { claim, identityOf } from "../environment/claim";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { resolved } from "../environment/resolved";
import { terraformJson } from "../environment/terraform-json";
import { EventPattern } from "../events/event-pattern";
import { EventRule } from "../events/event-rule";
import { FunctionCode } from "../functions/function-code";
import { FunctionTimer } from "../functions/function-timer";
import { HandlerFunction } from "../functions/handler-function";
import { HandlerFunctionOptions } from "../functions/handler-function-options";
import { PolicyStatement } from "../identity/policy-statement";
import { checkOwnStack, IScalingGroup } from "../scaling/i-scaling-group";
import { FcFunction } from "../targets/fc-function";

/**
 * Which function, and what its settings are called.
 *
 * @internal
 */
export interface GroupFunctionKind {
  readonly codeName: string;
  readonly settingsVariable: string;
  readonly description: string;
  readonly intervalMinutes: number;
}

/**
 * A function that acts on scaling groups of one region between applies, below the construct that it works for: what the
 * reconciler and the final snapshot have in common. Events wake it at once, and a timer in case that they do not.
 *
 * @internal
 */
export class GroupFunction {
  public readonly handler: HandlerFunction;
  public readonly events: ProtectionEvents;
  public readonly timer: FunctionTimer;
  public readonly intervalMinutes: number;

  private readonly groups = new Map<string, { readonly group: IScalingGroup; readonly settings: object }>();

  public constructor(
    private readonly owner: Construct,
    private readonly props: GroupFunctionProps,
    private readonly kind: GroupFunctionKind,
  ) {
    checkProps(`The props of ${owner.node.path}`, props, owner);
    const { provider, intervalMinutes = kind.intervalMinutes } = props;
    this.intervalMinutes = intervalMinutes;
    this.events = ProtectionEvents.of(owner, provider);
    this.handler = new HandlerFunction(owner, "Function", {
      ...optionsOf(props),
      code: FunctionCode._ofPackage(kind.codeName, ["ecs", "ess", "eventbridge"]),
      description: kind.description,
      environment: { [kind.settingsVariable]: Lazy.stringValue({ produce: () => this.settings() }) },
    });
    this.handler._toShorten = () => this.toShorten();
    this.allow(["eventbridge:PutEvents"], [this.arn("eventbridge", `eventbus/${this.events.bus.eventBusName}`)]);
    this.timer = new FunctionTimer(owner, "Timer", { handler: this.handler, intervalMinutes, provider });
    owner.node.addValidation({ validate: () => this.withoutGroups() });
  }

  /**
   * Adds a group, unless it is there with the same settings already.
   *
   * @returns whether that is news
   */
  public add(group: IScalingGroup, settings: object): boolean {
    checkOwnStack(group, this.owner);
    this.checkProvider(group);
    const stack = TerraformStack.of(this.owner);
    const key = identityOf(stack, group.scalingGroupId);
    const text = (value: object) => JSON.stringify(resolved(this.owner, value));
    const known = this.groups.get(key);
    if (known !== undefined && text(known.settings) === text(settings)) return false;
    if (known !== undefined) {
      throw new InvalidInput({
        what: `The group ${group.node.path} in ${this.owner.node.path}`,
        value: group.scalingGroupId,
        rule: "It is there already, with other settings",
        mend: "Add each group once, with all that is to be done for it",
      });
    }
    claim(
      this.owner,
      () => `${this.kind.codeName} of ${key}`,
      (other) =>
        InvalidInput.message({
          what: `The group ${group.node.path} in ${this.owner.node.path}`,
          value: group.scalingGroupId,
          rule: `${other.node.path} acts on the same group, and the two would undo each other`,
          mend: "Add the group to one of them",
        }),
    );
    this.groups.set(key, { group, settings });
    return true;
  }

  /** Wakes the function by events of the bus `default`. */
  public wakeBy(id: string, description: string, pattern: EventPattern): void {
    const rule = new EventRule(this.owner, id, {
      description,
      pattern,
      deadLetterQueue: this.handler.deadLetterQueue,
      provider: this.props.provider,
    });
    // A plan says what it is, not that it is a function.
    rule.addTarget(new FcFunction(this.handler, { endpoint: this.props.ruleEndpoint }), this.owner.node.id);
  }

  /** Lets the function do more. */
  public allow(actions: string[], resources: string[]): void {
    this.handler.role.addToPolicy(new PolicyStatement({ actions, resources }));
  }

  /** An ARN in the region and account of the function. */
  public arn(service: string, resource: string): string {
    return Environment.of(this.owner, this.props.provider).arn(service, resource);
  }

  private settings(): string {
    const { accountId, region } = Environment.of(this.owner, this.props.provider);
    const byPath = [...this.groups.values()].sort((a, b) => (a.group.node.path < b.group.node.path ? -1 : 1));
    const groups = byPath.map(({ settings }) => settings);
    return terraformJson({ accountId, region, eventBusName: this.events.bus.eventBusName, groups });
  }

  private checkProvider(group: IScalingGroup): void {
    if (group.provider === this.props.provider) return;
    throw new InvalidInput({
      what: `The group ${group.node.path} in ${this.owner.node.path}`,
      value: group.scalingGroupId,
      rule: "A function acts in the region and account that it is in: both have one provider",
      mend: "Make one with the provider of the group, such as Reconciler.of(this, group.provider)",
    });
  }

  private withoutGroups(): string[] {
    if (this.groups.size > 0) return [];
    return [
      InvalidInput.message({
        what: this.owner.node.path,
        rule: "A function without groups does nothing",
        mend: "Add one with addGroup(…), or take it out",
      }),
    ];
  }

  private toShorten(): string {
    if (this.groups.size > 1) return "Make a second one with a constructor, and divide the groups between them";
    return "Name the instances of the group by a tag, with CriticalInstances.tagged(…), instead of by ids";
  }
}

function optionsOf(props: GroupFunctionProps): HandlerFunctionOptions {
  const { intervalMinutes: _interval, ruleEndpoint: _endpoint, ...options } = props;
  return options;
}
