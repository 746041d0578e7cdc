import { Channel, required } from "../delivery";
import { Functions } from "../functions";
import { RegionContext } from "../region-context";
import { ServiceLinkedRoles } from "../service-linked-roles";

const ROLE = "AliyunServiceRoleForEventBridgeSendToFC";

/** The target `acs.fc.function`: a call with the body. One that does not wait has succeeded once the function has taken it. */
export function functionChannel(context: RegionContext, functions: Functions, roles: ServiceLinkedRoles): Channel {
  return async (delivery) => {
    if (context.answers.serviceLinkedRolesRequired && !roles.all.includes(ROLE)) {
      throw new Error(`The account has no service-linked role ${ROLE}`);
    }
    const name = required(delivery, "functionName");
    const body = required(delivery, "Body");
    if (delivery.parameters.InvocationType === "Async") functions.accept(name, body);
    else await functions.run(name, body);
  };
}
