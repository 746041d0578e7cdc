/** Such as `role_name`, `RamRoleName`, `role`, `invocation_role`, `role_arn`, spelled without underscores in lower case. */
const HOLDS_ROLE = /^(ram|invocation|logging)?role(name|arn)?$/;

/** Maps whose keys are the user's own words. */
const USER_NAMED = /^(tags?|environmentvariables|kmsencryptioncontext)$/;

/**
 * Every role that an operation or a resource hands to a service, by name or ARN, wherever it stands: whoever asks for it needs
 * `ram:PassRole`.
 *
 * @param value parameters of an operation, or attributes of a resource
 * @internal
 */
export function passedRoles(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  const entries = Object.entries(value).map(([name, inner]): [string, unknown] => [spelled(name), inner]);
  // The parameters of an event target are a list of keys and values.
  const parameter = Object.fromEntries(entries);
  if (typeof parameter.resourcekey === "string") entries.push([spelled(parameter.resourcekey), parameter.value]);
  return entries
    .filter(([name]) => !USER_NAMED.test(name))
    .flatMap(([name, inner]) =>
      typeof inner === "string" && inner !== "" && HOLDS_ROLE.test(name) ? [inner] : passedRoles(inner),
    );
}

function spelled(name: string): string {
  return name.replace(/_/g, "").toLowerCase();
}
