import { ApiDestinations } from "./api-destinations";
import { apiDestinationChannel } from "./channels/api-destination";
import { dingTalkChannel } from "./channels/dingtalk";
import { BusRegion, eventBusChannel } from "./channels/event-bus";
import { httpChannel } from "./channels/http";
import { mailChannel } from "./channels/mail";
import { mnsQueueChannel, QueueSender } from "./channels/mns-queue";
import { Connections } from "./connections";
import { Channel, Delivery } from "./delivery";
import { EventBuses } from "./event-buses";
import { EventRule, EventRules, EventTarget } from "./event-rules";
import { transformed } from "./event-transformation";
import { PatternVerdicts } from "./pattern-verdicts";
import { Queues } from "./queues";
import { Random } from "./random";
import { Receiver } from "./receiver";
import { RegionContext } from "./region-context";
import { retryDelay } from "./retry-strategy";
import { CloudEvent } from "./service-events";
import { ServiceLinkedRoles } from "./service-linked-roles";

/** One try to hand an event over. */
export interface DeliveryAttempt {
  readonly at: Date;
  /** With `answer lost` the target has the event, and EventBridge does not know. */
  readonly result: "accepted" | "failed" | "answer lost";
  /** Why it did not succeed, as far as EventBridge can tell. */
  readonly reason?: string;
}

/** What became of one event on its way to one target. */
export interface DeliveryRecord {
  readonly event: CloudEvent;
  readonly rule: Delivery["rule"];
  readonly target: EventTarget;
  readonly attempts: DeliveryAttempt[];
  outcome: "pending" | "delivered" | "dead-lettered" | "dropped";
  /** Why the event was dead-lettered or dropped. */
  reason?: string;
}

/** An event of which the documentation does not say whether a rule matches it. */
export interface UndeterminedMatch {
  readonly event: CloudEvent;
  readonly rule: Delivery["rule"];
  readonly reason: string;
}

/** What goes wrong with an attempt before (`refused`) or after (`answer lost`) the target has the event. */
export type DeliveryFault = "refused" | "answer lost" | undefined;

/** Which attempts go wrong; `attempt` is 1 for the first one. */
export type DeliveryFaults = (delivery: Delivery, attempt: number) => DeliveryFault;

interface EventBridge {
  readonly eventBuses: EventBuses;
  readonly eventRules: EventRules;
  readonly connections: Connections;
  readonly apiDestinations: ApiDestinations;
  readonly queues: Queues;
  readonly serviceLinkedRoles: ServiceLinkedRoles;
}

/**
 * How events get from the buses to the targets of the rules: matched when they arrive, handed over when the clock moves next,
 * if only by nothing, tried again by the policy of the target, and then dead-lettered or dropped.
 *
 * A delivery keeps the target as it was when the event arrived. What becomes of retries when the rule changes is not
 * documented; here they go on, unless the answers say otherwise.
 */
export class Deliveries {
  /** The world outside. Without it nothing outside is reached. */
  public receiver: Receiver = {};

  /** Faults that are injected. None to begin with. */
  public faults?: DeliveryFaults;

  private readonly records: DeliveryRecord[] = [];
  private readonly open: UndeterminedMatch[] = [];
  private readonly verdicts = new PatternVerdicts();
  private readonly channels = new Map<string, Channel>();
  private readonly linked = new Set<BusRegion>();
  private readonly sender: QueueSender;

  public constructor(
    private readonly context: RegionContext,
    private readonly services: EventBridge,
    private readonly random: Random,
  ) {
    const { eventBuses, queues, connections, apiDestinations, serviceLinkedRoles } = services;
    const { region, accountId, clock } = context;
    const outside = () => this.receiver;
    this.sender = new QueueSender(context, queues, serviceLinkedRoles);
    this.channel("acs.mns.queue", mnsQueueChannel(this.sender));
    this.channel("http", httpChannel(outside, clock));
    this.channel("https", httpChannel(outside, clock));
    this.channel("acs.api.destination", apiDestinationChannel(outside, apiDestinations, connections));
    this.channel("acs.eventbridge", eventBusChannel({ region, accountId, clock, eventBuses }, this.linked));
    this.channel("acs.dingtalk", dingTalkChannel(outside, clock));
    this.channel("acs.mail", mailChannel(outside));
    eventBuses.subscribe((event) => this.route(event));
  }

  /** Every event on its way to every target, in the order of matching. */
  public get log(): readonly DeliveryRecord[] {
    return this.records;
  }

  /** Matches that the documentation leaves open. Nothing is delivered for them. */
  public get undetermined(): readonly UndeterminedMatch[] {
    return this.open;
  }

  /** Says how a type of target receives events. */
  public channel(type: string, channel: Channel): void {
    this.channels.set(type, channel);
  }

  /** Makes the buses of another region or account reachable from here. Its clock is its own. */
  public link(other: BusRegion): void {
    this.linked.add(other);
  }

  private route(event: CloudEvent): void {
    const rules = this.services.eventRules.all.filter(
      ({ busName, status }) => busName === event.aliyuneventbusname && status === "ENABLE",
    );
    for (const rule of rules) {
      const { matched, undetermined } = this.verdicts.of(rule, event);
      const { busName, name } = rule;
      if (undetermined !== undefined) this.open.push({ event, rule: { busName, name }, reason: undetermined });
      if (matched) rule.targets.forEach((target) => this.dispatch(event, rule, target));
    }
  }

  private dispatch(event: CloudEvent, { busName, name }: EventRule, target: EventTarget): void {
    const record: DeliveryRecord = { event, rule: { busName, name }, target, attempts: [], outcome: "pending" };
    this.records.push(record);
    let delivery: Delivery | undefined;
    const attempt = async () => {
      if (record.attempts.length > 0 && this.endsWithRule(record)) {
        return settle(record, "dropped", "the rule was disabled or deleted between retries");
      }
      const at = this.context.clock.now;
      try {
        delivery ??= {
          event,
          rule: record.rule,
          target,
          endpoint: target.Endpoint,
          parameters: transformed(event, target),
        };
        const result = await this.handOver(delivery, record.attempts.length + 1);
        record.attempts.push({ at, ...result });
      } catch (error) {
        record.attempts.push({ at, result: "failed", reason: (error as Error).message });
      }
      if (record.attempts.at(-1)!.result === "accepted") return settle(record, "delivered");
      const delay = retryDelay(target.PushRetryStrategy, record.attempts.length - 1, this.random);
      if (delay === undefined) this.giveUp(record);
      else this.context.clock.after(delay, attempt);
    };
    this.context.clock.after(0, attempt);
  }

  private async handOver(delivery: Delivery, attempt: number): Promise<Omit<DeliveryAttempt, "at">> {
    const { Type } = delivery.target;
    const channel = this.channels.get(Type);
    if (!channel) throw new Error(`The emulator does not deliver to targets of the type ${Type}`);
    const fault = this.faults?.(delivery, attempt);
    if (fault === "refused") throw new Error("an injected fault: refused");
    await channel(delivery);
    return fault === undefined
      ? { result: "accepted" }
      : { result: "answer lost", reason: "an injected fault: the answer was lost" };
  }

  private endsWithRule({ rule: { busName, name } }: DeliveryRecord): boolean {
    if (!this.context.answers.retriesEndWithRule) return false;
    const { all } = this.services.eventRules;
    return !all.some((rule) => rule.busName === busName && rule.name === name && rule.status === "ENABLE");
  }

  /** The form of a dead letter is not documented: here it is the whole event and why it could not be delivered. */
  private giveUp(record: DeliveryRecord): void {
    const { event, rule, target, attempts } = record;
    const { reason } = attempts.at(-1)!;
    const arn = target.DeadLetterQueue?.Arn;
    if (!arn) return settle(record, "dropped", `${reason}; there is no dead-letter queue`);
    const letter = {
      event,
      rule: rule.name,
      eventBus: rule.busName,
      target: target.Id,
      attempts: attempts.length,
      reason,
    };
    try {
      this.sender.send(arn, undefined, JSON.stringify(letter));
      settle(record, "dead-lettered", reason);
    } catch (error) {
      settle(record, "dropped", `${reason}; the dead letter is lost: ${(error as Error).message}`);
    }
  }
}

function settle(record: DeliveryRecord, outcome: DeliveryRecord["outcome"], reason?: string): void {
  record.outcome = outcome;
  if (reason !== undefined) record.reason = reason;
}
