import operations from "../../schema/operations.json";

/** What the real provider asks for, and what it finds out about the account and the region. */
export const POSSIBLE_CALLS: ReadonlySet<string> = new Set([
  ...[operations.resources, operations.data_sources].flatMap((types) =>
    Object.values(types).flatMap((steps: { [step: string]: string[] }) => Object.values(steps).flat()),
  ),
  "sts:GetCallerIdentity",
  "ecs:DescribeRegions",
  // The bucket resource sends these without a method of its client, which is where the list was read off.
  "oss:GetBucketPolicy",
  "oss:PutBucketPolicy",
  "oss:DeleteBucketPolicy",
]);
