import { Token } from "cdktf";
import { events } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { Authorization, Connection, ConnectionNetwork } = events;
const authorization = Authorization.bearer("${var.token}");
const place = { vpcId: "vpc-bp1a", vswitchId: "vsw-bp1a", securityGroupId: "sg-bp1a" };

function network(given?: events.ConnectionNetwork) {
  const stack = newStack();
  new Connection(stack, "Connection", { authorization, network: given });
  return Synthesis.of(stack).resource("alicloud_event_bridge_connection").network_parameters;
}

test("the network is the public one", () => {
  expect(network()).toEqual({ network_type: "PublicNetwork" });
});

test("the public network can be asked for", () => {
  expect(network(ConnectionNetwork.publicNetwork())).toEqual({ network_type: "PublicNetwork" });
});

test("a VPC is named in the provider's spelling", () => {
  expect(network(ConnectionNetwork.vpc(place))).toEqual({
    network_type: "PrivateNetwork",
    vpc_id: "vpc-bp1a",
    vswitche_id: "vsw-bp1a",
    security_group_id: "sg-bp1a",
  });
});

test.each([
  ["vpcId", "vsw-bp1a", /vpcId: got "vsw-bp1a"\. The id of .* is vpc- followed/],
  ["vswitchId", "orders", /vswitchId: got "orders"\. The id of .* is vsw- followed/],
  ["securityGroupId", "sg-", /securityGroupId: got "sg-"\. The id of .* is sg- followed/],
])("%s %p is refused", (prop, value, message) => {
  expect(() => ConnectionNetwork.vpc({ ...place, [prop]: value })).toThrow(message);
});

test("ids that only the deployment knows are not judged", () => {
  const unknown = Token.asString({ resolve: () => "${var.vpc}" });
  expect(network(ConnectionNetwork.vpc({ ...place, vpcId: unknown })).vpc_id).toBe("${var.vpc}");
});
