import { Timer } from "./clock";

/** Settings that the model keeps and answers, but does nothing with. */
export type LogSettings = { readonly [name: string]: unknown };

export interface LogEntry {
  readonly time: Date;
  readonly topic: string;
  readonly source: string;
  readonly contents: { readonly [field: string]: string };
}

export interface LogStore {
  readonly name: string;
  readonly createdAt: Date;
  /** In days; 3650 is for ever. */
  retentionPeriod: number;
  settings: LogSettings;
  /** Nobody finds anything in a store without one. */
  index?: LogSettings;
  /** In the order of their arrival, those past the retention included. */
  readonly entries: LogEntry[];
}

/** What an export needs to know, keys as the service spells them. */
export interface OssExportConfiguration {
  readonly LogStore: string;
  /** The ARN of the role that reads the store. */
  readonly RoleArn: string;
  /** In seconds since 1970; 1 is from the first entry on. */
  readonly FromTime: number;
  /** 0 is for ever. */
  readonly ToTime: number;
  readonly Sink: {
    readonly Bucket: string;
    /** The ARN of the role that writes the bucket. */
    readonly RoleArn: string;
    readonly Prefix: string;
    readonly Suffix: string;
    /** For example `%Y/%m/%d/%H/%M`. */
    readonly PathFormat: string;
    /** For example `+0800`. */
    readonly TimeZone: string;
    readonly ContentType: string;
    readonly ContentDetail: string;
    readonly CompressionType: string;
    readonly BufferInterval: number;
    readonly BufferSize: number;
    readonly DelaySeconds: number;
  };
}

export interface OssExport {
  readonly name: string;
  readonly createdAt: Date;
  displayName: string;
  description?: string;
  configuration: OssExportConfiguration;
  /** `FAILED` from a run that fails to the next one that does not. */
  status: "RUNNING" | "FAILED";
  /** Why the last run failed. */
  failure?: string;
  /** How many entries of the store are behind it. */
  position: number;
  next?: Timer;
}

export interface LogProject {
  readonly name: string;
  readonly createdAt: Date;
  description?: string;
  policy?: string;
  readonly resourceGroupId: string;
  tags: { [key: string]: string };
  readonly stores: Map<string, LogStore>;
  readonly exports: Map<string, OssExport>;
}
