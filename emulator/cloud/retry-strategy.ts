import { Random } from "./random";

const SECOND = 1000;

/** 1, 2, 4 … 256 seconds, then 512 seconds 167 times: 176 in all, 86,015 seconds, which the documentation calls a day. */
const DECAY = [...Array.from({ length: 9 }, (_, doubling) => 2 ** doubling), ...Array<number>(167).fill(512)];

/**
 * How long EventBridge waits before a retry, in milliseconds; undefined after the last one.
 *
 * @param retry 0 for the first retry
 */
export function retryDelay(strategy: string | undefined, retry: number, random: Random): number | undefined {
  if (strategy === "EXPONENTIAL_DECAY_RETRY") return retry < DECAY.length ? DECAY[retry] * SECOND : undefined;
  return retry < 3 ? 10 * SECOND + random.below(10 * SECOND + 1) : undefined;
}
