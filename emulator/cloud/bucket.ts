import { Timer } from "./clock";

/** Settings that the model keeps and answers, but does nothing with. */
export type BucketSettings = { readonly [name: string]: unknown };

/** One version of an object, or the mark that it was deleted. */
export interface ObjectVersion {
  readonly key: string;
  /** `null` where the bucket keeps no versions. */
  readonly versionId: string;
  readonly body: Buffer;
  readonly contentType: string;
  /** Of the content: MD5 as hexadecimal capitals. */
  readonly etag: string;
  readonly lastModified: Date;
  readonly deleteMarker: boolean;
  /** By the object's own retention. */
  readonly retainUntil?: Date;
}

/** A retention policy of the whole bucket. Its timer ends it if nobody locks it within a day. */
export interface BucketWorm {
  readonly id: string;
  days: number;
  state: "InProgress" | "Locked";
  readonly createdAt: Date;
  readonly expiry: Timer;
}

export interface BucketConfiguration {
  readonly acl: "private" | "public-read" | "public-read-write";
  readonly policy?: string;
  readonly versioning?: "Enabled" | "Suspended";
  readonly logging?: { readonly targetBucket: string; readonly targetPrefix?: string; readonly role?: string };
  readonly encryption?: {
    readonly algorithm: string;
    readonly kmsKeyId?: string;
    readonly kmsDataEncryption?: string;
  };
  readonly publicAccessBlocked: boolean;
  /** What new versions are retained for, where they say nothing of their own. */
  readonly objectWorm?: { readonly mode?: string; readonly days?: number; readonly years?: number };
  readonly tags: { readonly [key: string]: string };
  readonly settings: BucketSettings;
}

export interface Bucket {
  readonly name: string;
  readonly createdAt: Date;
  readonly storageClass: string;
  readonly redundancyType: string;
  readonly resourceGroupId: string;
  configuration: BucketConfiguration;
  worm?: BucketWorm;
  /** The newest version last. */
  readonly objects: Map<string, ObjectVersion[]>;
}
