import { IConstruct } from "constructs";
import { InvalidInput } from "./invalid-input";
import { checkProvider } from "./provider";
import { isUnresolved } from "./unresolved";

/**
 * Refuses what is no object of named values where one is expected: the props of a construct, a nested object, an entry
 * of a list. Without it the first read of a value crashes. A value that is `null` is refused too: read as "not stated"
 * in one place and as "off" in another, it would mean nothing that one can rely on.
 *
 * @param what whose props they are
 * @param user the construct that uses their `provider`, where they have one
 * @internal
 */
export function checkProps(what: string, props: unknown, user?: IConstruct): void {
  if (typeof props === "object" && props !== null && !Array.isArray(props)) {
    checkNoNull(what, props);
    if (user !== undefined && "provider" in props) checkProvider(`provider of ${ownerOf(what)}`, props.provider, user);
    return;
  }
  throw new InvalidInput({
    what,
    value: props,
    rule: "It takes an object of named values",
    mend: "Write the values in braces, each after its name: { name: value }",
  });
}

function checkNoNull(what: string, props: object): void {
  if (isUnresolved(props)) return;
  const name = Object.entries(props).find(([, value]) => value === null)?.[0];
  if (name === undefined) return;
  throw new InvalidInput({
    what: `${name} of ${ownerOf(what)}`,
    value: null,
    rule: "A value is stated or left out; null is neither",
    mend: "Leave it out, or state a value",
  });
}

function ownerOf(what: string): string {
  return what.replace(/^The props of /, "").replace(/^The /, "the ");
}
