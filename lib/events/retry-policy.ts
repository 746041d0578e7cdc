/**
 * How EventBridge repeats a delivery that failed. When all tries have failed, the event goes to the dead-letter queue;
 * without one it is lost.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/retry-policies-and-dead-letter-queues
 */
export enum RetryPolicy {
  /** 3 tries, 10 to 20 seconds apart: less than a minute in all. */
  BACKOFF = "BACKOFF_RETRY",
  /** 176 tries over a day: after 1, 2, 4 … 512 seconds, then every 512 seconds. */
  EXPONENTIAL_DECAY = "EXPONENTIAL_DECAY_RETRY",
}
