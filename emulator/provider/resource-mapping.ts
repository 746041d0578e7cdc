import { ResourceData } from "./resource-data";
import { ValueObject } from "./value";
import { Cloud } from "../cloud/cloud";

/**
 * How one resource type meets the cloud. Errors are thrown. A create sets `data.id` as soon as the thing exists: if it fails
 * after that, the resource is tainted.
 */
export interface ResourceMapping {
  /** Blocks that are kept when the configuration leaves them out. */
  readonly computedBlocks?: readonly string[];

  create(data: ResourceData, cloud: Cloud): void;

  /** What is read back; undefined if it is gone. Attributes that are left out keep the value they had. */
  read(data: ResourceData, cloud: Cloud): ValueObject | undefined;

  /** Left out where every change replaces the resource. */
  update?(data: ResourceData, cloud: Cloud): void;

  delete(data: ResourceData, cloud: Cloud): void;
}

/** How one data source is read. */
export type DataSourceMapping = (config: ResourceData, cloud: Cloud) => ValueObject;
