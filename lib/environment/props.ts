import { InvalidInput } from "./invalid-input";

/**
 * Refuses what is no object of named values where one is expected: the props of a construct, a nested object, an entry
 * of a list. Without it the first read of a value crashes.
 *
 * @param what whose props they are
 * @internal
 */
export function checkProps(what: string, props: unknown): void {
  if (typeof props === "object" && props !== null && !Array.isArray(props)) return;
  throw new InvalidInput({
    what,
    value: props,
    rule: "It takes an object of named values",
    mend: "Write the values in braces, each after its name: { name: value }",
  });
}
