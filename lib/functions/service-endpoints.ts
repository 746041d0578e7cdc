import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { terraformJson } from "../environment/terraform-json";
import { isUnresolved } from "../environment/unresolved";

/**
 * Endpoints that take the place of the public ones of the region: those inside a VPC, for accounts that allow no way to
 * the internet. State one for every service that the function calls: `ecs`, `ess` and `eventbridge` for the reconciler and
 * the final snapshot, `oss` for the object writer (ADP-020). Use `https`: by `http` the network sees the calls and their
 * credentials (ADP-023).
 *
 * @see https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-endpoint
 */
export interface ServiceEndpoints {
  /**
   * The URL of ECS, such as `https://ecs-vpc.cn-hangzhou.aliyuncs.com`.
   *
   * @default - the public one of the region
   */
  readonly ecs?: string;

  /**
   * The URL of Auto Scaling, such as `https://ess-vpc.cn-hangzhou.aliyuncs.com`.
   *
   * @default - the public one of the region
   */
  readonly ess?: string;

  /**
   * The URL of EventBridge, with the id of the account. Those inside a VPC are documented with `http` only, such as
   * `http://1234567890123456.eventbridge.cn-hangzhou-vpc.aliyuncs.com` (ADP-023).
   *
   * @default - the public one of the region
   * @see https://www.alibabacloud.com/help/en/eventbridge/regions-and-endpoints
   */
  readonly eventbridge?: string;

  /**
   * The URL of OSS, such as `https://oss-cn-hangzhou-internal.aliyuncs.com`.
   *
   * @default - the public one of the region
   */
  readonly oss?: string;
}

/**
 * The endpoints as the code of this package reads them.
 *
 * @internal
 */
export function endpointsJson(endpoints: ServiceEndpoints): string {
  checkProps("endpoints", endpoints);
  for (const [service, url] of Object.entries(endpoints)) {
    if (url === undefined || isUnresolved(url) || (typeof url === "string" && /^https?:\/\/[^\s/]+$/.test(url))) {
      continue;
    }
    throw new InvalidInput({
      what: `endpoints.${service}`,
      value: url as unknown,
      rule: "An endpoint is a URL that ends with its host",
      mend: `Write it like https://${service}-vpc.cn-hangzhou.aliyuncs.com`,
    });
  }
  return terraformJson(endpoints);
}
