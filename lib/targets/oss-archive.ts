import { Construct } from "constructs";
import { SlsLogStore } from "./sls-log-store";
import { AuditLog } from "../archive/audit-log";
import { checkAuditBucket, IAuditBucket } from "../archive/i-audit-bucket";
import { checkAuditLog, IAuditLog } from "../archive/i-audit-log";
import { checkOssExportOptions, OssExport, OssExportOptions } from "../archive/oss-export";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { checkRuleTargetProps, IRuleTarget, RuleTargetConfig, RuleTargetProps } from "../events/rule-target";

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
 * Keeps events as objects in a bucket. EventBridge has no target for buckets in Terraform, so the events go to a log, and
 * the log is exported: many events an object, five minutes after the first of them at the earliest. Nothing is lost on
 * the way while the log keeps its entries.
 *
 * @see https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-createossexport
 */
export class OssArchive implements IRuleTarget {
  /** The construct id of the bucket. */
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
    this.targetId = bucket.node.id;
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
