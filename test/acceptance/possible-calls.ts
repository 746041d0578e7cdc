import { UNSEEN_OPERATIONS } from "../../lib/identity/unseen-operations";
import operations from "../../schema/operations.json";

/** What the real provider asks for, and what it finds out about the account and the region. */
export const POSSIBLE_CALLS: ReadonlySet<string> = new Set([
  ...[operations.resources, operations.data_sources, UNSEEN_OPERATIONS].flatMap((types) =>
    Object.values(types as { [type: string]: { [step: string]: string[] } }).flatMap((steps) =>
      Object.values(steps).flat(),
    ),
  ),
  "sts:GetCallerIdentity",
  "ecs:DescribeRegions",
]);
