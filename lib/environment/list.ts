import { InvalidInput } from "./invalid-input";
import { checkFilledText } from "./text";
import { isUnresolved } from "./unresolved";

/**
 * Refuses what is no list, and a list with gaps. A token that stands for a whole list passes; `undefined` does not.
 *
 * @internal
 */
export function checkList(what: string, list: unknown, see?: string): void {
  if (isUnresolved(list)) return;
  if (!Array.isArray(list)) {
    throw new InvalidInput({
      what,
      value: list,
      rule: "It takes a list",
      mend: "Put what it holds in square brackets, even a single entry",
      see,
    });
  }
  const gap = [...list.keys()].find((index) => !(index in list));
  if (gap === undefined) return;
  throw new InvalidInput({
    what: `${what}[${gap}]`,
    rule: "The list has a gap there",
    mend: "Name each entry; new Array(2) has a length and no entries",
    see,
  });
}

/**
 * The same where the entries decide what is synthesized: a token that stands for a whole list is refused too.
 *
 * @internal
 */
export function checkKnownList(what: string, list: unknown, see?: string): void {
  if (isUnresolved(list)) {
    throw new InvalidInput({
      what,
      rule: "A list that only the deployment knows cannot be taken here: its entries decide what is synthesized",
      mend: "Write the list out; values inside its entries may still be unknown where the entries allow it",
      see,
    });
  }
  checkList(what, list, see);
}

/**
 * Refuses what is no list of texts, and an empty text in it. Tokens pass, in it and for the whole.
 *
 * @internal
 */
export function checkTexts(what: string, list: unknown, see?: string): void {
  checkList(what, list, see);
  if (isUnresolved(list)) return;
  (list as unknown[]).forEach((text, index) => checkFilledText(`${what}[${index}]`, text, { see }));
}
