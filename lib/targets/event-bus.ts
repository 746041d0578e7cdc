import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { advise } from "../environment/advice";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { checkName } from "../environment/physical-name";
import { checkShape } from "../environment/shape";
import { isUnresolved } from "../environment/unresolved";
import { IEventBus } from "../events/event-bus";
import { checkRuleTargetProps, IRuleTarget, RuleTargetConfig, RuleTargetProps } from "../events/rule-target";
import { RuleTargetInput } from "../events/rule-target-input";
import { checkTargetId } from "../events/target-id";
import { constant } from "../events/target-parameter";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/route-events-to-eventbridge";

/**
 * Where the bus is that receives events.
 */
export interface EventBusTargetProps extends RuleTargetProps {
  /**
   * The region of the bus, such as `cn-shanghai`.
   *
   * @default - the region of the stack
   */
  readonly region?: string;

  /**
   * The id of the account that owns the bus (16 digits).
   *
   * @default - the account of the stack
   */
  readonly accountId?: string;

  /**
   * The name of a RAM role **in the other account** with the permission `eventbridge:PutEvents`, which trusts
   * `<this account>@eventbridge.aliyuncs.com`. Needed for another account, and only there.
   *
   * @default - none: the bus is in the account of the stack
   */
  readonly roleName?: string;

  /**
   * Names the target among those of a rule; part of the construct path and of the rule's name.
   *
   * @default - the name of the bus, or `EventBus` where only the deployment knows it
   */
  readonly targetId?: string;

  /**
   * The provider of the rule, where a stack has several: its region and account stand for what is not stated.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * Passes events on to another bus: of the same region, another region or another account. The rule there sees the account
 * that they come from as `aliyunoriginalaccountid`. Retries and dead letters here end with the other bus; the rules there
 * have their own.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/route-events-to-eventbridge
 */
export class EventBus implements IRuleTarget {
  /** What names the target among those of a rule. */
  public readonly targetId: string;

  private readonly eventBus: IEventBus;
  private readonly props: EventBusTargetProps;

  /**
   * @param eventBus the bus, made or named with `events.EventBus`
   * @param props where it is
   * @throws when another account is stated without a role, or a role without another account
   */
  public constructor(eventBus: IEventBus, props: EventBusTargetProps = {}) {
    const mend = "Use events.EventBus.fromEventBusName(…) or an events.EventBus";
    checkShape("The bus of a target", eventBus, "eventBusName", "an event bus", mend);
    checkRuleTargetProps("EventBus", props);
    checkPlace(props);
    if (props.targetId !== undefined) checkTargetId(props.targetId, "targetId of targets.EventBus");
    this.eventBus = eventBus;
    this.props = props;
    this.targetId = props.targetId ?? (isUnresolved(eventBus.eventBusName) ? "EventBus" : eventBus.eventBusName);
  }

  /**
   * Says how a rule addresses the bus.
   *
   * @param scope where region and account are looked up, and where the target warns of a bus that may not take events
   */
  public bind(scope: Construct): RuleTargetConfig {
    const environment = Environment.of(scope, this.props.provider);
    const { region = environment.region, roleName, input, retryPolicy, deadLetterQueue } = this.props;
    const { accountId = environment.accountId } = this.props;
    const { eventBusName } = this.eventBus;
    // It may be called again with the same scope.
    if (eventBusName === "default" && scope.node.metadata.length === 0) {
      advise(
        scope,
        "ADP-031",
        "events are passed on to a bus default. The documentation allows custom buses only, in some editions; make a custom bus there, or try it with a real event.",
      );
    }
    return {
      type: "acs.eventbridge",
      endpoint: `acs:eventbridge:${region}:${accountId}:eventbus/${eventBusName}`,
      parameters: [
        constant("RegionId", region),
        constant("AccountType", this.props.accountId === undefined ? "SameAccount" : "AnotherAccount"),
        constant("AccountId", accountId),
        constant("EventBusName", eventBusName),
        ...(roleName === undefined ? [] : [constant("RAMRoleName", roleName)]),
        (input ?? RuleTargetInput.original()).toParameter("Body"),
      ],
      retryPolicy,
      deadLetterQueue,
    };
  }
}

function checkPlace({ region, accountId, roleName }: EventBusTargetProps): void {
  if (region !== undefined) {
    checkName(region, {
      prop: "region of targets.EventBus",
      pattern: /^[a-z]+-[a-z0-9-]+$/,
      rule: "A region id has lower-case letters, digits and hyphens",
      maxLength: 64,
      see: SEE,
    });
  }
  if (accountId !== undefined) {
    checkName(accountId, {
      prop: "accountId of targets.EventBus",
      pattern: /^\d{16}$/,
      rule: "The id of an account has 16 digits",
      maxLength: 16,
      see: SEE,
    });
  }
  if (roleName !== undefined) {
    checkName(roleName, {
      prop: "roleName of targets.EventBus",
      pattern: /^[A-Za-z0-9.-]{1,64}$/,
      rule: "The name of a role has 1 to 64 letters, digits, full stops and hyphens; this is no ARN",
      maxLength: 64,
      see: SEE,
    });
  }
  if ((accountId === undefined) === (roleName === undefined)) return;
  throw new InvalidInput({
    what: "accountId and roleName of targets.EventBus",
    value: { accountId, roleName },
    rule: "A bus of another account is reached with a role of that account, and one of this account without",
    mend: accountId === undefined ? "Leave roleName out, or state accountId too" : "State roleName too",
    see: SEE,
  });
}
