import { ObjectWriterOptions } from "../archive/object-writer";
import { IMnsQueue } from "../events/mns-queue";
import { RetryPolicy } from "../events/retry-policy";

/**
 * How a bucket receives each event as an object of its own. It is always the whole event, since its source and id are
 * part of the key.
 */
export interface PerEventArchiveProps {
  /**
   * How the function writes. All archives in one bucket share one function, so they state the same or nothing.
   *
   * @default - under `events/`, by a function with the defaults of `functions.HandlerFunction`
   */
  readonly writerOptions?: ObjectWriterOptions;

  /**
   * How a delivery that failed is repeated.
   *
   * @default - that of the rule
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * The queue for events that could not be written; in the region and account of the bus.
   *
   * @default - that of the rule
   */
  readonly deadLetterQueue?: IMnsQueue;
}
