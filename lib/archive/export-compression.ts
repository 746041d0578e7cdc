/**
 * How the objects of an export are compressed.
 */
export enum ExportCompression {
  /** Not at all: an object is read as it is. */
  NONE = "none",
  /** gzip. */
  GZIP = "gzip",
  /** Zstandard. */
  ZSTD = "zstd",
  /** Snappy. */
  SNAPPY = "snappy",
}
