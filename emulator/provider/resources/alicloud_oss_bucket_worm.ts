import { CloudError } from "../../cloud/cloud-error";
import { ResourceMapping } from "../resource-mapping";

export const ossBucketWorm: ResourceMapping = {
  create(data, cloud) {
    const bucket = data.get("bucket")!;
    const worm = cloud.buckets.initiateWorm(bucket, data.get<number>("retention_period_in_days") ?? 0);
    data.id = `${bucket}:${worm}`;
    if (data.get("status") === "Locked") {
      cloud.buckets.completeWorm(bucket, worm);
    }
  },

  read(data, cloud) {
    const [bucket] = data.id.split(":");
    const worm = cloud.buckets.describe("oss:GetBucketWorm", bucket)?.worm;
    return (
      worm && {
        bucket,
        create_time: worm.createdAt.toISOString(),
        retention_period_in_days: worm.days,
        status: worm.state,
        worm_id: worm.id,
      }
    );
  },

  update(data, cloud) {
    const [bucket, worm] = data.id.split(":");
    if (data.changed("status") && data.get("status") === "Locked") {
      cloud.buckets.completeWorm(bucket, worm);
    }
    if (data.changed("retention_period_in_days")) {
      cloud.buckets.extendWorm(bucket, worm, data.get<number>("retention_period_in_days") ?? 0);
    }
  },

  // A locked one is dropped from the state and stays in the cloud.
  delete(data, cloud) {
    const [bucket] = data.id.split(":");
    if (data.before("status") === "Locked") return;
    try {
      cloud.buckets.abortWorm(bucket);
    } catch (thrown) {
      if (!(thrown instanceof CloudError && thrown.status === 404)) throw thrown;
    }
  },
};
