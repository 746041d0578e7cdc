import { CloudCallError } from "./cloud-call-error";
import { Deadline } from "../runtime/deadline";

const FIRST_WAIT = 200;
const LONGEST_WAIT = 5_000;

/** Asks again while that may help and time is left. Waits grow, and differ between those that were throttled together. */
export async function retry<T>(operation: string, deadline: Deadline, call: () => Promise<T>): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await call();
    } catch (cause) {
      const error = CloudCallError.from(operation, cause);
      const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** attempt) * (0.5 + Math.random() / 2);
      if (!error.isPassing || wait >= deadline.leftMilliseconds) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
}
