import { plainResource } from "./plain-resource";

export const messageServiceTopic = plainResource({
  type: "alicloud_message_service_topic",
  operations: {
    create: "mns-open:CreateTopic",
    read: "mns-open:GetTopicAttributes",
    update: "mns-open:SetTopicAttributes",
    delete: "mns-open:DeleteTopic",
  },
  id: (data) => data.get("topic_name")!,
  answers: (_, cloud) => ({
    create_time: String(cloud.clock.now.getTime() / 1000),
    enable_logging: false,
    logging_enabled: false,
    max_message_size: 65536,
    topic_type: "normal",
  }),
});
