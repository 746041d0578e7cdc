/**
 * The official pages that the checks of event patterns rest on.
 *
 * @internal
 */
export const PAGES = {
  patterns: "https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-patterns",
  envelope: "https://alibabacloud.com/help/en/doc-detail/181428.html",
  ecsEvents: "https://alibabacloud.com/help/en/eventbridge/user-guide/ecs-events",
  essEvents: "https://help.aliyun.com/en/eventbridge/user-guide/auto-scaling-events",
  snapshotEvents: "https://www.alibabacloud.com/help/en/ecs/user-guide/snapshot-event-notifications",
};
