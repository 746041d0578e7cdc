import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { EventBridgeServiceLinkedRole as ServiceLinkedRoleResource } from "../bindings/event-bridge-service-linked-role";
import { InvalidInput } from "../environment/invalid-input";
import { perStack } from "../environment/per-stack";

const PREFIX = "AliyunServiceRoleFor";
const SEND_TO_MNS = `${PREFIX}EventBridgeSendToMNS`;

/**
 * The roles that EventBridge itself assumes to reach a service. They exist once per account and are made by the
 * console on first use. Let Terraform make one only in the single stack that owns it: destroying it takes it from
 * every user of the account.
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
        see: "https://www.alibabacloud.com/help/en/eventbridge/service-linked-roles",
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

  private constructor(scope: Construct, id: string, roleName: string, provider?: TerraformProvider) {
    super(scope, id);
    this.resource = new ServiceLinkedRoleResource(this, "Resource", { productName: roleName, provider });
  }
}
