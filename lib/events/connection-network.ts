import { EventBridgeConnectionNetworkParameters } from "../bindings/event-bridge-connection";
import { checkProps } from "../environment/props";
import { checkResourceId } from "../environment/resource-id";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-connections";

/**
 * The place in a VPC from which EventBridge reaches an API. All of it is in the region of the connection.
 */
export interface ConnectionVpcProps {
  /** The id of the VPC: `vpc-…`. */
  readonly vpcId: string;

  /** The id of the vSwitch in which EventBridge places its network interface: `vsw-…`. */
  readonly vswitchId: string;

  /** The id of the security group of that network interface: `sg-…`. It must let EventBridge out to the API. */
  readonly securityGroupId: string;
}

/**
 * Where a connection reaches its API from: the public network or a VPC.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/manage-connections
 */
export abstract class ConnectionNetwork {
  /** The public network. */
  public static publicNetwork(): ConnectionNetwork {
    return new PublicNetwork();
  }

  /**
   * A VPC. EventBridge enters it with the service-linked role `AliyunServiceRoleForEventBridgeConnectVPC`, which the
   * account must have: see `EventBridgeServiceLinkedRole.connectVpc`.
   *
   * @param props the place in the VPC
   * @throws when an id is not one of its kind
   * @see https://www.alibabacloud.com/help/en/eventbridge/service-linked-roles
   */
  public static vpc(props: ConnectionVpcProps): ConnectionNetwork {
    checkProps("The props of ConnectionNetwork.vpc", props);
    checkResourceId("vpcId", props.vpcId, "vpc", "a VPC", SEE);
    checkResourceId("vswitchId", props.vswitchId, "vsw", "a vSwitch", SEE);
    checkResourceId("securityGroupId", props.securityGroupId, "sg", "a security group", SEE);
    return new VpcNetwork(props);
  }

  /**
   * @internal
   */
  public abstract _render(): EventBridgeConnectionNetworkParameters;
}

class PublicNetwork extends ConnectionNetwork {
  public _render(): EventBridgeConnectionNetworkParameters {
    return { networkType: "PublicNetwork" };
  }
}

class VpcNetwork extends ConnectionNetwork {
  public constructor(private readonly props: ConnectionVpcProps) {
    super();
  }

  public _render(): EventBridgeConnectionNetworkParameters {
    const { vpcId, vswitchId, securityGroupId } = this.props;
    // The provider spells it so.
    return { networkType: "PrivateNetwork", vpcId, vswitcheId: vswitchId, securityGroupId };
  }
}
