import { randomUUID } from "node:crypto";

/** Temporary keys as a caller gets them. */
export interface TemporaryKeys {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken: string;
}

/** Who may call, by access key. */
export class AccessKeys<Principal> {
  private readonly principals = new Map<string, { principal: Principal; token: string }>();

  /** New keys for a principal. */
  public issue(principal: Principal): TemporaryKeys {
    const accessKeyId = `STS.${randomUUID()}`;
    const securityToken = randomUUID();
    this.principals.set(accessKeyId, { principal, token: securityToken });
    return { accessKeyId, accessKeySecret: randomUUID(), securityToken };
  }

  /** Undefined where nobody has this key, or it comes without its token. */
  public principalOf(accessKeyId: string | undefined, securityToken: string | undefined): Principal | undefined {
    const found = this.principals.get(accessKeyId ?? "");
    return found && found.token === securityToken ? found.principal : undefined;
  }
}
