import { TerraformProvider, TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { perStack } from "./per-stack";
import { resolved } from "./resolved";
import { isUnresolved } from "./unresolved";
import { DataAlicloudAccount } from "../bindings/data-alicloud-account";
import { DataAlicloudRegions } from "../bindings/data-alicloud-regions";
import { AlicloudProvider } from "../bindings/provider";

/**
 * The region and the account that a stack deploys to.
 *
 * Both are taken from the provider construct where it states them. What it leaves out is read by one data source
 * (`alicloud_account`, `alicloud_regions`) that all constructs of the stack share. Create the provider before the
 * constructs that follow it, as CDKTF apps do.
 */
export class Environment extends Construct {
  /**
   * The environment of the stack that holds `scope`; always the same object for the same stack and provider.
   *
   * @param scope a construct of the stack
   * @param provider the provider that the resources use, where a stack has several; default: the one without an alias
   */
  public static of(scope: Construct, provider?: TerraformProvider): Environment {
    return perStack(scope, Environment, "Environment", provider, (stack, id) => new Environment(stack, id, provider));
  }

  private readonly provider: AlicloudProvider | undefined;
  private readonly explicitProvider: TerraformProvider | undefined;
  private _region?: string;
  private _accountId?: string;

  private constructor(stack: TerraformStack, id: string, provider?: TerraformProvider) {
    super(stack, id);
    this.explicitProvider = provider;
    this.provider = alicloud(provider) ?? defaultProvider(stack);
  }

  /** The region id, such as `cn-hangzhou`; a token where only the deployment knows it. */
  public get region(): string {
    this._region ??=
      this.provider?.region ??
      Token.asString(
        new DataAlicloudRegions(this, "Region", { current: true, provider: this.explicitProvider }).regions.get(0).id,
      );
    return this._region;
  }

  /** The account id (digits); a token where only the deployment knows it. */
  public get accountId(): string {
    this._accountId ??=
      this.provider?.accountId ?? new DataAlicloudAccount(this, "Account", { provider: this.explicitProvider }).id;
    return this._accountId;
  }

  /**
   * The region id, where the provider states it literally. Unlike `region`, asking makes no data source.
   *
   * @internal
   */
  public get _statedRegion(): string | undefined {
    return literal(this.provider?.region);
  }

  /**
   * The account id, where the provider states it literally. Unlike `accountId`, asking makes no data source.
   *
   * @internal
   */
  public get _statedAccountId(): string | undefined {
    return literal(this.provider?.accountId);
  }

  /**
   * Whether the account is that of another environment as far as can be known: not where the two state different accounts
   * or credentials, nor where another stack takes one of these from a variable.
   *
   * @internal
   */
  public _sharesAccount(other: Environment): boolean {
    const [own, others] = [this.knownAccount(), other.knownAccount()];
    if (own !== undefined && others !== undefined) return own === others;
    const sameStack = TerraformStack.of(this) === TerraformStack.of(other);
    const [credentials, otherCredentials] = [this.credentials(), other.credentials()];
    const stated = [this.provider?.accountId, other.provider?.accountId, ...credentials, ...otherCredentials];
    if (!sameStack && stated.some(isUnresolved)) return false;
    const text = (values: unknown[]) => JSON.stringify(resolved(this, values));
    return text(credentials) === text(otherCredentials);
  }

  /** The account id, where the provider states it or assumes a role of it. */
  private knownAccount(): string | undefined {
    const assumed = this.provider?.assumeRole?.roleArn;
    return this._statedAccountId ?? (isUnresolved(assumed) ? undefined : assumed?.split(":")[3]);
  }

  /** Who the provider is. */
  private credentials(): (string | null)[] {
    const { accessKey, profile, sharedCredentialsFile, credentialsUri, ecsRoleName } = this.provider ?? {};
    const roles = [this.provider?.assumeRole?.roleArn, this.provider?.assumeRoleWithOidc?.roleArn];
    return [accessKey, profile, sharedCredentialsFile, credentialsUri, ecsRoleName, ...roles].map(
      (value) => value ?? null,
    );
  }

  /**
   * The ARN of something in this region and account: `acs:<service>:<region>:<account>:<resource>`.
   *
   * @param service the service code, such as `mns`
   * @param resource what stands after the account, such as `queues/my-queue`
   */
  public arn(service: string, resource: string): string {
    return `acs:${service}:${this.region}:${this.accountId}:${resource}`;
  }
}

function literal(value: string | undefined): string | undefined {
  return isUnresolved(value) ? undefined : value;
}

function alicloud(provider: TerraformProvider | undefined): AlicloudProvider | undefined {
  return provider?.terraformResourceType === "alicloud" ? (provider as AlicloudProvider) : undefined;
}

function defaultProvider(stack: TerraformStack): AlicloudProvider | undefined {
  return stack.node
    .findAll()
    .filter(TerraformProvider.isTerraformProvider)
    .map(alicloud)
    .find((candidate) => candidate !== undefined && candidate.alias === undefined);
}
