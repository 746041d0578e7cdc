import { GroupSummary } from "./summary";
import { CloudCallError } from "../cloud/cloud-call-error";
import { each } from "../runtime/each";

/** Calls under way at once. */
const WIDTH = 4;

/** One kind of change: the call, what tells whether an id still belongs to the group, and where successes are noted. */
export interface Change {
  readonly call: (ids: readonly string[]) => Promise<void>;
  readonly isStillThere: (id: string) => Promise<boolean>;
  readonly done: string[];
}

/** Carries a change out batch by batch. What fails is noted, and the rest goes on. */
export async function applyBatches(
  batches: readonly (readonly string[])[],
  change: Change,
  summary: GroupSummary,
): Promise<void> {
  await each(batches, WIDTH, (ids) => applyBatch(ids, change, summary));
}

async function applyBatch(ids: readonly string[], change: Change, summary: GroupSummary): Promise<void> {
  try {
    await change.call(ids);
    change.done.push(...ids);
  } catch (cause) {
    const error = CloudCallError.from("unknown", cause);
    if (error.isRefusal && ids.length > 1) {
      // The service does all or nothing: one that left or cannot be changed would take the others with it.
      for (const id of ids) {
        await applyBatch([id], change, summary);
      }
    } else if (error.isRefusal && !(await change.isStillThere(ids[0]))) {
      summary.skipped.push({ id: ids[0], reason: "left meanwhile" });
    } else {
      summary.failed.push(failureOf(error, ids));
    }
  }
}

export function failureOf(
  { operation, code, message }: CloudCallError,
  ids: readonly string[],
): GroupSummary["failed"][0] {
  return { operation, code, message, ids };
}
