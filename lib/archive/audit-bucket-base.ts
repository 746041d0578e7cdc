import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { IAuditBucket } from "./i-audit-bucket";
import { Environment } from "../environment/environment";
import { checkProvider } from "../environment/provider";
import { checkText } from "../environment/text";
import { PolicyStatement } from "../identity/policy-statement";
import { grantTo, ServiceRole } from "../identity/service-role";

/**
 * What buckets of this stack and those made elsewhere have in common.
 */
export abstract class AuditBucketBase extends Construct implements IAuditBucket {
  /** The name of the bucket. */
  public abstract readonly bucketName: string;

  /** The provider whose region holds the bucket, where a stack has several. */
  public readonly provider?: TerraformProvider;

  private readonly kmsKeyId?: string;

  protected constructor(scope: Construct, id: string, provider?: TerraformProvider, kmsKeyId?: string) {
    super(scope, id);
    checkProvider(`provider of ${this.node.path}`, provider, this);
    this.provider = provider;
    this.kmsKeyId = kmsKeyId;
  }

  /** The ARN of the bucket as RAM writes it: `acs:oss:*:*:<name>`. */
  public get bucketArn(): string {
    return `acs:oss:*:*:${this.bucketName}`;
  }

  /**
   * Lets a role write objects, and neither read nor delete them. Where the bucket of this stack has a key of Key
   * Management Service, the role may make data keys with it; for a bucket made elsewhere, grant that yourself.
   *
   * @param role the role
   * @param prefix the beginning of the keys that it may write; default: all
   */
  public grantPut(role: ServiceRole, prefix: string = ""): void {
    checkText("The prefix of grantPut", prefix, { mend: "Write it as events/, or leave it out" });
    grantTo(role, new PolicyStatement({ actions: ["oss:PutObject"], resources: [`${this.bucketArn}/${prefix}*`] }));
    if (this.kmsKeyId === undefined) return;
    grantTo(
      role,
      new PolicyStatement({
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        resources: [Environment.of(this, this.provider).arn("kms", `key/${this.kmsKeyId}`)],
      }),
    );
  }
}
