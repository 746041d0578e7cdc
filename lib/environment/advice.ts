import { Annotations } from "cdktf";
import { Construct } from "constructs";

/**
 * Tells the user of something that works but should be known. The id is stable, so that it can be searched for.
 *
 * @internal
 */
export function advise(scope: Construct, id: string, text: string): void {
  Annotations.of(scope).addWarning(`${id}: ${text}`);
}
