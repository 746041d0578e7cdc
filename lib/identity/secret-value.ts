import { Token } from "cdktf";
import { InvalidInput } from "../environment/invalid-input";
import { isUnresolved } from "../environment/unresolved";

/**
 * Secrets in props.
 *
 * A prop that takes a secret wants a token: a sensitive `TerraformVariable` (its `stringValue`), an attribute of a
 * data source, a local. The synthesized JSON then holds a reference and no secret byte. A literal string is refused.
 * The provider stores the value in the Terraform state in clear text, so the state needs protection of its own.
 */
export class SecretValue {
  /**
   * Accepts a literal secret on purpose, for a test or a throw-away token. It stands in clear text in the synthesized
   * JSON, in every plan file and in the state.
   *
   * @param plainText the secret
   */
  public static unsafePlainText(plainText: string): string {
    return Token.asString({ creationStack: [], resolve: () => plainText, toString: () => "unsafe plain text secret" });
  }

  private constructor() {}
}

/**
 * Refuses a literal where a secret is expected. The message never shows the value.
 *
 * @internal
 */
export function checkSecret(what: string, secret: string): void {
  if (secret === "") {
    throw new InvalidInput({
      what,
      rule: "A secret must not be empty",
      mend: "Pass the stringValue of a sensitive TerraformVariable",
    });
  }
  if (typeof secret !== "string") {
    throw new InvalidInput({
      what,
      rule: "A secret is a text",
      mend: "Pass the stringValue of a sensitive TerraformVariable, not the variable itself",
    });
  }
  // A Terraform expression written by hand is a reference as well.
  if (isUnresolved(secret)) return;
  throw new InvalidInput({
    what,
    rule: "A literal secret would stand in clear text in the synthesized JSON and in every plan",
    mend:
      "Pass the stringValue of a sensitive TerraformVariable or an attribute of a data source; " +
      "SecretValue.unsafePlainText(…) accepts a literal on purpose",
  });
}
