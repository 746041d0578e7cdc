import { TerraformProvider } from "cdktf";
import { Construct, IConstruct } from "constructs";
import { OssBucket } from "../bindings/oss-bucket";
import { OssBucketPublicAccessBlock } from "../bindings/oss-bucket-public-access-block";
import { BUCKET_NAME_RULE } from "../environment/bucket-name";
import { globalName } from "../environment/global-name";
import { perStack } from "../environment/per-stack";
import { checkName } from "../environment/physical-name";

/**
 * A bucket that holds the code of functions, in their region.
 */
export interface ICodeBucket extends IConstruct {
  /** The name of the bucket. */
  readonly bucketName: string;
}

/**
 * The bucket that holds the code of a stack's functions: private, and closed to public access whatever its objects say.
 * Function Compute copies the code when a function is made or changed, and needs the object no longer.
 *
 * @see https://www.alibabacloud.com/help/en/oss/user-guide/block-public-access
 */
export class CodeBucket extends Construct implements ICodeBucket {
  /**
   * The bucket that all functions of a stack and region share unless they are given another one; made on first use.
   *
   * @param scope a construct of the stack
   * @param provider the provider of the bucket, where a stack has several
   */
  public static of(scope: Construct, provider?: TerraformProvider): CodeBucket {
    return perStack(scope, CodeBucket, "CodeBucket", provider, (stack, id) => new CodeBucket(stack, id, provider));
  }

  /**
   * A bucket that was made elsewhere.
   *
   * @param scope the construct that holds the reference
   * @param id the id of the construct
   * @param bucketName the name of the bucket, in the region of the functions
   * @throws when it is not a name that the service takes
   */
  public static fromBucketName(scope: Construct, id: string, bucketName: string): ICodeBucket {
    return new ImportedCodeBucket(scope, id, checkName(bucketName, BUCKET_NAME_RULE));
  }

  /** The L1 resource. */
  public readonly resource: OssBucket;

  private constructor(scope: Construct, id: string, provider?: TerraformProvider) {
    super(scope, id);
    this.resource = new OssBucket(this, "Resource", { bucket: globalName(this, provider), provider });
    new OssBucketPublicAccessBlock(this, "PublicAccessBlock", {
      bucket: this.resource.bucket,
      blockPublicAccess: true,
      provider,
    });
  }

  /** The name of the bucket. */
  public get bucketName(): string {
    return this.resource.bucket;
  }
}

class ImportedCodeBucket extends Construct implements ICodeBucket {
  public constructor(
    scope: Construct,
    id: string,
    public readonly bucketName: string,
  ) {
    super(scope, id);
  }
}
