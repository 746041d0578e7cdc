import { InvalidInput } from "./invalid-input";
import { checkProps } from "./props";
import { isUnresolved } from "./unresolved";

const SEE = "https://www.alibabacloud.com/help/en/resource-management/tag/product-overview/limits";
const MOST = 20;
const RESERVED = /^(aliyun|acs:|https?:\/\/)/;

/**
 * Checks tags by the rules that all services share: up to 20; keys of 1 to 128 characters, values of up to 128, and
 * neither starts with aliyun, acs:, http:// or https://. Unresolved tokens pass.
 *
 * @internal
 */
export function checkTags(what: string, tags: { [key: string]: string } | undefined): void {
  if (tags === undefined || isUnresolved(tags)) return;
  checkProps(what, tags);
  const keys = Object.keys(tags);
  if (keys.length > MOST) {
    throw new InvalidInput({
      what: `The number of entries of ${what}`,
      value: keys.length,
      rule: `A resource takes at most ${MOST} tags`,
      mend: "Name fewer tags",
      see: SEE,
    });
  }
  for (const [key, value] of Object.entries(tags)) {
    checkText(`A key of ${what}`, key, 1);
    checkText(`${what}[${JSON.stringify(key)}]`, value, 0);
  }
}

function checkText(what: string, text: string, min: number): void {
  if (isUnresolved(text)) return;
  if (typeof text === "string" && text.length >= min && text.length <= 128 && !RESERVED.test(text)) return;
  throw new InvalidInput({
    what,
    value: text,
    rule: `It has ${min} to 128 characters and does not start with aliyun, acs:, http:// or https://`,
    mend: "Choose another text",
    see: SEE,
  });
}
