import { Channel, required } from "../delivery";
import { Queues } from "../queues";
import { RegionContext } from "../region-context";
import { parseArn } from "../resource-arn";
import { ServiceLinkedRoles } from "../service-linked-roles";

const ROLE = "AliyunServiceRoleForEventBridgeSendToMNS";

/** Sends to the queues of the region, in the name of EventBridge. */
export class QueueSender {
  public constructor(
    private readonly context: RegionContext,
    private readonly queues: Queues,
    private readonly roles: ServiceLinkedRoles,
  ) {}

  public send(arn: string, name: string | undefined, body: string): void {
    const { region, accountId, answers } = this.context;
    const queue = parseArn(arn);
    if (queue?.service !== "mns" || queue.kind !== "queues") throw new Error(`This is no ARN of a queue: ${arn}`);
    if (queue.region !== region || queue.accountId !== accountId) {
      throw new Error(`The queue is not in the region and account of the bus: ${arn}`);
    }
    if (answers.serviceLinkedRolesRequired && !this.roles.all.includes(ROLE)) {
      throw new Error(`The account has no service-linked role ${ROLE}`);
    }
    this.queues.accept(name ?? queue.name, body);
  }
}

/** The target `acs.mns.queue`. */
export function mnsQueueChannel(sender: QueueSender): Channel {
  return (delivery) => {
    const body = required(delivery, "Body");
    const base64 = delivery.parameters.IsBase64Encode === "true";
    sender.send(delivery.endpoint, required(delivery, "queue"), base64 ? Buffer.from(body).toString("base64") : body);
  };
}
