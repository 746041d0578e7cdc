import { QueueRequest } from "../../cloud/queues";
import { ResourceData } from "../resource-data";
import { ResourceMapping } from "../resource-mapping";

type Tags = { [key: string]: string };

const ATTRIBUTES = [
  "delay_seconds",
  "dlq_policy",
  "logging_enabled",
  "maximum_message_size",
  "message_retention_period",
  "polling_wait_seconds",
  "visibility_timeout",
];

export const messageServiceQueue: ResourceMapping = {
  computedBlocks: ["dlq_policy"],

  create(data, cloud) {
    const name = data.get("queue_name")!;
    cloud.queues.create(name, { ...request(data), QueueType: data.get("queue_type"), Tag: data.get<Tags>("tags") });
    data.id = name;
  },

  read(data, cloud) {
    const queue = cloud.queues.getAttributes(data.id);
    return (
      queue && {
        queue_name: queue.name,
        delay_seconds: queue.delaySeconds,
        maximum_message_size: queue.maximumMessageSize,
        message_retention_period: queue.messageRetentionPeriod,
        polling_wait_seconds: queue.pollingWaitSeconds,
        visibility_timeout: queue.visibilityTimeout,
        logging_enabled: queue.loggingEnabled,
        queue_type: queue.queueType,
        dlq_policy: queue.deadLetterPolicy
          ? [
              {
                enabled: queue.deadLetterPolicy.Enabled ?? null,
                dead_letter_target_queue: queue.deadLetterPolicy.DeadLetterTargetQueue ?? null,
                max_receive_count: queue.deadLetterPolicy.MaxReceiveCount ?? null,
              },
            ]
          : [],
        create_time: queue.createdAt.getTime() / 1000,
        tags: queue.tags,
      }
    );
  },

  update(data, cloud) {
    const attributes = request(data);
    if (data.changed(...ATTRIBUTES)) {
      // Always sent, and a flag that was taken away is sent as false.
      cloud.queues.setAttributes(data.id, { ...attributes, EnableLogging: attributes.EnableLogging ?? false });
    }
    if (data.changed("tags")) {
      cloud.queues.retag(data.id, data.get<Tags>("tags") ?? {});
    }
  },

  delete(data, cloud) {
    cloud.queues.delete(data.id);
  },
};

function request(data: ResourceData): QueueRequest {
  const policy = data.one("dlq_policy");
  return {
    DelaySeconds: data.get<number>("delay_seconds"),
    MaximumMessageSize: data.get<number>("maximum_message_size"),
    MessageRetentionPeriod: data.get<number>("message_retention_period"),
    PollingWaitSeconds: data.get<number>("polling_wait_seconds"),
    VisibilityTimeout: data.get<number>("visibility_timeout"),
    EnableLogging: data.get<boolean>("logging_enabled"),
    DlqPolicy: policy && {
      Enabled: (policy.enabled ?? undefined) as boolean | undefined,
      DeadLetterTargetQueue: (policy.dead_letter_target_queue ?? undefined) as string | undefined,
      MaxReceiveCount: (policy.max_receive_count ?? undefined) as number | undefined,
    },
  };
}
