const API = "https://www.alibabacloud.com/help/en/auto-scaling/developer-reference/api-ess-2014-08-28-";

/**
 * The official pages that state the rules of Auto Scaling.
 *
 * @internal
 */
export const SEE = {
  createScalingGroup: `${API}createscalinggroup`,
  createScalingConfiguration: `${API}createscalingconfiguration`,
  setInstancesProtection: `${API}setinstancesprotection`,
  suspendProcesses: `${API}suspendprocesses`,
};
