import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { EventBridgeServiceLinkedRole as ServiceLinkedRoleResource } from "../bindings/event-bridge-service-linked-role";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { perStack } from "../environment/per-stack";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/service-linked-roles";
const PREFIX = "AliyunServiceRoleFor";
const SEND_TO_MNS = `${PREFIX}EventBridgeSendToMNS`;

/**
 * The roles that EventBridge itself assumes to reach a service. They exist once per account and are made by the
 * console on first use. Let Terraform make one only in the single stack that owns it: destroying it takes it from
 * every user of the account. A second one in the app is an error at synthesis, unless the providers are known to be of
 * different accounts: by their `accountId`, or by the credentials that they state.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/service-linked-roles
 */
export class EventBridgeServiceLinkedRole extends Construct {
  /**
   * The role with which EventBridge sends to Simple Message Queue (MNS), dead letters included:
   * `AliyunServiceRoleForEventBridgeSendToMNS`. One construct per stack and provider.
   *
   * @param scope a construct of the stack
   * @param provider the provider of the role, where a stack has several
   */
  public static sendToMns(scope: Construct, provider?: TerraformProvider): EventBridgeServiceLinkedRole {
    return EventBridgeServiceLinkedRole.of(scope, SEND_TO_MNS, provider);
  }

  /**
   * The role with which EventBridge invokes functions of Function Compute: `AliyunServiceRoleForEventBridgeSendToFC`. One
   * construct per stack and provider.
   *
   * @param scope a construct of the stack
   * @param provider the provider of the role, where a stack has several
   */
  public static sendToFc(scope: Construct, provider?: TerraformProvider): EventBridgeServiceLinkedRole {
    return EventBridgeServiceLinkedRole.of(scope, `${PREFIX}EventBridgeSendToFC`, provider);
  }

  /**
   * The role with which EventBridge enters a VPC, for connections and HTTP endpoints there:
   * `AliyunServiceRoleForEventBridgeConnectVPC`. One construct per stack and provider.
   *
   * @param scope a construct of the stack
   * @param provider the provider of the role, where a stack has several
   */
  public static connectVpc(scope: Construct, provider?: TerraformProvider): EventBridgeServiceLinkedRole {
    return EventBridgeServiceLinkedRole.of(scope, `${PREFIX}EventBridgeConnectVPC`, provider);
  }

  /**
   * A role that has no method of its own here. One construct per name, stack and provider.
   *
   * @param scope a construct of the stack
   * @param roleName the full name, such as `AliyunServiceRoleForEventBridgeSendToSMS`
   * @param provider the provider of the role, where a stack has several
   * @throws when the name is not that of a service-linked role of EventBridge
   */
  public static of(scope: Construct, roleName: string, provider?: TerraformProvider): EventBridgeServiceLinkedRole {
    if (!/^AliyunServiceRoleForEventBridge[A-Za-z0-9]+$/.test(roleName)) {
      throw new InvalidInput({
        what: "roleName",
        value: roleName,
        rule: "The service-linked roles of EventBridge are named AliyunServiceRoleForEventBridge, then what they are for",
        mend: "Copy the name from the official list, such as AliyunServiceRoleForEventBridgeSendToFC",
        see: SEE,
      });
    }
    const id = roleName === SEND_TO_MNS ? "EventBridgeSendToMns" : roleName.slice(PREFIX.length);
    return perStack(
      scope,
      EventBridgeServiceLinkedRole,
      id,
      provider,
      (stack, ownId) => new EventBridgeServiceLinkedRole(stack, ownId, roleName, provider),
    );
  }

  /** The L1 resource. */
  public readonly resource: ServiceLinkedRoleResource;

  private readonly roleName: string;
  private readonly environment: Environment;

  private constructor(scope: Construct, id: string, roleName: string, provider?: TerraformProvider) {
    super(scope, id);
    this.resource = new ServiceLinkedRoleResource(this, "Resource", { productName: roleName, provider });
    this.roleName = roleName;
    this.environment = Environment.of(this, provider);
    this.node.addValidation({ validate: () => this.madeBefore() });
  }

  /** The first one that makes the role counts; every later one is refused. */
  private madeBefore(): string[] {
    const all = this.node.root.node.findAll().filter((node) => node instanceof EventBridgeServiceLinkedRole);
    const first = all
      .slice(0, all.indexOf(this))
      .find(({ roleName, environment }) => roleName === this.roleName && environment._sharesAccount(this.environment));
    if (first === undefined) return [];
    return [
      InvalidInput.message({
        what: `The service-linked role of ${this.node.path}`,
        value: this.roleName,
        rule: `It exists once per account, and ${first.node.path} makes it already: the second cannot be made, and taking either out would take the role from everybody`,
        mend: "Make it in one place; where the two are of different accounts, state accountId in both providers",
        see: SEE,
      }),
    ];
  }
}
