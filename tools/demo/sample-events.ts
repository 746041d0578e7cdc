/** Events as ECS sends them when a snapshot ends: one type, the outcome in `data.result`. */

interface Sample {
  readonly title: string;
  readonly event: Record<string, unknown>;
}

function snapshotEnded(n: number, result: string, snapshotType: string, snapshotName: string): Sample {
  const kinds: Record<string, string> = { timer: "automatic", user: "manual", copied: "copied" };
  return {
    title: `${kinds[snapshotType]} snapshot ${result} (snapshotType ${snapshotType})`,
    event: {
      id: `6d1f4b0e-0000-4000-8000-00000000000${n}`,
      source: "acs.ecs",
      specversion: "1.0",
      type: "ecs:Snapshot:CreateSnapshotCompleted",
      datacontenttype: "application/json;charset=utf-8",
      subject: `acs:ecs:cn-hangzhou:123456789012****:snapshot/s-bp1demo000${n}`,
      time: "2026-11-23T18:04:11Z",
      aliyunaccountid: "123456789012****",
      aliyunregionid: "cn-hangzhou",
      aliyuneventbusname: "default",
      data: {
        result,
        snapshotId: `s-bp1demo000${n}`,
        snapshotName,
        snapshotType,
        diskId: `d-bp1demo000${n}`,
        startTime: "2026-11-23T18:00:02Z",
        endTime: "2026-11-23T18:04:10Z",
      },
    },
  };
}

export const SAMPLE_EVENTS: readonly Sample[] = [
  snapshotEnded(1, "accomplished", "timer", "auto2.0_20261124_sp-bp1demo"),
  snapshotEnded(2, "failed", "timer", "auto2.0_20261124_sp-bp1demo"),
  snapshotEnded(3, "accomplished", "user", "before-upgrade"),
  snapshotEnded(4, "failed", "user", "before-upgrade"),
  snapshotEnded(5, "accomplished", "copied", "copy-of-auto2.0_20261124_sp-bp1demo"),
  snapshotEnded(6, "failed", "copied", "copy-of-auto2.0_20261124_sp-bp1demo"),
  {
    title: "snapshot deleted (another type: no rule should take it)",
    event: {
      ...snapshotEnded(7, "accomplished", "timer", "auto2.0_20261024_sp-bp1demo").event,
      type: "ecs:Snapshot:SnapshotDeleted",
    },
  },
];
