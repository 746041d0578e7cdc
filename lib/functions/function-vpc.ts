import { checkCount } from "../environment/count";
import { checkProps } from "../environment/props";
import { checkResourceId } from "../environment/resource-id";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/user-guide/configure-network-settings";

/**
 * The network that a function reaches out into.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/fc-3-0/user-guide/configure-network-settings
 */
export interface FunctionVpc {
  /** The id of the VPC: `vpc-…`. */
  readonly vpcId: string;

  /** The ids of its vSwitches, in zones that Function Compute has: `vsw-…`, at least one. */
  readonly vswitchIds: string[];

  /** The id of the security group: `sg-…`. */
  readonly securityGroupId: string;
}

/**
 * @internal
 */
export function checkFunctionVpc(vpc: FunctionVpc): void {
  checkProps("vpc", vpc);
  checkResourceId("vpc.vpcId", vpc.vpcId, "vpc", "a VPC", SEE);
  checkResourceId("vpc.securityGroupId", vpc.securityGroupId, "sg", "a security group", SEE);
  checkCount("vpc.vswitchIds", vpc.vswitchIds, { min: 1, required: true, see: SEE });
  if (isUnresolved(vpc.vswitchIds)) return;
  vpc.vswitchIds.forEach((id, index) => checkResourceId(`vpc.vswitchIds[${index}]`, id, "vsw", "a vSwitch", SEE));
}
