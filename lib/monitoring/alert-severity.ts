/**
 * How severe an alert of Log Service is.
 *
 * @see https://www.alibabacloud.com/help/en/sls/developer-reference/data-structure-of-an-alert-monitoring-rule
 */
export enum AlertSeverity {
  /** To be known. */
  REPORT = 2,
  /** Low. */
  LOW = 4,
  /** Medium. */
  MEDIUM = 6,
  /** High. */
  HIGH = 8,
  /** Critical. */
  CRITICAL = 10,
}
