import { InvalidInput } from "../environment/invalid-input";
import { isUnresolved } from "../environment/unresolved";

/**
 * Checks the URL of an HTTP API. Unresolved tokens pass.
 *
 * @param what the prop, for the message
 * @internal
 */
export function checkHttpUrl(
  what: string,
  url: string,
  bounds: { readonly longest?: number; readonly mend?: string; readonly see: string },
): void {
  const { longest, mend = "Shorten the URL", see } = bounds;
  if (isUnresolved(url)) return;
  if (typeof url !== "string" || !isHttpUrl(url)) {
    throw new InvalidInput({
      what,
      value: url,
      rule: "It is the URL of an HTTP API, beginning with http:// or https://",
      mend: "Write it in full, such as https://api.example.com/events",
      see,
    });
  }
  if (holdsSecret(new URL(url))) {
    throw new InvalidInput({
      what,
      rule: "A secret in the URL would stand in clear text in the synthesized JSON and in every plan",
      mend: "Use an API destination with an Authorization, or pass the whole URL as a sensitive TerraformVariable",
      see,
    });
  }
  if (longest !== undefined && url.length > longest) {
    throw new InvalidInput({
      what,
      value: url,
      rule: `The URL has at most ${longest} characters; this one has ${url.length}`,
      mend,
      see,
    });
  }
}

function isHttpUrl(text: string): boolean {
  try {
    return ["http:", "https:"].includes(new URL(text).protocol) && /^https?:\/\/[^\s/]/i.test(text);
  } catch {
    return false;
  }
}

function holdsSecret({ password, searchParams }: URL): boolean {
  return password !== "" || [...searchParams.keys()].some((name) => /token|secret|password|api_?key/i.test(name));
}
