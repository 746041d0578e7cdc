import { AuditBucket } from "./audit-bucket";
import { IAuditBucket } from "./i-audit-bucket";
import { Environment } from "../environment/environment";
import { checkSamePlace, PlacedUser } from "../events/placement";

/**
 * Refuses a bucket in another region or account than what writes to it. One that is named without a provider may be
 * anywhere, as its name is unique in the whole cloud: it is not judged.
 *
 * @param what which bucket, for the message
 * @param environment that of what writes to it
 * @internal
 */
export function checkBucketPlace(what: string, bucket: IAuditBucket, environment: Environment, user: PlacedUser): void {
  if (bucket.provider === undefined && !(bucket instanceof AuditBucket)) return;
  checkSamePlace(what, bucket, environment, user);
}
