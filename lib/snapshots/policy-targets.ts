import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { EcsAutoSnapshotPolicyAttachment } from "../bindings/ecs-auto-snapshot-policy-attachment";
import { identityOf } from "../environment/claim";
import { InvalidInput } from "../environment/invalid-input";
import { perStack } from "../environment/per-stack";
import { isUnresolved } from "../environment/unresolved";
import { IScalingGroup } from "../scaling/i-scaling-group";

const SEE = "https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-applyautosnapshotpolicy";

/**
 * What snapshot policies of a stack reach: a disk takes one policy from Terraform, once. The provider detaches without
 * naming the policy, so that a second attachment goes with the first, or makes both undeletable.
 *
 * @internal
 */
export class PolicyTargets extends Construct {
  /** The one of the stack. */
  public static of(scope: Construct): PolicyTargets {
    return perStack(scope, PolicyTargets, "PolicyTargets", undefined, (stack, id) => new PolicyTargets(stack, id));
  }

  private readonly claims: { readonly key: string; readonly by: Construct }[] = [];

  private constructor(stack: TerraformStack, id: string) {
    super(stack, id);
    this.node.addValidation({ validate: () => this.twiceReached(stack) });
  }

  /** Says that a construct puts a policy on things that no other construct must put one on. */
  public _claim(keys: string[], by: Construct): void {
    this.claims.push(...keys.map((key) => ({ key, by })));
  }

  /** The same for the instances that a group launches from now on. */
  public _claimNewInstances(group: IScalingGroup, by: Construct): void {
    const identity = identityOf(TerraformStack.of(this), group.scalingGroupId);
    this._claim([`new instances of group ${isUnresolved(identity) ? group.node.path : identity}`], by);
  }

  private twiceReached(stack: TerraformStack): string[] {
    const first = new Map<string, Construct>();
    const messages: string[] = [];
    for (const { key, by } of [...this.claims, ...diskAttachments(stack)]) {
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, by);
      else if (earlier !== by) messages.push(twice(key, earlier, by));
    }
    return messages;
  }
}

function diskAttachments(stack: TerraformStack): { readonly key: string; readonly by: Construct }[] {
  return stack.node
    .findAll()
    .filter((construct) => construct instanceof EcsAutoSnapshotPolicyAttachment)
    .filter(({ diskIdInput }) => diskIdInput !== undefined && !isUnresolved(diskIdInput))
    .map((attachment) => ({ key: `disk ${attachment.diskIdInput}`, by: attachment }));
}

function twice(key: string, earlier: Construct, later: Construct): string {
  return InvalidInput.message({
    what: `The snapshot policy of ${key}`,
    value: [earlier.node.path, later.node.path],
    rule: "A disk takes one policy from Terraform, attached once: the provider detaches without naming the policy, so that removing one attachment would leave the disk with none",
    mend: "Keep one of the two; a policy that must have the hours of both takes them in its schedule",
    see: SEE,
  });
}
