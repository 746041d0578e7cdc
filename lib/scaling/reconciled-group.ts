import { IConstruct } from "constructs";

/** What of a group a reconciler can look after. */
export type ReconciledPart = "protection" | "coverage";

const reconciled = new WeakMap<IConstruct, Set<ReconciledPart>>();

/**
 * Says that a reconciler looks after a part of a group. The reconciler stands above this layer, so it is the one to say.
 *
 * @internal
 */
export function leaveToReconciler(group: IConstruct, part: ReconciledPart): void {
  const parts = reconciled.get(group) ?? new Set();
  reconciled.set(group, parts.add(part));
}

/**
 * Whether a reconciler looks after a part of a group.
 *
 * @internal
 */
export function isLeftToReconciler(group: IConstruct, part: ReconciledPart): boolean {
  return reconciled.get(group)?.has(part) ?? false;
}
