import { checkCount } from "../environment/count";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { isUnresolved } from "../environment/unresolved";
import { constant, TargetParameter } from "../events/target-parameter";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters";

/**
 * The place in a VPC from which EventBridge reaches an HTTP endpoint. Here the service wants the name of each thing and
 * its id, with a slash between them.
 */
export interface HttpVpcProps {
  /** The VPC: its name, a slash, its id, such as `orders/vpc-bp1ohdo84u2lt9wzq0a1b`. */
  readonly vpcNameAndId: string;

  /** The vSwitches: at least one, each its name, a slash, its id, such as `orders-a/vsw-bp10rbrt6rb6vrd89a1b2`. */
  readonly vswitchNamesAndIds: string[];

  /** The security group: its name, a slash, its id, such as `orders/sg-bp14zrnfyik5av27a1b2`. */
  readonly securityGroupNameAndId: string;
}

/**
 * Where an HTTP endpoint is reached from: the public network or a VPC.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters
 */
export abstract class HttpNetwork {
  /** The public network. */
  public static publicNetwork(): HttpNetwork {
    return new PublicNetwork();
  }

  /**
   * A VPC. EventBridge enters it with the service-linked role `AliyunServiceRoleForEventBridgeConnectVPC`, which the
   * account must have: see `EventBridgeServiceLinkedRole.connectVpc`.
   *
   * @param props the place in the VPC
   * @throws when something is not stated as name, slash and id
   */
  public static vpc(props: HttpVpcProps): HttpNetwork {
    checkProps("The props of HttpNetwork.vpc", props);
    checkNameAndId("vpcNameAndId", props.vpcNameAndId, "vpc");
    checkCount("vswitchNamesAndIds", props.vswitchNamesAndIds, { min: 1, required: true, known: true, see: SEE });
    props.vswitchNamesAndIds.forEach((each, index) => checkNameAndId(`vswitchNamesAndIds[${index}]`, each, "vsw"));
    checkNameAndId("securityGroupNameAndId", props.securityGroupNameAndId, "sg");
    return new VpcNetwork(props);
  }

  /**
   * @internal
   */
  public abstract _parameters(): TargetParameter[];
}

class PublicNetwork extends HttpNetwork {
  public _parameters(): TargetParameter[] {
    return [constant("Network", "PublicNetwork")];
  }
}

class VpcNetwork extends HttpNetwork {
  public constructor(private readonly props: HttpVpcProps) {
    super();
  }

  public _parameters(): TargetParameter[] {
    return [
      constant("Network", "PrivateNetwork"),
      constant("VPCNameAndId", this.props.vpcNameAndId),
      constant("VSwitchesNameAndId", JSON.stringify(this.props.vswitchNamesAndIds)),
      constant("SecurityGroupNameAndId", this.props.securityGroupNameAndId),
    ];
  }
}

function checkNameAndId(what: string, nameAndId: string, prefix: string): void {
  if (isUnresolved(nameAndId)) return;
  if (typeof nameAndId === "string" && new RegExp(`^[^/]+/${prefix}-[a-z0-9]{1,60}$`).test(nameAndId)) return;
  throw new InvalidInput({
    what,
    value: nameAndId,
    rule: `It is a name, a slash and an id, and the id is ${prefix}- followed by lower-case letters and digits`,
    mend: `Write it as orders/${prefix}-bp1…`,
    see: SEE,
  });
}
