/**
 * The official pages that alarms rest on.
 *
 * @internal
 */
export const PAGES = {
  contact: "https://www.alibabacloud.com/help/en/cloudmonitor/latest/putcontact",
  contactGroup: "https://www.alibabacloud.com/help/en/doc-detail/114929.htm",
  metricRule: "https://www.alibabacloud.com/help/en/cloudmonitor/latest/putresourcemetricrule",
  eventRule: "https://help.aliyun.com/en/cms/cloudmonitor-1-0/developer-reference/api-cms-2019-01-01-puteventrule",
  eventRuleTargets: "https://alibabacloud.com/help/en/cms/developer-reference/api-cms-2019-01-01-puteventruletargets",
  logAlert: "https://www.alibabacloud.com/help/en/sls/developer-reference/data-structure-of-an-alert-monitoring-rule",
  logAlertLimits: "https://help.aliyun.com/en/sls/alerting-1",
};
