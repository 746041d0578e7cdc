import { ApiDestinations } from "./api-destinations";
import { Authorization, Principal } from "./authorization";
import { AutomaticSnapshots } from "./automatic-snapshots";
import { Buckets } from "./buckets";
import { Calls } from "./calls";
import { Capacity } from "./capacity";
import { functionChannel } from "./channels/function";
import { logStoreChannel } from "./channels/log-store";
import { Clock } from "./clock";
import { Connections } from "./connections";
import { Deliveries } from "./deliveries";
import { Disks } from "./disks";
import { EventBuses } from "./event-buses";
import { EventRules } from "./event-rules";
import { Functions } from "./functions";
import { Identifiers } from "./identifiers";
import { Instances } from "./instances";
import { LifecycleActions } from "./lifecycle-actions";
import { LifecycleHooks } from "./lifecycle-hooks";
import { LifecycleNotifications } from "./lifecycle-notifications";
import { LogAlerts } from "./log-alerts";
import { Logs } from "./logs";
import { Monitor } from "./monitor";
import { OosExecutions } from "./oos-executions";
import { PlainStore } from "./plain-store";
import { Queues } from "./queues";
import { RamPolicies } from "./ram-policies";
import { RamRoles } from "./ram-roles";
import { Random } from "./random";
import { RegionContext, ServiceAnswers } from "./region-context";
import { ScalingActivities } from "./scaling-activities";
import { ScalingConfigurations } from "./scaling-configurations";
import { ScalingGroups } from "./scaling-groups";
import { ServiceEvents } from "./service-events";
import { ServiceLinkedRoles } from "./service-linked-roles";
import { SnapshotPolicies } from "./snapshot-policies";
import { Snapshots } from "./snapshots";

export interface CloudProps {
  /** @default "cn-hangzhou" */
  readonly region?: string;

  /** @default "1234567890123456" */
  readonly accountId?: string;

  /** Ids follow from it. @default 1 */
  readonly seed?: number;

  /** What the clock shows first. @default 2026-01-01T00:00:00Z */
  readonly start?: Date;

  readonly answers?: ServiceAnswers;
}

/**
 * A model of Alibaba Cloud: one account, one region. It does no I/O and nothing by itself: the same calls give the same cloud.
 * Methods named after operations are recorded in `calls`; `place…` and `join` put things there that were made elsewhere.
 */
export class Cloud {
  public readonly region: string;
  public readonly accountId: string;
  public readonly clock: Clock;
  public readonly calls: Calls;
  public readonly events: ServiceEvents;
  public readonly disks: Disks;
  public readonly instances: Instances;
  public readonly snapshots: Snapshots;
  public readonly snapshotPolicies: SnapshotPolicies;
  public readonly scalingActivities: ScalingActivities;
  public readonly scalingGroups: ScalingGroups;
  public readonly scalingConfigurations: ScalingConfigurations;
  public readonly lifecycleHooks: LifecycleHooks;
  public readonly lifecycleActions: LifecycleActions;
  public readonly oosExecutions: OosExecutions;
  public readonly queues: Queues;
  public readonly eventBuses: EventBuses;
  public readonly eventRules: EventRules;
  public readonly connections: Connections;
  public readonly apiDestinations: ApiDestinations;
  public readonly buckets: Buckets;
  public readonly deliveries: Deliveries;
  public readonly ramRoles: RamRoles;
  public readonly ramPolicies: RamPolicies;
  public readonly serviceLinkedRoles: ServiceLinkedRoles;
  public readonly functions: Functions;
  public readonly logs: Logs;
  public readonly logAlerts: LogAlerts;
  public readonly monitor: Monitor;
  public readonly plain: PlainStore;
  public readonly identifiers: Identifiers;

  /** By region, this one included: all clouds of the account know each other. */
  private readonly regions: Map<string, Cloud>;

  public constructor(
    private readonly props: CloudProps = {},
    neighbour?: Cloud,
  ) {
    this.region = props.region ?? "cn-hangzhou";
    this.accountId = props.accountId ?? "1234567890123456";
    this.clock = neighbour?.clock ?? new Clock(props.start ?? new Date("2026-01-01T00:00:00Z"));
    this.regions = neighbour?.regions ?? new Map();
    this.regions.set(this.region, this);
    const seed = props.seed ?? 1;
    this.identifiers = new Identifiers(seed);
    this.calls = new Calls(new Random(seed, 1));
    const { region, accountId, clock, calls, identifiers } = this;
    this.events = new ServiceEvents(this);
    const context: RegionContext = {
      region,
      accountId,
      seed,
      clock,
      calls,
      identifiers,
      events: this.events,
      answers: props.answers ?? {},
    };
    this.disks = new Disks(context);
    this.instances = new Instances(context, this.disks);
    this.snapshots = new Snapshots(context, this.disks, this.instances);
    this.snapshotPolicies = new SnapshotPolicies(context, this.disks);
    const inRegion = (name: string) => this.inRegion(name).snapshots;
    new AutomaticSnapshots(context, this.disks, this.instances, this.snapshotPolicies, this.snapshots, inRegion);
    this.scalingActivities = new ScalingActivities(context);
    this.lifecycleActions = new LifecycleActions(context);
    const capacity = new Capacity(context, this.instances, this.scalingActivities, this.lifecycleActions);
    this.scalingGroups = new ScalingGroups(context, this.instances, capacity);
    this.scalingConfigurations = new ScalingConfigurations(context, this.scalingGroups);
    this.lifecycleHooks = new LifecycleHooks(context, this.scalingGroups, this.lifecycleActions);
    this.queues = new Queues(context);
    new LifecycleNotifications(context, this.lifecycleActions, this.queues);
    this.eventBuses = new EventBuses(context);
    this.eventRules = new EventRules(context, this.eventBuses);
    this.connections = new Connections(context);
    this.apiDestinations = new ApiDestinations(context, this.connections);
    this.buckets = new Buckets(context);
    this.ramRoles = new RamRoles(context);
    this.ramPolicies = new RamPolicies(context);
    calls.authorizeWith(new Authorization(this, this.ramRoles, this.ramPolicies));
    this.serviceLinkedRoles = new ServiceLinkedRoles(context);
    this.functions = new Functions(context, this.buckets, this.ramRoles);
    this.logs = new Logs(context, this.buckets, this.ramRoles);
    this.logAlerts = new LogAlerts(context, this.logs);
    this.monitor = new Monitor(context);
    this.deliveries = new Deliveries(context, this, new Random(props.seed ?? 1));
    this.plain = new PlainStore(context);
    this.connect(context);
    this.oosExecutions = new OosExecutions(context, this);
  }

  /** The same account in another region, on the same clock; made when it is first asked for. */
  public inRegion(region: string): Cloud {
    // Other ids than here.
    const seed = (this.props.seed ?? 1) * 31 + this.regions.size;
    return this.regions.get(region) ?? new Cloud({ ...this.props, region, seed }, this);
  }

  /** Everything that stands in the cloud, as plain data: two of these are equal if nothing was added, changed or left. */
  public inventory(): object {
    return structuredClone({
      disks: this.disks.all,
      instances: this.instances.all,
      snapshots: this.snapshots.all,
      snapshotPolicies: this.snapshotPolicies.all,
      scalingGroups: this.scalingGroups.all,
      lifecycleHooks: this.lifecycleHooks.all,
      queues: this.queues.all,
      eventBuses: this.eventBuses.all,
      eventRules: this.eventRules.all,
      connections: this.connections.all,
      apiDestinations: this.apiDestinations.all,
      buckets: this.buckets.all,
      ramRoles: this.ramRoles.all,
      ramPolicies: this.ramPolicies.all,
      serviceLinkedRoles: this.serviceLinkedRoles.all,
      functions: this.functions.all,
      logs: this.logs.all,
      monitor: this.monitor.all,
      plain: this.plain.all,
    });
  }

  /** What one service hands to another. */
  private connect(context: RegionContext): void {
    const { deliveries, functions, logs, monitor, queues, ramRoles, serviceLinkedRoles } = this;
    deliveries.channel("acs.sls", logStoreChannel(logs, ramRoles, this.calls));
    deliveries.channel("acs.fc.function", functionChannel(context, functions, serviceLinkedRoles));
    const as = (who: Principal | undefined, action: () => void) => (who ? this.calls.as(who, action) : action());
    functions.destination("mns", (resource, body, sender) =>
      as(sender, () => void queues.send(queueIn(resource), body)),
    );
    functions.logWriter = (project, store, lines, writer) =>
      as(writer, () =>
        logs.putLogs(
          project,
          store,
          lines.map((contents) => ({ contents })),
        ),
      );
    monitor.metric("acs_mns_new", "ActiveMessages", ({ queue }) => queues.find(queue) && queues.depth(queue));
    monitor.carrier("mns_parameters", ({ queue }, event) => void queues.accept(String(queue), JSON.stringify(event)));
    monitor.carrier("sls_parameters", ({ project, log_store }, event) =>
      logs.append(String(project), String(log_store), [{ contents: { content: JSON.stringify(event) } }]),
    );
  }
}

/** `/queues/orders/messages` is `orders`. */
function queueIn(resource: string): string {
  return /queues\/([^/]+)/.exec(resource)?.[1] ?? resource;
}
