import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { EventBridgeServiceLinkedRole as ServiceLinkedRoleResource } from "../bindings/event-bridge-service-linked-role";
import { perStack } from "../environment/per-stack";

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
    return perStack(
      scope,
      "EventBridgeSendToMns",
      provider,
      (stack, id) => new EventBridgeServiceLinkedRole(stack, id, "AliyunServiceRoleForEventBridgeSendToMNS", provider),
    );
  }

  /** The L1 resource. */
  public readonly resource: ServiceLinkedRoleResource;

  private constructor(scope: Construct, id: string, roleName: string, provider?: TerraformProvider) {
    super(scope, id);
    this.resource = new ServiceLinkedRoleResource(this, "Resource", { productName: roleName, provider });
  }
}
