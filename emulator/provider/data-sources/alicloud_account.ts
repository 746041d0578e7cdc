import { DataSourceMapping } from "../resource-mapping";

export const account: DataSourceMapping = (_, cloud) => {
  cloud.calls.receive("sts:GetCallerIdentity", {});
  return { id: cloud.accountId };
};
