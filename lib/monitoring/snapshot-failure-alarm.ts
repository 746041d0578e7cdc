import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { AlarmTarget } from "./alarm-target";
import { PAGES } from "./monitoring-pages";
import { CmsEventRule } from "../bindings/cms-event-rule";
import { advise } from "../environment/advice";
import { checkCount } from "../environment/count";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { physicalName } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { checkShape } from "../environment/shape";
import { checkText } from "../environment/text";
import { checkWholeNumber } from "../environment/whole-number";

const LONGEST_NAME = 64;
/** The longest ids of regions, such as `cn-wulanchabu-acdr-1`. */
const LONGEST_REGION = 20;

/** Everything but a success. */
const FAILURES = "not accomplished";

/**
 * An alarm on failed snapshots.
 */
export interface SnapshotFailureAlarmProps {
  /** Who hears of failed snapshots: at least one. */
  readonly targets: AlarmTarget[];

  /**
   * Which events are notified of, in the query syntax of Log Service: the text of the event must match. An empty text
   * takes every snapshot that ends.
   *
   * The default asks for the absence of success and not for the presence of failure, so that an outcome that nobody has
   * documented, and a filter that does not see into the event, give a notification too many and never one too few.
   *
   * @default "not accomplished"
   */
  readonly filter?: string;

  /**
   * How long CloudMonitor keeps silent after a notification, in seconds: 0 to 86,400. Failures in that time may go
   * unheard, as no page says whether the silence is that of a disk or of the whole rule.
   *
   * @default 0
   */
  readonly silenceSeconds?: number;

  /**
   * The provider of the alarm, where a stack has several. Snapshots of its region are watched.
   *
   * @default - the provider without an alias
   */
  readonly provider?: TerraformProvider;
}

/**
 * Notifies of failed snapshots by CloudMonitor: a second way beside the rules of EventBridge, so that neither a wrong
 * rule nor an outage of one service hides a failure. It takes every snapshot of the region, and has no retries over a day
 * and no dead letters.
 *
 * CloudMonitor knows the event as `Snapshot:CreateSnapshotCompleted` of the product `ecs`; it comes for successes and for
 * failures, both with the level INFO, so the outcome is found in the text of the event. Each target has a rule of its own:
 * the provider does not take targets off a rule.
 *
 * @see https://www.alibabacloud.com/help/en/ecs/user-guide/snapshot-event-notifications
 * @see https://help.aliyun.com/en/cms/cloudmonitor-1-0/developer-reference/api-cms-2019-01-01-puteventrule
 */
export class SnapshotFailureAlarm extends Construct {
  /** The L1 resources: one for each target, in their order. */
  public readonly resources: CmsEventRule[] = [];

  private readonly targets: AlarmTarget[] = [];
  private readonly filter: string;
  private readonly silenceSeconds: number;
  private readonly provider?: TerraformProvider;

  /**
   * @param scope the construct that holds the alarm
   * @param id the id of the construct
   * @param props the alarm
   * @throws when nobody is notified, a target is in another account, a target is named twice, or the silence is not one that the service takes
   */
  public constructor(scope: Construct, id: string, props: SnapshotFailureAlarmProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    const { filter = FAILURES, silenceSeconds = 0 } = props;
    checkTargets(props.targets);
    checkText("filter", filter, { see: PAGES.eventRule });
    checkWholeNumber("silenceSeconds", silenceSeconds, { min: 0, max: 86_400, unit: "seconds", see: PAGES.eventRule });
    if (filter === "" && silenceSeconds !== 0) this.warnOfSilence();
    this.filter = filter;
    this.silenceSeconds = silenceSeconds;
    this.provider = props.provider;
    props.targets.forEach((target) => this.addTarget(target));
  }

  /**
   * Notifies one more target.
   *
   * @param target the target
   * @throws when it is no target, in another account, or notified already
   */
  public addTarget(target: AlarmTarget): void {
    checkTargets([...this.targets, target]);
    this.targets.push(target);
    this.resources.push(this.ruleFor(target));
  }

  private ruleFor(target: AlarmTarget): CmsEventRule {
    const { filter, provider } = this;
    const environment = Environment.of(this, provider);
    const holder = new Construct(this, target.targetId);
    return new CmsEventRule(holder, "Resource", {
      // With its region: CloudMonitor gives a rule of the same name to whoever comes last, without a word.
      ruleName: `${physicalName(holder, LONGEST_NAME - LONGEST_REGION - 1)}-${environment.region}`,
      description: filter === "" ? "ECS snapshots that end" : "ECS snapshots that end otherwise than they should",
      status: "ENABLED",
      silenceTime: this.silenceSeconds,
      eventPattern: {
        product: "ecs",
        nameList: ["Snapshot:CreateSnapshotCompleted"],
        levelList: ["*"],
        eventTypeList: ["*"],
        sqlFilter: filter === "" ? undefined : filter,
      },
      ...target._parameters(environment),
      provider,
    });
  }

  private warnOfSilence(): void {
    advise(
      this,
      "ADP-052",
      "every snapshot that ends is notified of, and after each notification there is silence: a success can hide the " +
        "failure that follows it. State a filter, or leave silenceSeconds out.",
    );
  }
}

function checkTargets(targets: AlarmTarget[]): void {
  checkCount("targets", targets, { min: 1, required: true, see: PAGES.eventRuleTargets });
  targets.forEach((target, index) =>
    checkShape(
      `targets[${index}]`,
      target,
      "targetId",
      "an AlarmTarget",
      "Use AlarmTarget.contactGroup(…), mnsQueue(…), webhook(…) or auditLog(…)",
    ),
  );
  const ids = targets.map(({ targetId }) => targetId);
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice === undefined) return;
  throw new InvalidInput({
    what: "targets",
    value: twice,
    rule: "Each target is named once, as its notifications would come twice",
    mend: "Take the repeated one out; give two things of the same construct id different ids",
  });
}
