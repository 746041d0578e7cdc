import { createHash } from "node:crypto";
import { IConstruct } from "constructs";
import { Match } from "./match";
import { SnapshotRouteProps, SnapshotType } from "./snapshot-route";
import { checkCount } from "../environment/count";
import { InvalidInput } from "../environment/invalid-input";
import { checkKnownList } from "../environment/list";
import { checkLiteral } from "../environment/literal";
import { resolved } from "../environment/resolved";
import { checkResourceId } from "../environment/resource-id";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-patterns";

/** The expressions that a pattern may have for one field. */
const MOST_POLICIES = 5;
const HASH_LENGTH = 8;

/**
 * Which snapshots a route takes. The order in which its user lists types and policies plays no part.
 *
 * @internal
 */
export class Narrowing {
  private readonly types?: SnapshotType[];
  /** By what the ids come to: a token has another text each time. */
  private readonly policies?: Map<string, string>;

  /**
   * @throws when a list is empty, names more than five policies, or an id is not one of a policy
   */
  public constructor(scope: IConstruct, { snapshotTypes, policyIds }: SnapshotRouteProps) {
    checkCount("snapshotTypes", snapshotTypes, { min: 1, known: true });
    snapshotTypes?.forEach(checkType);
    if (policyIds !== undefined) checkKnownList("policyIds", policyIds, SEE);
    policyIds?.forEach((policyId, index) =>
      checkResourceId(`policyIds[${index}]`, policyId, "sp", "a snapshot policy", SEE),
    );
    this.types = snapshotTypes && [...new Set(snapshotTypes)].sort();
    this.policies =
      policyIds &&
      new Map(policyIds.map((policyId) => [String(resolved(scope, policyId)), policyId] as const).sort(byFirst));
    checkCount("policyIds of one route (make a second route for the others)", this.policies && [...this.policies], {
      min: 1,
      max: MOST_POLICIES,
      see: SEE,
    });
  }

  /** The end of the id of the rule that these snapshots need; none for all snapshots. */
  public get idSuffix(): string {
    if (this.types === undefined && this.policies === undefined) return "";
    const content = JSON.stringify([
      this.types ?? null,
      this.policies === undefined ? null : [...this.policies.keys()],
    ]);
    return `-${createHash("sha256").update(content).digest("hex").slice(0, HASH_LENGTH)}`;
  }

  /** Words that tell which snapshots these are. */
  public get description(): string {
    const types = this.types === undefined ? "" : ` of type ${this.types.join(" or ")}`;
    const policies = this.policies === undefined ? "" : ` of policy ${[...this.policies.values()].join(" or ")}`;
    return `${types}${policies}`;
  }

  /** Whether every snapshot that any policy takes is among them, as far as the documentation says it. */
  public get takesAutomaticOnes(): boolean {
    return this.policies === undefined && (this.types === undefined || this.types.includes(SnapshotType.TIMER));
  }

  /** The fields of the payload that decide, for a pattern. */
  public fields(): { [name: string]: any[] } {
    return {
      ...(this.types && { snapshotType: this.types }),
      ...(this.policies && { snapshotName: [...this.policies.values()].map((policyId) => Match.contains(policyId)) }),
    };
  }

  /** Whether some snapshot can be among these and among those of another route. */
  public overlaps(other: Narrowing): boolean {
    return (
      meet(this.types, other.types) &&
      meet(this.policies && [...this.policies.keys()], other.policies && [...other.policies.keys()])
    );
  }
}

/** Whether two choices have something in common; no choice is all there is. */
function checkType(type: SnapshotType, index: number): void {
  const known = Object.values(SnapshotType);
  checkLiteral(`snapshotTypes[${index}]`, type);
  if (known.includes(type)) return;
  throw new InvalidInput({
    what: `snapshotTypes[${index}]`,
    value: type,
    rule: `The type of a snapshot is one of ${known.join(", ")}: the route would never fire`,
    mend: "Use the enum SnapshotType, such as SnapshotType.TIMER",
    see: SEE,
  });
}

function meet(some: string[] | undefined, others: string[] | undefined): boolean {
  return some === undefined || others === undefined || some.some((one) => others.includes(one));
}

function byFirst([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : Number(a > b);
}
