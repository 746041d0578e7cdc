import { Aspects, TerraformProvider, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { AlarmTarget } from "./alarm-target";
import { checkContactGroup, IContactGroup } from "./contact-group";
import { DeadLetterAlarm } from "./dead-letter-alarm";
import { PAGES } from "./monitoring-pages";
import { SnapshotFailureAlarm } from "./snapshot-failure-alarm";
import { advise } from "../environment/advice";
import { checkCount } from "../environment/count";
import { perStack } from "../environment/per-stack";
import { IMnsQueue } from "../events/mns-queue";

/**
 * The alarms that all groups of a stack and region share: one on failed snapshots, and one on each queue of dead letters.
 * They are made when somebody is first notified, and whoever is named later is notified as well.
 *
 * Warnings: ADP-016 where nobody is notified, and no other `DeadLetterAlarm` is in the stack.
 */
export class ProtectionAlarms extends Construct {
  /**
   * The alarms in the stack that holds `scope`; always the same object for the same stack and provider.
   *
   * @param scope a construct of the stack
   * @param provider the provider whose region takes the snapshots, where a stack has several
   */
  public static of(scope: Construct, provider?: TerraformProvider): ProtectionAlarms {
    return perStack(
      scope,
      ProtectionAlarms,
      "ProtectionAlarms",
      provider,
      (stack, id) => new ProtectionAlarms(stack, id, provider),
    );
  }

  private readonly provider?: TerraformProvider;
  private readonly notified: IContactGroup[] = [];
  private readonly watched = new Map<object, () => IMnsQueue>();
  private readonly alarms = new Map<IMnsQueue, DeadLetterAlarm>();
  private failures?: SnapshotFailureAlarm;
  private declined = false;

  private constructor(scope: Construct, id: string, provider?: TerraformProvider) {
    super(scope, id);
    this.provider = provider;
    Aspects.of(this).add({ visit: (node) => (node === this ? this.warnOfSilence() : undefined) });
  }

  /** The alarm on failed snapshots, once somebody is notified. */
  public get snapshotFailureAlarm(): SnapshotFailureAlarm | undefined {
    return this.failures;
  }

  /** The alarms on dead letters, one a queue, once somebody is notified. */
  public get deadLetterAlarms(): DeadLetterAlarm[] {
    return [...this.alarms.values()];
  }

  /** Who is notified. */
  public get contactGroups(): IContactGroup[] {
    return [...this.notified];
  }

  /**
   * Notifies contact groups of failed snapshots and of dead letters, besides those that are notified already.
   *
   * @param groups the groups; an empty list says that the queues are watched by other means, so that nobody is warned
   * @throws when something in the list is no contact group
   */
  public addContactGroups(groups: IContactGroup[]): void {
    checkCount("alarmContacts", groups, { min: 0, required: true, known: true, see: PAGES.contactGroup });
    groups.forEach((group, index) => checkContactGroup(`alarmContacts[${index}]`, group));
    this.declined ||= groups.length === 0;
    for (const group of groups) {
      if (!this.notifies(group)) this.add(group);
    }
    this.watchQueues();
  }

  /**
   * Watches the queue of something, once somebody is notified. Which one it is may be settled until then.
   *
   * @internal
   */
  public _watch(owner: object, queue: () => IMnsQueue): void {
    this.watched.set(owner, queue);
    this.watchQueues();
  }

  private notifies(group: IContactGroup): boolean {
    return this.notified.some((known) => known === group || known.contactGroupName === group.contactGroupName);
  }

  private add(group: IContactGroup): void {
    const { provider } = this;
    const target = AlarmTarget.contactGroup(group);
    if (this.failures) this.failures.addTarget(target);
    else this.failures = new SnapshotFailureAlarm(this, "SnapshotFailure", { targets: [target], provider });
    this.alarms.forEach((alarm) => alarm.addContactGroup(group));
    this.notified.push(group);
  }

  private watchQueues(): void {
    if (this.notified.length === 0) return;
    for (const queue of new Set([...this.watched.values()].map((settled) => settled()))) {
      if (!this.alarms.has(queue)) this.alarms.set(queue, this.alarmOn(queue));
    }
  }

  /** Named by where the queue is, which is what its reader has to find. */
  private alarmOn(queue: IMnsQueue): DeadLetterAlarm {
    const path = queue.node.path.slice(TerraformStack.of(this).node.path.length + 1);
    const { notified: contactGroups, provider } = this;
    return new DeadLetterAlarm(this, `DeadLetters-${path}`, { queue, contactGroups, provider });
  }

  private warnOfSilence(): void {
    // A tree can be synthesized more than once.
    if (this.notified.length > 0 || this.declined || this.node.metadata.length > 0) return;
    if (
      TerraformStack.of(this)
        .node.findAll()
        .some((node) => node instanceof DeadLetterAlarm)
    ) {
      return;
    }
    advise(
      this,
      "ADP-016",
      "nobody is told when outcomes cannot be delivered and fill the dead-letter queue, and they are gone from it after " +
        "seven days. State alarmContacts of DataProtection, or make a monitoring.DeadLetterAlarm on the queue; " +
        "alarmContacts: [] says that other means watch it.",
    );
  }
}
