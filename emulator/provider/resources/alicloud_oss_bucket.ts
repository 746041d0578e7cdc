import { BucketConfiguration } from "../../cloud/bucket";
import { Cloud } from "../../cloud/cloud";
import { CloudError } from "../../cloud/cloud-error";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";
import { ValueObject } from "../value";

type Tags = { [key: string]: string };

/** Blocks that the model keeps as they are, by what sets them and what takes them away. */
const SETTINGS: { [block: string]: { set: string; clear?: string } } = {
  access_monitor: { set: "oss:PutBucketAccessMonitor (sdk)" },
  cors_rule: { set: "oss:SetBucketCORS (sdk)", clear: "oss:DeleteBucketCORS (sdk)" },
  lifecycle_rule: { set: "oss:SetBucketLifecycle (sdk)", clear: "oss:DeleteBucketLifecycle (sdk)" },
  referer_config: { set: "oss:SetBucketReferer (sdk)", clear: "oss:SetBucketReferer (sdk)" },
  // Once it is set it can be switched off, not taken away.
  transfer_acceleration: { set: "oss:SetBucketTransferAcc (sdk)" },
  website: { set: "oss:SetBucketWebsite (sdk)", clear: "oss:DeleteBucketWebsite (sdk)" },
};

const READS = ["CORS", "Website", "Logging", "Referer", "Lifecycle", "Tagging", "TransferAcc"];

export const ossBucket: ResourceMapping = {
  computedBlocks: ["access_monitor"],

  create(data, cloud) {
    const name = data.get("bucket") ?? cloud.identifiers.next("tf-oss-bucket");
    cloud.buckets.create(name, {
      acl: data.get<BucketConfiguration["acl"]>("acl"),
      storageClass: data.get("storage_class"),
      redundancyType: data.get("redundancy_type"),
      resourceGroupId: data.get("resource_group_id"),
    });
    data.id = name;
    put(data, cloud);
  },

  read(data, cloud) {
    const bucket = cloud.buckets.describe("oss:GetBucketInfo (sdk)", data.id);
    if (!bucket) {
      return undefined;
    }
    READS.forEach((what) => cloud.buckets.describe(`oss:GetBucket${what} (sdk)`, data.id));
    cloud.buckets.describe("oss:GetBucketPolicy", data.id);
    const { acl, policy, versioning, logging, encryption, tags, settings } = bucket.configuration;
    const state: ValueObject = {
      bucket: bucket.name,
      acl,
      creation_date: bucket.createdAt.toISOString().slice(0, 10),
      extranet_endpoint: `oss-${cloud.region}.aliyuncs.com`,
      intranet_endpoint: `oss-${cloud.region}-internal.aliyuncs.com`,
      location: `oss-${cloud.region}`,
      owner: cloud.accountId,
      storage_class: bucket.storageClass,
      redundancy_type: bucket.redundancyType,
      resource_group_id: bucket.resourceGroupId,
      tags: { ...tags },
      // T14: whatever the bucket is set to is taken over, whoever set it.
      policy: policy ?? "",
      logging: logging ? [{ target_bucket: logging.targetBucket, target_prefix: logging.targetPrefix ?? null }] : [],
    };
    // These two are only ever taken over, never seen to be gone.
    if (versioning) {
      state.versioning = [{ status: versioning }];
    }
    if (encryption) {
      state.server_side_encryption_rule = [
        {
          sse_algorithm: encryption.algorithm,
          kms_master_key_id: encryption.kmsKeyId ?? null,
          kms_data_encryption: encryption.kmsDataEncryption ?? null,
        },
      ];
    }
    for (const block of Object.keys(SETTINGS)) {
      state[block] = (settings[block] ?? []) as ValueObject[];
    }
    return state;
  },

  update: put,

  delete(data, cloud) {
    if (!cloud.buckets.describe("oss:IsBucketExist (sdk)", data.id)) {
      return;
    }
    try {
      cloud.buckets.delete(data.id);
    } catch (thrown) {
      const full = thrown instanceof CloudError && thrown.code === "BucketNotEmpty";
      if (!full || !data.before<boolean>("force_destroy")) {
        throw thrown;
      }
      cloud.buckets.deleteObjectVersions(data.id, cloud.buckets.listObjectVersions(data.id));
      cloud.buckets.delete(data.id);
    }
  },
};

/** One call for each thing that differs; what the configuration no longer states is taken away, whoever set it (T14). */
function put(data: ResourceData, cloud: Cloud): void {
  const configure = (operation: string, changes: Partial<BucketConfiguration>) =>
    cloud.buckets.configure(operation, data.id, changes);
  if (data.changed("acl") && data.before("acl") !== undefined) {
    configure("oss:SetBucketACL (sdk)", { acl: data.get<BucketConfiguration["acl"]>("acl") });
  }
  for (const [block, { set, clear }] of Object.entries(SETTINGS)) {
    if (data.changed(block)) {
      const wanted = data.blocks(block);
      const operation = wanted.length > 0 ? set : clear;
      if (operation) configure(operation, { settings: { [block]: named(block, wanted, cloud) } });
    }
  }
  if (data.changed("logging")) {
    const logging = data.one("logging");
    configure(logging ? "oss:SetBucketLogging (sdk)" : "oss:DeleteBucketLogging (sdk)", {
      logging: logging && {
        targetBucket: String(logging.target_bucket),
        targetPrefix: (logging.target_prefix ?? undefined) as string | undefined,
      },
    });
  }
  if (data.changed("policy")) {
    // Sent without the client's own methods, which is why no list of operations has these.
    const policy = data.get("policy") || undefined;
    configure(policy ? "oss:PutBucketPolicy" : "oss:DeleteBucketPolicy", { policy });
  }
  if (data.changed("server_side_encryption_rule")) {
    const rule = data.one("server_side_encryption_rule");
    configure(rule ? "oss:SetBucketEncryption (sdk)" : "oss:DeleteBucketEncryption (sdk)", {
      encryption: rule && {
        algorithm: String(rule.sse_algorithm),
        kmsKeyId: (rule.kms_master_key_id ?? undefined) as string | undefined,
        kmsDataEncryption: (rule.kms_data_encryption ?? undefined) as string | undefined,
      },
    });
  }
  if (data.changed("tags")) {
    const tags = data.get<Tags>("tags") ?? {};
    configure(Object.keys(tags).length > 0 ? "oss:SetBucketTagging (sdk)" : "oss:DeleteBucketTagging (sdk)", { tags });
  }
  // Versions that are no longer asked for are planned away for ever, and nothing is sent.
  const versioning = data.one("versioning");
  if (data.changed("versioning") && versioning) {
    configure("oss:SetBucketVersioning (sdk)", {
      versioning: versioning.status as BucketConfiguration["versioning"],
    });
  }
  if (data.changed("resource_group_id") && data.before("resource_group_id") !== undefined) {
    configure("oss:PutBucketResourceGroup (sdk)", {});
  }
}

/** The service names the lifecycle rules that have no name. */
function named(block: string, wanted: ValueObject[], cloud: Cloud): ValueObject[] {
  return block === "lifecycle_rule"
    ? wanted.map((rule) => ({ ...rule, id: rule.id ?? cloud.identifiers.next("rule") }))
    : wanted;
}
