import { Block, SynthesizedStack } from "./synthesized-stack";

const RETRIES: Record<string, string> = {
  BACKOFF_RETRY: "3 tries within a minute",
  EXPONENTIAL_DECAY_RETRY: "176 tries over a day",
};

/** What is protected from scale-in, and by which mechanism. */
export function protectedFromScaleIn(stack: SynthesizedStack): string[] {
  return stack.resources("alicloud_ess_scaling_group").flatMap(({ address, block }) => {
    const imported = stack.importedId(address);
    const instances = block.protected_instances as string[] | undefined;
    const ignored = ((block.lifecycle as Block | undefined)?.ignore_changes ?? []) as string[];
    return [
      imported === undefined ? `${address} (created)` : `${imported} (adopted: only what the app names is managed)`,
      ...(instances ?? []).map((instance) => `  ${instance}`),
      instances === undefined
        ? `  no instance by this stack${ignored.includes("protected_instances") ? "; protection by others is left alone" : ""}`
        : "  by the group's protected_instances, which this stack owns",
      `  the group: deletion protection ${block.group_deletion_protection === true ? "on" : "off"}` +
        ((block.lifecycle as Block | undefined)?.prevent_destroy === true ? ", Terraform refuses to destroy it" : ""),
    ];
  });
}

/** What is backed up, when, and how long it is kept. */
export function backedUp(stack: SynthesizedStack, timeZone: string, now: Date): string[] {
  const policies = stack.resources("alicloud_ecs_auto_snapshot_policy").map(({ address, block }) => {
    const days = block.repeat_weekdays as string[];
    const hours = block.time_points as string[];
    const keep = block.retention_days === -1 ? "until deleted" : `${String(block.retention_days)} days`;
    return [
      stack.text(block.auto_snapshot_policy_name),
      ...hours.map((hour) => {
        const utc8 = `${hour.padStart(2, "0")}:00 UTC+8`;
        return `  ${days.length === 7 ? "every day" : `on days ${days.join(", ")} (1 = Monday)`} at ${utc8}, which is ${localTime(hour, timeZone, now)} local time (${timeZone})`;
      }),
      `  each snapshot is kept ${keep}`,
      ...covered(stack, address).map((line) => `  ${line}`),
    ];
  });
  return policies.flat();
}

/** The hour of UTC+8 in another time zone, today. */
function localTime(hour: string, timeZone: string, now: Date): string {
  const moment = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), Number(hour) - 8));
  return moment.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
}

function covered(stack: SynthesizedStack, policy: string): string[] {
  const carries = (id: unknown) => stack.referred(id)?.address === policy;
  const configurations = stack.resources("alicloud_ess_scaling_configuration").flatMap(({ address, block }) => {
    const disks = (block.data_disk ?? []) as Block[];
    const name = stack.importedId(address) ?? address;
    return [
      ...(carries(block.system_disk_auto_snapshot_policy_id) ? ["system disk"] : []),
      ...disks
        .filter((disk) => carries(disk.auto_snapshot_policy_id))
        .map((disk) => `data disk of ${String(disk.size)} GiB (${String(disk.category)})`),
    ].map((disk) => `${disk} of every instance launched from ${name} from now on`);
  });
  const attached = stack
    .resources("alicloud_ecs_auto_snapshot_policy_attachment")
    .filter(({ block }) => carries(block.auto_snapshot_policy_id))
    .map(({ block }) => `disk ${stack.text(block.disk_id)}`);
  return [...configurations, ...attached, "disks of instances that run already: only those attached one by one"];
}

/** Where each outcome goes, with retry and dead letters. */
export function routes(stack: SynthesizedStack): string[] {
  return stack.resources("alicloud_event_bridge_rule").flatMap(({ block }) => {
    const target = (block.targets as Block[])[0];
    const deadLetters = (target.dead_letter_queue as Block | undefined)?.arn;
    return [
      String(block.description),
      `  pattern       ${String(block.filter_pattern)}`,
      `  target        ${String(target.type)} ${stack.text(target.endpoint)}`,
      `  retry         ${RETRIES[String(target.push_retry_strategy)] ?? "the service's default"}`,
      `  dead letters  ${deadLetters === undefined ? "none: undelivered events are lost" : stack.text(deadLetters)}`,
    ];
  });
}
