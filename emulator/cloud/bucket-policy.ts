/** Who asks for what, as far as a bucket policy can tell. */
export interface BucketAccess {
  /** For example `oss:PutObject`. */
  readonly action: string;
  /** `bucket` or `bucket/key`. */
  readonly resource: string;
  /** Whether the request came over TLS. */
  readonly secure: boolean;
  /** Whether the account itself asks, which owns the bucket. */
  readonly owner: boolean;
}

type OneOrMore = string | readonly string[];

interface Statement {
  readonly Effect: string;
  readonly Action: OneOrMore;
  readonly Principal?: OneOrMore;
  readonly Resource: OneOrMore;
  readonly Condition?: { readonly [operator: string]: { readonly [key: string]: OneOrMore } };
}

/**
 * Whether a bucket policy denies this to everybody. Only what can be decided without knowing the caller counts: statements
 * for all principals, without a condition or with one on TLS. Every other statement is passed over.
 * The owner is among everybody only where there is a condition.
 */
export function isDenied(policy: string, access: BucketAccess): boolean {
  const { Statement: statements } = JSON.parse(policy) as { Statement: readonly Statement[] };
  return statements.some(
    (statement) =>
      statement.Effect === "Deny" &&
      list(statement.Principal ?? []).includes("*") &&
      (statement.Condition !== undefined || !access.owner) &&
      list(statement.Action).some((pattern) => fits(pattern, access.action)) &&
      list(statement.Resource).some((arn) => fits(arn.split(":").slice(4).join(":") || arn, access.resource)) &&
      applies(statement.Condition, access),
  );
}

function applies(condition: Statement["Condition"], { secure }: BucketAccess): boolean {
  return Object.entries(condition ?? {}).every(
    ([operator, keys]) =>
      operator === "Bool" &&
      Object.entries(keys).every(
        ([key, values]) => key === "acs:SecureTransport" && list(values).map(String).includes(String(secure)),
      ),
  );
}

function list(value: OneOrMore): readonly string[] {
  return typeof value === "string" ? [value] : value;
}

/** `*` stands for any number of characters, `?` for one. */
function fits(pattern: string, text: string): boolean {
  const literal = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${literal.replace(/\*/g, ".*").replace(/\?/g, ".")}$`, "is").test(text);
}
