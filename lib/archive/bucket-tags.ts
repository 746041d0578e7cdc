import { InvalidInput } from "../environment/invalid-input";
import { checkTags } from "../environment/tags";
import { isUnresolved } from "../environment/unresolved";

const MOST_BYTES_OF_KEY = 64;
const MOST_BYTES_OF_VALUE = 128;

/**
 * Checks the tags of a bucket: beside what all services share, OSS counts bytes, takes shorter keys, and keeps Aliyun and acs
 * for itself in capital and small letters. Unresolved tokens pass.
 *
 * @internal
 */
export function checkBucketTags(tags: { [key: string]: string } | undefined): void {
  checkTags("tags", tags);
  if (tags === undefined || isUnresolved(tags)) return;
  for (const [key, value] of Object.entries(tags)) {
    if (!isUnresolved(key) && (/^(aliyun|acs)/i.test(key) || Buffer.byteLength(key) > MOST_BYTES_OF_KEY)) {
      throw refused("A key of tags", key, "It has up to 64 bytes and does not start with Aliyun or acs");
    }
    if (!isUnresolved(value) && Buffer.byteLength(value) > MOST_BYTES_OF_VALUE) {
      throw refused(`tags[${JSON.stringify(key)}]`, value, "It has up to 128 bytes");
    }
  }
}

function refused(what: string, value: string, rule: string): InvalidInput {
  return new InvalidInput({
    what,
    value,
    rule: `${rule}, where it is the tag of a bucket`,
    mend: "Choose another text",
    see: "https://www.alibabacloud.com/help/en/oss/developer-reference/putbuckettags",
  });
}
