import { Clock } from "../clock";
import { Channel, required } from "../delivery";
import { EventBuses } from "../event-buses";
import { CloudEvent } from "../service-events";

/** The buses of one region and account. */
export interface BusRegion {
  readonly region: string;
  readonly accountId: string;
  readonly clock: Clock;
  readonly eventBuses: EventBuses;
}

/** The buses that an event came by before it was passed on; kept beside the event, which says nothing of them. */
const ways = new WeakMap<CloudEvent, readonly string[]>();

/**
 * The target `acs.eventbridge`: another bus, here or in a region that is known. Whether the role may send to another account
 * is not looked at. An event that would come back to a bus is refused, so that no circle of rules runs for ever: what the
 * service does there is not documented. Neither is whether `default` takes events of other buses: here it does not.
 */
export function eventBusChannel(here: BusRegion, linked: ReadonlySet<BusRegion>): Channel {
  return (delivery) => {
    const { event, parameters } = delivery;
    const [region, name] = [required(delivery, "RegionId"), required(delivery, "EventBusName")];
    const other = parameters.AccountType === "AnotherAccount";
    const accountId = other ? required(delivery, "AccountId") : here.accountId;
    if (other) required(delivery, "RAMRoleName");
    const there = [here, ...linked].find((known) => known.region === region && known.accountId === accountId);
    if (!there) throw new Error(`There is no region ${region} of the account ${accountId}`);
    if (name === "default") throw new Error("The bus default takes the events of the cloud's own services only");

    const bus = (at: BusRegion, busName: string) => `${at.accountId}/${at.region}/${busName}`;
    const way = [...(ways.get(event) ?? []), bus(here, delivery.rule.busName)];
    if (way.includes(bus(there, name))) throw new Error(`The event has been on the bus ${name} already`);
    const passedOn: CloudEvent = {
      ...event,
      ...(accountId === here.accountId ? {} : { aliyunoriginalaccountid: event.aliyunaccountid }),
      aliyunaccountid: accountId,
      aliyunregionid: region,
      aliyuneventbusname: name,
      aliyunpublishtime: there.clock.now.toISOString(),
    };
    ways.set(passedOn, way);
    there.eventBuses.accept(passedOn);
  };
}
