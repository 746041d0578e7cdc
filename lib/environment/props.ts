import { TerraformElement, TerraformProvider } from "cdktf";
import { IConstruct } from "constructs";
import { InvalidInput } from "./invalid-input";
import { checkProvider } from "./provider";
import { isUnresolved } from "./unresolved";

/**
 * Refuses what is no object of named values where one is expected: the props of a construct, a nested object, an entry
 * of a list. Without it the first read of a value crashes, or nothing is read at all, as from a promise that nobody
 * awaits. A value that is `null` is refused too: read as "not stated" in one place and as "off" in another, it would mean
 * nothing that one can rely on. So is a construct of Terraform in the place of what it stands for: a variable instead of
 * its `stringValue`.
 *
 * @param what whose props they are
 * @param user the construct that uses their `provider`, where they have one
 * @internal
 */
export function checkProps(what: string, props: unknown, user?: IConstruct): void {
  if (!isRecord(props)) {
    throw new InvalidInput({
      what,
      value: props,
      rule: "It takes an object of named values",
      mend: "Write the values in braces, each after its name: { name: value }",
    });
  }
  if (isUnresolved(props)) return;
  checkNoNull(what, props);
  if (user !== undefined && "provider" in props) checkProvider(nameOf("provider", what), props.provider, user);
  for (const [name, value] of Object.entries(props)) {
    checkNoElement(nameOf(name, what), value);
    if (Array.isArray(value)) value.forEach((each, index) => checkNoElement(nameOf(`${name}[${index}]`, what), each));
  }
}

/**
 * Whether something is an object of named values. A map, a set, a promise, a date and their like are objects that show
 * none of what they hold.
 *
 * @internal
 */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return Object.prototype.toString.call(value) === "[object Object]";
}

function checkNoNull(what: string, props: object): void {
  const name = Object.entries(props).find(([, value]) => value === null)?.[0];
  if (name === undefined) return;
  throw new InvalidInput({
    what: nameOf(name, what),
    value: null,
    rule: "A value is stated or left out; null is neither",
    mend: "Leave it out, or state a value",
  });
}

function checkNoElement(what: string, value: unknown): void {
  if (!TerraformElement.isTerraformElement(value) || TerraformProvider.isTerraformProvider(value)) return;
  throw new InvalidInput({
    what,
    value,
    rule: "It takes a value, and this is a construct of Terraform that holds one",
    mend: "Pass what is meant of it, such as the stringValue or numberValue of a variable, or the id of a resource",
  });
}

function nameOf(name: string, what: string): string {
  return `${name} of ${what.replace(/^The props of /, "").replace(/^The /, "the ")}`;
}
