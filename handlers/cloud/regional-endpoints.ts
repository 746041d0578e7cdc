import { Endpoints } from "../settings";

/** Regions whose Auto Scaling is reached under the central name. */
const CENTRAL_ESS = new Set([
  "ap-southeast-1",
  "cn-beijing",
  "cn-hangzhou",
  "cn-hangzhou-finance",
  "cn-hongkong",
  "cn-nanjing",
  "cn-north-2-gov-1",
  "cn-qingdao",
  "cn-shanghai",
  "cn-shanghai-finance-1",
  "cn-shenzhen",
  "cn-shenzhen-finance-1",
  "us-east-1",
  "us-west-1",
]);

/**
 * Where the services of a region are reached, as URLs; those that were given come first.
 * @see https://help.aliyun.com/en/auto-scaling/developer-reference/api-ess-2014-08-28-endpoint
 */
export function regionalEndpoints(region: string, accountId: string, given: Endpoints): Required<Endpoints> {
  return {
    ecs: `https://ecs.${region}.aliyuncs.com`,
    ess: CENTRAL_ESS.has(region) ? "https://ess.aliyuncs.com" : `https://ess.${region}.aliyuncs.com`,
    eventbridge: `https://${accountId}.eventbridge.${region}.aliyuncs.com`,
    oss: `https://oss-${region}-internal.aliyuncs.com`,
    ...given,
  };
}
