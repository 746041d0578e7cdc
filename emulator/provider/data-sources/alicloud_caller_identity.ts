import { DataSourceMapping } from "../resource-mapping";

export const callerIdentity: DataSourceMapping = (_, cloud) => {
  cloud.calls.receive("sts:GetCallerIdentity", {});
  return {
    id: cloud.accountId,
    account_id: cloud.accountId,
    arn: `acs:ram::${cloud.accountId}:root`,
    identity_type: "Account",
  };
};
