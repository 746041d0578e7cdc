/**
 * How urgent an alarm is.
 *
 * @see https://www.alibabacloud.com/help/en/cloudmonitor/latest/putresourcemetricrule
 */
export enum AlarmLevel {
  /** The most urgent. */
  CRITICAL = "CRITICAL",
  /** To be looked at. */
  WARN = "WARN",
  /** To be known. */
  INFO = "INFO",
}
