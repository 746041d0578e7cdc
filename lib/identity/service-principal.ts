import { InvalidInput } from "../environment/invalid-input";
import { isUnresolved } from "../environment/unresolved";

/**
 * An Alibaba Cloud service as the one who assumes a role.
 *
 * @see https://www.alibabacloud.com/help/en/ram/user-guide/create-a-ram-role-for-a-trusted-alibaba-cloud-service
 */
export class ServicePrincipal {
  /** Auto Scaling: `ess.aliyuncs.com`. */
  public static readonly AUTO_SCALING = new ServicePrincipal("ess.aliyuncs.com");

  /** CloudOps Orchestration Service (OOS): `oos.aliyuncs.com`. */
  public static readonly CLOUD_OPS_ORCHESTRATION = new ServicePrincipal("oos.aliyuncs.com");

  /** EventBridge: `eventbridge.aliyuncs.com`. */
  public static readonly EVENT_BRIDGE = new ServicePrincipal("eventbridge.aliyuncs.com");

  /** Function Compute: `fc.aliyuncs.com`. */
  public static readonly FUNCTION_COMPUTE = new ServicePrincipal("fc.aliyuncs.com");

  /** Simple Log Service: `log.aliyuncs.com`. */
  public static readonly LOG_SERVICE = new ServicePrincipal("log.aliyuncs.com");

  /**
   * Another service.
   *
   * @param serviceName the name of the service as a trust policy has it: `<service>.aliyuncs.com`
   * @throws when it has another form
   */
  public static of(serviceName: string): ServicePrincipal {
    const fits = typeof serviceName === "string" && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.aliyuncs\.com$/.test(serviceName);
    if (!isUnresolved(serviceName) && !fits) {
      throw new InvalidInput({
        what: "serviceName",
        value: serviceName,
        rule: "The principal of a service is written <service>.aliyuncs.com",
        mend: "Copy it from the trust policy in the documentation of the service",
        see: "https://www.alibabacloud.com/help/en/ram/user-guide/create-a-ram-role-for-a-trusted-alibaba-cloud-service",
      });
    }
    return new ServicePrincipal(serviceName);
  }

  /** The name of the service: `<service>.aliyuncs.com`. */
  public readonly serviceName: string;

  private constructor(serviceName: string) {
    this.serviceName = serviceName;
  }
}
