import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { Cloud } from "../../cloud/cloud";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";

/** The content is written and never compared: a plan shows another key or another stated hash, but no other content. */
export const ossBucketObject: ResourceMapping = {
  create(data, cloud) {
    put(data, cloud);
    data.id = data.get("key")!;
  },

  read(data, cloud) {
    const object = cloud.buckets.headObject(data.get("bucket")!, data.id);
    return (
      object && {
        content_length: String(object.body.length),
        content_type: object.contentType,
        etag: object.etag,
        version_id: object.versionId === "null" ? "" : object.versionId,
        object_worm_mode: object.retainUntil ? "COMPLIANCE" : null,
        object_worm_retain_until_date: object.retainUntil?.toISOString() ?? null,
      }
    );
  },

  update: put,

  delete(data, cloud) {
    cloud.buckets.deleteObject(data.get("bucket")!, data.id);
  },
};

function put(data: ResourceData, cloud: Cloud): void {
  const until = data.get("object_worm_retain_until_date");
  cloud.buckets.putObject(data.get("bucket")!, data.get("key")!, content(data), {
    contentType: data.get("content_type"),
    retainUntil: until === undefined ? undefined : new Date(until),
  });
}

function content(data: ResourceData): string | Uint8Array {
  const source = data.get("source");
  if (source === undefined) {
    const text = data.get("content");
    if (text === undefined) {
      throw new Error('[ERROR] Must specify "source" or "content" field');
    }
    return text;
  }
  const path = resolve(data.directory, source);
  if (!existsSync(path)) {
    throw new Error(`The file ${path} does not exist.`);
  }
  return readFileSync(path);
}
