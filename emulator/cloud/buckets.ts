import { createHash } from "node:crypto";
import { Bucket, BucketConfiguration, BucketWorm, ObjectVersion } from "./bucket";
import { isDenied } from "./bucket-policy";
import { CloudError, notFound } from "./cloud-error";
import { RegionContext } from "./region-context";

export interface BucketSpecification extends Partial<BucketConfiguration> {
  readonly storageClass?: string;
  readonly redundancyType?: string;
  readonly resourceGroupId?: string;
}

/** How a request comes. */
export interface BucketRequest {
  /** What is recorded. @default - the operation of the method */
  readonly operation?: string;

  /** Over TLS. @default true */
  readonly secure?: boolean;

  /** By the account itself, which owns the bucket. @default false */
  readonly owner?: boolean;
}

export interface PutObjectRequest extends BucketRequest {
  readonly contentType?: string;

  /** The object's own retention, where the bucket allows for one. */
  readonly retainUntil?: Date;

  /** Refused if there is an object of this name. */
  readonly forbidOverwrite?: boolean;
}

export interface ListObjectsRequest extends BucketRequest {
  readonly prefix?: string;
  readonly startAfter?: string;
  /** @default 100 */
  readonly maxKeys?: number;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * The buckets of Object Storage Service, with versions, retention and bucket policies. Lifecycle rules, replication and access
 * lists of objects are not carried out.
 */
export class Buckets {
  private readonly buckets = new Map<string, Bucket>();
  private versions = 0;

  public constructor(private readonly context: RegionContext) {}

  /** As plain data. */
  public get all(): object[] {
    return [...this.buckets.values()].map(({ worm, objects, ...bucket }) => ({
      ...bucket,
      worm: worm && { id: worm.id, days: worm.days, state: worm.state },
      objects: [...objects.values()].flat(),
    }));
  }

  public get(name: string): Bucket {
    const bucket = this.buckets.get(name);
    if (!bucket) {
      throw notFound("NoSuchBucket", "bucket", name);
    }
    return bucket;
  }

  public find(name: string): Bucket | undefined {
    return this.buckets.get(name);
  }

  /** A bucket that was made elsewhere. */
  public place(name: string, specification: BucketSpecification = {}): Bucket {
    const {
      storageClass = "Standard",
      redundancyType = "LRS",
      resourceGroupId = "rg-default",
      ...configuration
    } = specification;
    const bucket: Bucket = {
      name,
      createdAt: this.context.clock.now,
      storageClass,
      redundancyType,
      resourceGroupId,
      configuration: { acl: "private", publicAccessBlocked: false, tags: {}, settings: {}, ...configuration },
      objects: new Map(),
    };
    this.buckets.set(name, bucket);
    return bucket;
  }

  /** `oss:CreateBucket`. Names are unique in all regions of all accounts; the model knows its own region alone. */
  public create(name: string, specification: BucketSpecification): void {
    this.context.calls.receive("oss:CreateBucket (sdk)", { Bucket: name, ...specification });
    if (this.buckets.has(name)) {
      throw new CloudError("BucketAlreadyExists", `The bucket name "${name}" is taken.`, 409);
    }
    this.place(name, specification);
  }

  /** What a bucket is set to; the operation says how it was asked for. */
  public describe(operation: string, name: string): Bucket | undefined {
    this.context.calls.receive(operation, { Bucket: name });
    return this.buckets.get(name);
  }

  /** Changes what a bucket is set to; what is not named stays. One setting has several operations: that one is recorded. */
  public configure(operation: string, name: string, changes: Partial<BucketConfiguration>): void {
    const { logging } = changes;
    this.context.calls.receive(operation, {
      Bucket: name,
      ...(logging && { TargetBucket: logging.targetBucket }),
      ...changes,
    });
    const bucket = this.get(name);
    const { configuration } = bucket;
    if (changes.objectWorm && bucket.worm) {
      throw new CloudError("InvalidBucketState", `The bucket "${name}" has a retention policy.`, 409);
    }
    if (changes.versioning === "Suspended" && bucket.worm) {
      throw new CloudError("InvalidBucketState", `The bucket "${name}" has a retention policy.`, 409);
    }
    if (changes.objectWorm && configuration.versioning !== "Enabled") {
      throw new CloudError("InvalidBucketState", `The bucket "${name}" keeps no versions.`, 409);
    }
    if (changes.versioning === "Suspended" && configuration.objectWorm) {
      throw new CloudError("InvalidBucketState", `The bucket "${name}" retains versions.`, 409);
    }
    if (changes.acl?.startsWith("public") && configuration.publicAccessBlocked) {
      throw new CloudError("AccessDenied", `Public access to the bucket "${name}" is blocked.`, 403);
    }
    const settings = { ...configuration.settings, ...changes.settings };
    bucket.configuration = { ...configuration, ...changes, settings };
  }

  /** `oss:DeleteBucket`: only an empty one; what was deleted is still there as a version. */
  public delete(name: string): void {
    this.receive("oss:DeleteBucket", name, undefined, { operation: "oss:DeleteBucket (sdk)" });
    const bucket = this.get(name);
    if ([...bucket.objects.values()].some((versions) => versions.length > 0)) {
      throw new CloudError("BucketNotEmpty", `The bucket "${name}" is not empty.`, 409);
    }
    bucket.worm?.expiry.cancel();
    this.buckets.delete(name);
  }

  /** `oss:InitiateBucketWorm`: retains every object for so many days; void after a day unless locked. Not where versioning is suspended. */
  public initiateWorm(name: string, days: number): string {
    this.context.calls.receive("oss:InitiateBucketWorm", { Bucket: name, RetentionPeriodInDays: days });
    const bucket = this.get(name);
    if (bucket.configuration.versioning === "Suspended") {
      throw new CloudError("InvalidBucketState", `The versioning of the bucket "${name}" is suspended.`, 409);
    }
    if (bucket.configuration.objectWorm) {
      throw new CloudError("InvalidBucketState", `The bucket "${name}" retains versions.`, 409);
    }
    if (bucket.worm) {
      throw new CloudError("WORMConfigurationAlreadyExists", `The bucket "${name}" has a retention policy.`, 409);
    }
    const worm: BucketWorm = {
      id: this.context.identifiers.next("worm").replace(/-/g, "").toUpperCase(),
      days,
      state: "InProgress",
      createdAt: this.context.clock.now,
      expiry: this.context.clock.after(DAY, () => (bucket.worm = undefined)),
    };
    bucket.worm = worm;
    return worm.id;
  }

  /** `oss:CompleteBucketWorm`: from now on nobody can take the retention away or shorten it. */
  public completeWorm(name: string, id: string): void {
    this.context.calls.receive("oss:CompleteBucketWorm", { Bucket: name, WormId: id });
    const worm = this.wormOf(name, id);
    worm.expiry.cancel();
    worm.state = "Locked";
  }

  /** `oss:ExtendBucketWorm`: a locked one only, and only to more days. */
  public extendWorm(name: string, id: string, days: number): void {
    this.context.calls.receive("oss:ExtendBucketWorm", { Bucket: name, WormId: id, RetentionPeriodInDays: days });
    const worm = this.wormOf(name, id);
    if (worm.state !== "Locked" || days < worm.days) {
      throw new CloudError("InvalidWORMConfiguration", `${worm.days} days, ${worm.state}, cannot become ${days}.`, 409);
    }
    worm.days = days;
  }

  /** `oss:AbortBucketWorm`: unless it is locked. */
  public abortWorm(name: string): void {
    this.context.calls.receive("oss:AbortBucketWorm", { Bucket: name });
    const worm = this.wormOf(name);
    if (worm.state === "Locked") {
      throw new CloudError("WORMConfigurationLocked", `The retention policy of the bucket "${name}" is locked.`, 409);
    }
    worm.expiry.cancel();
    this.get(name).worm = undefined;
  }

  /** `oss:PutObject`: refused where it would overwrite what is retained. */
  public putObject(
    name: string,
    key: string,
    content: string | Uint8Array,
    request: PutObjectRequest = {},
  ): ObjectVersion {
    this.receive("oss:PutObject", name, key, request);
    const bucket = this.get(name);
    const versions = bucket.objects.get(key) ?? [];
    if (request.forbidOverwrite && this.newest(name, key)) {
      throw new CloudError("FileAlreadyExists", `The object "${key}" exists already.`, 409);
    }
    const body = Buffer.from(content);
    const version: ObjectVersion = {
      key,
      versionId: this.versionId(bucket),
      body,
      contentType: request.contentType ?? "application/octet-stream",
      etag: createHash("md5").update(body).digest("hex").toUpperCase(),
      lastModified: this.context.clock.now,
      deleteMarker: false,
      retainUntil: request.retainUntil ?? this.defaultRetention(bucket),
    };
    bucket.objects.set(key, [...this.without(bucket, versions, version.versionId), version]);
    return version;
  }

  /** `oss:GetObject`. */
  public getObject(
    name: string,
    key: string,
    request: BucketRequest & { readonly versionId?: string } = {},
  ): ObjectVersion {
    this.receive("oss:GetObject", name, key, request);
    const bucket = this.get(name);
    const { versionId } = request;
    const version = versionId
      ? bucket.objects.get(key)?.find((each) => each.versionId === versionId && !each.deleteMarker)
      : this.newest(name, key);
    if (!version) {
      throw notFound("NoSuchKey", "object", key);
    }
    return version;
  }

  /** `oss:HeadObject`, for which one has to be allowed to get it: undefined if there is none. */
  public headObject(name: string, key: string, request: BucketRequest = {}): ObjectVersion | undefined {
    this.receive("oss:GetObject", name, key, { operation: "oss:HeadObject", ...request });
    return this.newest(name, key);
  }

  /** `oss:DeleteObject`: puts a mark where there are versions. With a version, `oss:DeleteObjectVersion`: that one is gone. */
  public deleteObject(name: string, key: string, request: BucketRequest & { readonly versionId?: string } = {}): void {
    const { versionId } = request;
    this.receive(versionId ? "oss:DeleteObjectVersion" : "oss:DeleteObject", name, key, request);
    const bucket = this.get(name);
    const versions = bucket.objects.get(key) ?? [];
    if (versionId || !bucket.configuration.versioning) {
      const left = this.without(bucket, versions, versionId ?? "null");
      if (left.length > 0) bucket.objects.set(key, left);
      else bucket.objects.delete(key);
      return;
    }
    const mark: ObjectVersion = {
      key,
      versionId: this.versionId(bucket),
      body: Buffer.alloc(0),
      contentType: "",
      etag: "",
      lastModified: this.context.clock.now,
      deleteMarker: true,
    };
    bucket.objects.set(key, [...this.without(bucket, versions, mark.versionId), mark]);
  }

  /** `oss:ListObjects`: the newest versions of what is not deleted, in the order of their keys. */
  public listObjects(name: string, request: ListObjectsRequest = {}): ObjectVersion[] {
    this.receive("oss:ListObjects", name, undefined, request);
    const bucket = this.get(name);
    const { prefix = "", startAfter = "", maxKeys = 100 } = request;
    return [...bucket.objects.keys()]
      .filter((key) => key.startsWith(prefix) && key > startAfter)
      .sort()
      .flatMap((key) => this.newest(name, key) ?? [])
      .slice(0, maxKeys);
  }

  /** `oss:ListObjectVersions`. */
  public listObjectVersions(name: string): ObjectVersion[] {
    this.context.calls.receive("oss:ListObjectVersions (sdk)", { Bucket: name });
    return [...this.get(name).objects.values()].flat();
  }

  /** `oss:DeleteMultipleObjects`, all or nothing. */
  public deleteObjectVersions(name: string, gone: readonly ObjectVersion[]): void {
    this.context.calls.receive("oss:DeleteObjectVersions (sdk)", { Bucket: name, Count: gone.length });
    const bucket = this.get(name);
    gone.forEach((version) => this.refuseRetained(bucket, version));
    for (const { key, versionId } of gone) {
      this.authorize("oss:DeleteObjectVersion", name, key);
      bucket.objects.set(
        key,
        bucket.objects.get(key)!.filter((each) => each.versionId !== versionId),
      );
    }
  }

  /** The newest version, as a service of the cloud itself reads it: undefined if there is none or it is deleted. */
  public newest(name: string, key: string): ObjectVersion | undefined {
    const newest = this.get(name).objects.get(key)?.at(-1);
    return newest?.deleteMarker ? undefined : newest;
  }

  /** Until when nobody can delete or overwrite a version; undefined if anybody can. */
  public retainedUntil(name: string, { lastModified, retainUntil }: ObjectVersion): Date | undefined {
    const { worm } = this.get(name);
    const times = [
      retainUntil?.getTime() ?? 0,
      worm ? lastModified.getTime() + worm.days * DAY : 0,
      this.context.clock.now.getTime(),
    ];
    const latest = Math.max(...times);
    return latest > times[2] ? new Date(latest) : undefined;
  }

  private wormOf(name: string, id?: string): BucketWorm {
    const { worm } = this.get(name);
    if (!worm || (id !== undefined && worm.id !== id)) {
      throw notFound("NoSuchWORMConfiguration", "retention policy of", name);
    }
    return worm;
  }

  private versionId({ configuration }: Bucket): string {
    return configuration.versioning === "Enabled" ? `v${(this.versions += 1)}` : "null";
  }

  /** What is left if this version goes, which it does not while it is retained. */
  private without(bucket: Bucket, versions: readonly ObjectVersion[], versionId: string): ObjectVersion[] {
    return versions.filter((version) => {
      if (version.versionId !== versionId) return true;
      this.refuseRetained(bucket, version);
      return false;
    });
  }

  private refuseRetained(bucket: Bucket, version: ObjectVersion): void {
    if (!version.deleteMarker && this.retainedUntil(bucket.name, version)) {
      throw new CloudError("FileImmutable", `The object "${version.key}" is retained.`, 409);
    }
  }

  /** A year is one of the calendar: the documents give no number of days. */
  private defaultRetention({ configuration: { objectWorm } }: Bucket): Date | undefined {
    if (!objectWorm?.days && !objectWorm?.years) return undefined;
    const until = this.context.clock.now;
    until.setUTCDate(until.getUTCDate() + (objectWorm.days ?? 0));
    until.setUTCFullYear(until.getUTCFullYear() + (objectWorm.years ?? 0));
    return until;
  }

  private receive(action: string, name: string, key: string | undefined, request: BucketRequest): void {
    const { operation = action, secure, owner, ...parameters } = request;
    this.context.calls.receive(operation, { Bucket: name, Key: key, ...parameters });
    this.authorize(action, name, key, { secure, owner });
  }

  private authorize(
    action: string,
    name: string,
    key: string | undefined,
    { secure = true, owner = false }: BucketRequest = {},
  ): void {
    const { policy } = this.get(name).configuration;
    const resource = key === undefined ? name : `${name}/${key}`;
    if (policy && isDenied(policy, { action, resource, secure, owner })) {
      throw new CloudError("AccessDenied", `The policy of the bucket "${name}" denies ${action}.`, 403);
    }
  }
}
