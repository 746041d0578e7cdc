import { Channel, required } from "../delivery";
import { Logs } from "../logs";
import { RamRoles } from "../ram-roles";

/**
 * The target `acs.sls`: an entry in the log store, in the name of a role that trusts EventBridge. `JSON` puts all of it into the
 * field `content`, `KeyValue` a field of its own for each one of the body.
 */
export function logStoreChannel(logs: Logs, roles: RamRoles): Channel {
  return (delivery) => {
    const { Body = JSON.stringify(delivery.event), ContentType, Topic = "" } = delivery.parameters;
    roles.assume(required(delivery, "RoleName"), "eventbridge.aliyuncs.com");
    const contents = ContentType === "KeyValue" ? fields(JSON.parse(Body)) : { content: Body };
    logs.append(required(delivery, "Project"), required(delivery, "LogStore"), [{ topic: Topic, contents }]);
  };
}

function fields(body: object): { [field: string]: string } {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}
