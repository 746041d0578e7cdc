import { Construct } from "constructs";
import { OssBucket, OssBucketConfig } from "../bindings/oss-bucket";
import { OssBucketAcl } from "../bindings/oss-bucket-acl";
import { OssBucketHttpsConfig } from "../bindings/oss-bucket-https-config";
import { OssBucketPublicAccessBlock } from "../bindings/oss-bucket-public-access-block";
import { OssBucketServerSideEncryption } from "../bindings/oss-bucket-server-side-encryption";

/**
 * T14: the bucket reads back what the resources beside it set, and would take it away as not stated. Each is named
 * here whether or not this bucket has that resource: what somebody sets in the console is not the bucket's to undo.
 */
const STATED_ELSEWHERE = ["acl", "logging", "policy", "server_side_encryption_rule", "versioning"];

/** What TLS 1.0 and 1.1 allow is known to be broken. */
const TLS_VERSIONS = ["TLSv1.2", "TLSv1.3"];

/**
 * A private bucket: no public access whatever a policy or an object says, encrypted, and no old TLS.
 *
 * @param kmsKeyId the key of Key Management Service; without one, keys of OSS itself
 * @internal
 */
export function hardenedBucket(
  scope: Construct,
  config: OssBucketConfig,
  preventDestroy: boolean,
  kmsKeyId?: string,
): OssBucket {
  const { provider } = config;
  const resource = new OssBucket(scope, "Resource", {
    ...config,
    lifecycle: { ignoreChanges: STATED_ELSEWHERE, ...(preventDestroy ? { preventDestroy } : {}) },
  });
  const { bucket } = resource;
  new OssBucketAcl(scope, "Acl", { bucket, acl: "private", provider });
  new OssBucketPublicAccessBlock(scope, "PublicAccessBlock", { bucket, blockPublicAccess: true, provider });
  new OssBucketServerSideEncryption(scope, "Encryption", {
    bucket,
    sseAlgorithm: kmsKeyId === undefined ? "AES256" : "KMS",
    kmsMasterKeyId: kmsKeyId,
    provider,
  });
  new OssBucketHttpsConfig(scope, "Https", { bucket, enable: true, tlsVersions: TLS_VERSIONS, provider });
  return resource;
}
