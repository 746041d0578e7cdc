import { Construct } from "constructs";
import { PerEventArchive } from "./per-event-archive";
import { PerEventArchiveProps } from "./per-event-archive-props";
import { SlsLogStore } from "./sls-log-store";
import { AuditLog } from "../archive/audit-log";
import { checkAuditBucket, IAuditBucket } from "../archive/i-audit-bucket";
import { checkAuditLog, IAuditLog } from "../archive/i-audit-log";
import { checkOssExportOptions, OssExport, OssExportOptions } from "../archive/oss-export";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { checkRuleTargetProps, IRuleTarget, RuleTargetConfig, RuleTargetProps } from "../events/rule-target";
import { targetIdOf } from "../events/target-id";

/**
 * How a bucket receives events.
 */
export interface OssArchiveProps extends RuleTargetProps {
  /**
   * The log that collects the events on their way.
   *
   * @default - a log that all archives in the bucket share
   */
  readonly log?: IAuditLog;

  /**
   * How the objects are written. All archives of one log in one bucket share one export, so they state the same or
   * nothing.
   *
   * @default - every five minutes, as JSON lines under `events/`
   */
  readonly exportOptions?: OssExportOptions;
}

/**
 * Keeps events as objects in a bucket. EventBridge has no target for buckets in Terraform, so there are two ways:
 *
 * - `new OssArchive(bucket)`, **batched**: the events go to a log, and the log is exported. Many events an object, five
 *   minutes after the first of them at the earliest, in the order of their arrival, under the minute of the export. The
 *   log can be searched meanwhile, and nothing is lost while it keeps its entries. An event that is delivered twice
 *   stands there twice. It costs the log and the export, however few the events are.
 * - `OssArchive.perEvent(bucket)`: a function writes each event as an object of its own, seconds after it came, under a
 *   key made of its date, type, source and id. One that is delivered twice has one key. There is no order but that of the
 *   keys, which is that of days. It costs a run of the function and a request an event, and nothing between events.
 *
 * @see https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-createossexport
 */
export class OssArchive implements IRuleTarget {
  /**
   * Keeps each event as an object of its own, seconds after it came:
   * `events/2026-01-31/ecs:Snapshot:CreateSnapshotCompleted/acs.ecs/<id>.json`. EventBridge waits for the function, so
   * what could not be written is repeated by the retry policy, and ends in the dead-letter queue of the rule.
   *
   * EventBridge invokes the function with the service-linked role `AliyunServiceRoleForEventBridgeSendToFC`, which the
   * account must have: see `EventBridgeServiceLinkedRole.sendToFc`.
   *
   * @param bucket the bucket, in the region and account of the bus
   * @param props how it receives events
   * @throws when an option of the function is not one that the service takes
   */
  public static perEvent(bucket: IAuditBucket, props: PerEventArchiveProps = {}): IRuleTarget {
    return new PerEventArchive(bucket, props);
  }

  /** The path of the bucket in its stack, with hyphens. */
  public readonly targetId: string;

  private readonly bucket: IAuditBucket;
  private readonly props: OssArchiveProps;

  /**
   * @param bucket the bucket
   * @param props how it receives events
   * @throws when an option of the export is not one that the service takes
   */
  public constructor(bucket: IAuditBucket, props: OssArchiveProps = {}) {
    checkAuditBucket("The bucket of a target", bucket);
    checkRuleTargetProps("OssArchive", props);
    if (props.log !== undefined) checkAuditLog("log of targets.OssArchive", props.log);
    if (props.exportOptions !== undefined) {
      checkProps("exportOptions of targets.OssArchive", props.exportOptions);
      checkOssExportOptions(props.exportOptions);
    }
    this.bucket = bucket;
    this.props = props;
    this.targetId = targetIdOf(bucket);
  }

  /**
   * Says how a rule addresses the log, and makes the log and its export beside the bucket where they are not there yet.
   *
   * @param scope what the role of the log is made for
   * @throws when another archive of the same log in the same bucket states other options
   */
  public bind(scope: Construct): RuleTargetConfig {
    const { input, retryPolicy, deadLetterQueue } = this.props;
    const log = this.props.log ?? this.sharedLog();
    this.export(log);
    return new SlsLogStore(log, { input, retryPolicy, deadLetterQueue }).bind(scope);
  }

  private sharedLog(): IAuditLog {
    const { node, provider } = this.bucket;
    return (node.tryFindChild("Log") as AuditLog | undefined) ?? new AuditLog(this.bucket, "Log", { provider });
  }

  private export(log: IAuditLog): void {
    const { bucket } = this;
    const id = this.props.log === undefined ? "Export" : `Export-${log.node.addr.slice(-8)}`;
    const existing = bucket.node.tryFindChild(id) as OssExport | undefined;
    const options = this.props.exportOptions;
    if (existing === undefined) {
      new OssExport(bucket, id, { ...options, log, bucket });
    } else if (options !== undefined && !existing._hasOptions(options)) {
      throw new InvalidInput({
        what: `The export to ${bucket.node.path}`,
        value: options,
        rule: "One export takes a log to a bucket, and it has other options already",
        mend: "State the options in the archive that is added first, or give this one a log of its own",
      });
    }
  }
}
