import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { DeadLetterQueue } from "./dead-letter-queue";
import { EventPattern } from "./event-pattern";
import { EventRule } from "./event-rule";
import { EventType } from "./event-type";
import { IMnsQueue } from "./mns-queue";
import { Narrowing } from "./narrowing";
import { IRuleTarget } from "./rule-target";
import { SnapshotRouteProps } from "./snapshot-route";
import { advise } from "../environment/advice";
import { InvalidInput } from "../environment/invalid-input";
import { checkList } from "../environment/list";
import { perStack } from "../environment/per-stack";
import { checkProps } from "../environment/props";
import { checkShape } from "../environment/shape";

const SEE = "https://www.alibabacloud.com/help/en/ecs/user-guide/snapshot-event-notifications";
const PAYLOAD = "data";
const FINISHED = "Finished ECS snapshots, accomplished or failed,";

/**
 * What becomes of a snapshot, as the event says it in `data.result`.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/snapshot-event-notifications
 */
export enum SnapshotOutcome {
  /** The snapshot is complete. */
  ACCOMPLISHED = "accomplished",
  /** The snapshot failed. */
  FAILED = "failed",
}

/**
 * Where the outcomes of snapshots go: one per stack and region, shared by all scaling groups, because the event of a
 * snapshot names a disk and no group. The number of rules grows with the targets, and nothing is delivered twice.
 *
 * ECS sends one event when a snapshot ends, `ecs:Snapshot:CreateSnapshotCompleted`, whether it is complete or failed;
 * the outcome is in `data.result`. A skipped snapshot sends no event.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/snapshot-event-notifications
 */
export class SnapshotOutcomes extends Construct {
  /**
   * The outcomes in the stack that holds `scope`; always the same object for the same stack and provider.
   *
   * @param scope a construct of the stack
   * @param provider the provider whose region takes the snapshots, where a stack has several
   */
  public static of(scope: Construct, provider?: TerraformProvider): SnapshotOutcomes {
    return perStack(
      scope,
      SnapshotOutcomes,
      "SnapshotOutcomes",
      provider,
      (stack, id) => new SnapshotOutcomes(stack, id, provider),
    );
  }

  private readonly provider?: TerraformProvider;
  private readonly routes = new Map<string, Route>();
  private payloadPath = [PAYLOAD];
  private deadLetters?: IMnsQueue;

  private constructor(scope: Construct, id: string, provider?: TerraformProvider) {
    super(scope, id);
    this.provider = provider;
  }

  /**
   * The queue for outcomes that could not be delivered, unless a target states another one; made on first use, and from
   * then on it stays this one.
   */
  public get deadLetterQueue(): IMnsQueue {
    this.deadLetters ??= DeadLetterQueue.shared(this, this.provider);
    return this.deadLetters;
  }

  /**
   * Keeps outcomes that could not be delivered in a queue of your own instead of the one that all rules of the stack
   * share.
   *
   * @param queue the queue, in the region and account of the snapshots
   * @throws when a route was made already, or another queue was stated or asked for
   */
  public keepUndeliveredIn(queue: IMnsQueue): void {
    checkShape("The dead-letter queue", queue, "queueArn", "a queue", "Make it with events.DeadLetterQueue");
    if (queue === this.deadLetters) return;
    if (this.deadLetters !== undefined || this.routes.size > 0) {
      throw new InvalidInput({
        what: `The dead-letter queue of ${this.node.path}`,
        value: queue.node.path,
        rule: "The routes of a stack and region share one, stated before the first route",
        mend: "State it first, once; a single target can have another one by its own deadLetterQueue",
      });
    }
    this.deadLetters = queue;
  }

  /**
   * Sends failed snapshots to a target: every one, unless the route is narrowed.
   *
   * @param target the target
   * @param props which snapshots it takes; default: all
   * @throws when the types or policies are not ones that a rule can tell apart
   */
  public onFailed(target: IRuleTarget, props: SnapshotRouteProps = {}): void {
    this.route(target, props, "Failed", "Failed ECS snapshots", SnapshotOutcome.FAILED);
  }

  /**
   * Sends complete snapshots to a target: every one, unless the route is narrowed.
   *
   * @param target the target
   * @param props which snapshots it takes; default: all
   * @throws when the types or policies are not ones that a rule can tell apart
   */
  public onAccomplished(target: IRuleTarget, props: SnapshotRouteProps = {}): void {
    this.route(target, props, "Accomplished", "Accomplished ECS snapshots", SnapshotOutcome.ACCOMPLISHED);
  }

  /**
   * Sends snapshots that end to a target, complete or failed: every one, unless the route is narrowed. The rule does not
   * look at the outcome, so it holds even if the service reported one that nobody has documented.
   *
   * @param target the target
   * @param props which snapshots it takes; default: all
   * @throws when the types or policies are not ones that a rule can tell apart
   */
  public onFinished(target: IRuleTarget, props: SnapshotRouteProps = {}): void {
    this.route(target, props, "Finished", FINISHED);
  }

  /**
   * Keeps a record of every outcome in a target that tells nobody, such as a log: as `onFinished`, but it does not count as
   * somebody who hears of failures.
   *
   * @param target the target
   */
  public keepRecordIn(target: IRuleTarget): void {
    this.route(target, {}, "Finished", FINISHED, undefined, true);
  }

  /**
   * Whether some target hears of all failed snapshots that policies take. A route that is narrowed to other types of
   * snapshots, or to some policies, does not count.
   */
  public get failuresAreRouted(): boolean {
    return [...this.routes.values()].some(
      ({ outcome, narrowing, isRecord }) =>
        !isRecord && outcome !== SnapshotOutcome.ACCOMPLISHED && narrowing.takesAutomaticOnes,
    );
  }

  /**
   * Says where in the event the service's account of the snapshot lies: the object with `result`, `snapshotType` and
   * `snapshotName`. The official pages describe this object and the envelope, but show no whole event; should a real one
   * have the object elsewhere, such as under `data.content`, this is the one place to say so. The inputs of targets are
   * not touched: paths such as `$.data.snapshotId` in them must agree.
   *
   * @param path the names on the way to the object, the first of them `data`; default: `["data"]`
   * @throws when a route was made already that looks into the object, or the path does not begin with `data`
   */
  public readPayloadAt(path: string[]): void {
    checkList("The path of the payload", path, SEE);
    if (path[0] !== PAYLOAD || path.some((name) => typeof name !== "string" || name === "" || name.includes("."))) {
      throw new InvalidInput({
        what: "The path of the payload",
        value: path,
        rule: "It is a list of names that begins with data, one name an entry",
        mend: 'Write for example ["data", "content"]',
        see: SEE,
      });
    }
    const isRead = [...this.routes.values()].some(({ readsPayload }) => readsPayload);
    if (isRead && path.join(".") !== this.payloadPath.join(".")) {
      throw new InvalidInput({
        what: `The path of the payload of ${this.node.path}`,
        value: path,
        rule: `A route was made already that reads ${this.payloadPath.join(".")}`,
        mend: "Call readPayloadAt(…) before the first route of the stack",
        see: SEE,
      });
    }
    this.payloadPath = [...path];
  }

  private route(
    target: IRuleTarget,
    props: SnapshotRouteProps,
    kind: string,
    description: string,
    outcome?: SnapshotOutcome,
    isRecord = false,
  ): void {
    checkProps(`The route of ${kind.toLowerCase()} snapshots`, props);
    const narrowing = new Narrowing(this, props);
    const ruleId = `${kind}${narrowing.idSuffix}`;
    const fields = { ...(outcome && { result: [outcome] }), ...narrowing.fields() };
    const readsPayload = Object.keys(fields).length > 0;
    const rule =
      (this.node.tryFindChild(ruleId) as EventRule | undefined) ??
      new EventRule(this, ruleId, {
        description: `${description}${narrowing.description}`,
        pattern: EventPattern.of({
          source: ["acs.ecs"],
          type: [EventType.ECS_SNAPSHOT_CREATE_COMPLETED],
          data: readsPayload ? this.dataOf(fields) : undefined,
        }),
        deadLetterQueue: this.deadLetters,
        provider: this.provider,
      });
    rule.addTarget(target, props.targetId);
    const targetId = props.targetId ?? target.targetId;
    // Who states an id wants the second delivery, if only while one route takes the place of another.
    const delivery = props.targetId === undefined ? rule._deliveryTo(targetId) : undefined;
    this.remember({ ruleId, targetId, delivery, outcome, narrowing, isRecord, readsPayload });
  }

  private dataOf(fields: { [name: string]: any[] }): { [name: string]: any } {
    return this.payloadPath.slice(1).reduceRight<{ [name: string]: any }>((inner, name) => ({ [name]: inner }), fields);
  }

  /** Takes a route down, and warns if it brings a target what another one brings it already. */
  private remember(route: Route): void {
    const key = `${route.ruleId}/${route.targetId}`;
    const known = this.routes.get(key);
    if (known !== undefined) {
      // Somebody who hears is no longer a mere record.
      this.routes.set(key, { ...known, isRecord: known.isRecord && route.isRecord });
      return;
    }
    const other = [...this.routes.values()].find((each) => overlap(each, route));
    this.routes.set(key, route);
    if (other === undefined) return;
    const receiver =
      route.targetId === other.targetId ? route.targetId : `What ${other.targetId} and ${route.targetId} point at`;
    advise(
      this,
      "ADP-007",
      `${receiver} receives some outcomes twice: the routes ${other.ruleId} and ${route.ruleId} overlap. ` +
        "onFinished sends every outcome, and a route that is not narrowed every snapshot, so the other one is not needed.",
    );
  }
}

interface Route {
  readonly ruleId: string;
  readonly targetId: string;
  readonly delivery?: string;
  readonly outcome?: SnapshotOutcome;
  readonly narrowing: Narrowing;
  readonly isRecord: boolean;
  readonly readsPayload: boolean;
}

function overlap(one: Route, other: Route): boolean {
  return (
    (one.targetId === other.targetId || (one.delivery !== undefined && one.delivery === other.delivery)) &&
    (one.outcome === undefined || other.outcome === undefined || one.outcome === other.outcome) &&
    one.narrowing.overlaps(other.narrowing)
  );
}
