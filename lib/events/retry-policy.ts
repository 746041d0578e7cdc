import { checkOneOf } from "../environment/one-of";

/**
 * How EventBridge repeats a delivery that failed. When all tries have failed, the event goes to the dead-letter queue;
 * without one it is lost.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/retry-policies-and-dead-letter-queues
 */
export enum RetryPolicy {
  /** 3 retries, 10 to 20 seconds apart: 30 to 60 seconds in all. */
  BACKOFF = "BACKOFF_RETRY",
  /** 176 retries after 1, 2, 4 … 256 seconds, then every 512 seconds: 23 hours, 53 minutes and 35 seconds in all. */
  EXPONENTIAL_DECAY = "EXPONENTIAL_DECAY_RETRY",
}

/**
 * @internal
 */
export function checkRetryPolicy(what: string, policy: unknown): void {
  const see = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/retry-policies-and-dead-letter-queues";
  checkOneOf(what, policy, RetryPolicy, see);
}
