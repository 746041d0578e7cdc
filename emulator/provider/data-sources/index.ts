import { DataSourceMapping } from "../resource-mapping";
import { account } from "./alicloud_account";
import { callerIdentity } from "./alicloud_caller_identity";
import { instances } from "./alicloud_instances";
import { regions } from "./alicloud_regions";

/** The data sources that the emulator knows. Any other one is refused. */
export const DATA_SOURCE_MAPPINGS: { readonly [type: string]: DataSourceMapping } = {
  alicloud_account: account,
  alicloud_caller_identity: callerIdentity,
  alicloud_instances: instances,
  alicloud_regions: regions,
};
