import { DataSourceMapping } from "../resource-mapping";
import { ValueObject } from "../value";

export const ramPolicyDocument: DataSourceMapping = (config) => {
  const document = JSON.stringify(
    { Version: config.get("version") ?? "1", Statement: config.blocks("statement").map(statement) },
    undefined,
    2,
  );
  return { id: String(document.length), document };
};

function statement({ effect, action, resource, principal, condition }: ValueObject): object {
  const conditions: { [operator: string]: object } = {};
  for (const { operator, variable, values } of (condition ?? []) as ValueObject[]) {
    conditions[String(operator)] = { ...conditions[String(operator)], [String(variable)]: values };
  }
  const principals = Object.fromEntries(
    ((principal ?? []) as ValueObject[]).map(({ entity, identifiers }) => [entity, identifiers]),
  );
  return {
    Effect: effect ?? "Allow",
    Action: action,
    ...(resource ? { Resource: resource } : {}),
    ...(Object.keys(principals).length > 0 ? { Principal: principals } : {}),
    ...(Object.keys(conditions).length > 0 ? { Condition: conditions } : {}),
  };
}
