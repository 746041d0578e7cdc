import { Construct } from "constructs";
import { RemovedBlock } from "./removed-block";
import { checkLiteral } from "../environment/literal";
import { checkProps } from "../environment/props";
import { checkFilledText } from "../environment/text";

/**
 * Which parts of an adopted group are let go with it.
 */
export interface ReleaseScalingGroupProps {
  /**
   * The construct id that was given to `adoptConfiguration`.
   *
   * @default - no configuration was adopted
   */
  readonly configurationId?: string;
}

/**
 * An adopted scaling group on its way out of the stack: Terraform forgets it and touches nothing in the cloud.
 *
 * Put it where the adopted group stood, with the same scope and id, apply once, then delete the line. The group keeps
 * what the stack has set: its protected instances, its deletion protection and the snapshot policy of its
 * configuration. What the stack has suspended of it is resumed, scale-in too. Give the policy a new home before you delete it, or take it out of the configuration in the console.
 *
 * @see https://developer.hashicorp.com/terraform/language/block/removed
 */
export class ReleasedScalingGroup extends Construct {
  /**
   * @param scope the construct that held the adopted group
   * @param id the id of the adopted group's construct
   * @param props which parts go with it
   */
  public constructor(scope: Construct, id: string, props: ReleaseScalingGroupProps = {}) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props);
    if (props.configurationId !== undefined) {
      checkLiteral("configurationId", props.configurationId);
      checkFilledText("configurationId", props.configurationId, {
        mend: "State the id that the configuration's construct had",
      });
    }
    new RemovedBlock(this, "Resource", "alicloud_ess_scaling_group");
    if (props.configurationId !== undefined) {
      const configuration = new Construct(this, props.configurationId);
      new RemovedBlock(configuration, "Resource", "alicloud_ess_scaling_configuration");
    }
  }
}
