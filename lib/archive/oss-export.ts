import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { checkBucketPlace } from "./bucket-place";
import { ExportCompression } from "./export-compression";
import { checkAuditBucket, IAuditBucket } from "./i-audit-bucket";
import { checkAuditLog, IAuditLog } from "./i-audit-log";
import { SlsOssExportSink } from "../bindings/sls-oss-export-sink";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { nameOr } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { providerOf } from "../environment/provider";
import { resolved } from "../environment/resolved";
import { checkShape } from "../environment/shape";
import { checkText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";
import { checkSamePlace, PlacedUser } from "../events/placement";
import { ServicePrincipal } from "../identity/service-principal";
import { ServiceRole } from "../identity/service-role";

const SEE = "https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-createossexport";

const EXPORT: PlacedUser = {
  name: "the export, which follows the log",
  mend: "Make the log and the bucket with the same provider, and leave that of the export out",
  see: SEE,
};

/**
 * How an export writes its objects.
 */
export interface OssExportOptions {
  /**
   * The beginning of the keys of the objects, with its slash: `events/`. The directories of the time come after it.
   *
   * @default "events/"
   */
  readonly prefix?: string;

  /**
   * The directories after the prefix, in the fields of `strftime`; no slash first or last.
   *
   * @default "%Y/%m/%d/%H/%M"
   */
  readonly pathFormat?: string;

  /**
   * The time zone of these directories: a sign and four digits, such as `+0800`.
   *
   * @default "+0000"
   */
  readonly timeZone?: string;

  /**
   * How long logs are collected before an object is written, in seconds: 300 to 900. So an event is an object after five
   * minutes at the earliest.
   *
   * @default 300
   */
  readonly bufferIntervalSeconds?: number;

  /**
   * How much is collected before an object is written earlier, in MB before compression: 5 to 256.
   *
   * @default 256
   */
  readonly bufferSizeMb?: number;

  /**
   * How the objects are compressed.
   *
   * @default ExportCompression.NONE
   */
  readonly compression?: ExportCompression;
}

/**
 * An export of a log to a bucket.
 */
export interface OssExportProps extends OssExportOptions {
  /** The log. */
  readonly log: IAuditLog;

  /** The bucket, in the region of the log. */
  readonly bucket: IAuditBucket;

  /**
   * The name of the job in the project: 2 to 64 lower-case letters, digits, hyphens and underscores, a letter or digit
   * first and last.
   *
   * @default - derived from the construct path
   */
  readonly jobName?: string;

  /**
   * The role with which the job reads the log; it trusts `log.aliyuncs.com`, and is given the permission.
   *
   * @default - a role of its own
   */
  readonly readRole?: ServiceRole;

  /**
   * The role with which the job writes to the bucket; it trusts `log.aliyuncs.com`, and is given the permission.
   *
   * @default - a role of its own
   */
  readonly writeRole?: ServiceRole;

  /**
   * The provider of the job, where a stack has several.
   *
   * @default - that of the log
   */
  readonly provider?: TerraformProvider;
}

/**
 * A job of Simple Log Service (SLS) that writes a log to a bucket from its first entry on, as JSON with one entry a line,
 * until it is taken away. One role reads the log, another one writes, and neither can delete.
 *
 * @see https://www.alibabacloud.com/help/en/sls/developer-reference/api-sls-2020-12-30-createossexport
 */
export class OssExport extends Construct {
  /** The L1 resource. */
  public readonly resource: SlsOssExportSink;

  /** The role with which the job reads the log. */
  public readonly readRole: ServiceRole;

  /** The role with which the job writes to the bucket. */
  public readonly writeRole: ServiceRole;

  private readonly options: Required<OssExportOptions>;

  /**
   * @param scope the construct that holds the export
   * @param id the id of the construct
   * @param props the export
   * @throws when the name, a number, the prefix or the directories are not those that the service takes, or the bucket is
   * in another region or account than the log
   */
  public constructor(scope: Construct, id: string, props: OssExportProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    checkAuditLog(`log of ${this.node.path}`, props.log);
    checkAuditBucket(`bucket of ${this.node.path}`, props.bucket);
    checkOssExportOptions(props);
    const { log, bucket, provider = providerOf(log, this) } = props;
    const environment = Environment.of(this, provider);
    checkSamePlace(`log of ${this.node.path}`, log, environment, EXPORT);
    checkBucketPlace(`bucket of ${this.node.path}`, bucket, environment, EXPORT);
    this.options = stated(props);
    const { prefix, pathFormat, timeZone, bufferIntervalSeconds, bufferSizeMb, compression } = this.options;
    this.readRole = this.role("ReadRole", props.readRole, provider);
    this.writeRole = this.role("WriteRole", props.writeRole, provider);
    log.grantRead(this.readRole);
    bucket.grantPut(this.writeRole, prefix);
    this.resource = new SlsOssExportSink(this, "Resource", {
      project: log.projectName,
      jobName: nameOr(props.jobName, this, JOB_NAME_RULE, provider, () => String(resolved(this, log.projectName))),
      displayName: this.node.id,
      description: `Events of ${log.node.path}`.slice(0, 256),
      configuration: {
        logstore: log.logStoreName,
        roleArn: this.readRole.roleArn,
        fromTime: 1,
        toTime: 0,
        sink: {
          bucket: bucket.bucketName,
          endpoint: `https://oss-${environment.region}-internal.aliyuncs.com`,
          roleArn: this.writeRole.roleArn,
          prefix,
          pathFormat,
          pathFormatType: "time",
          timeZone,
          contentType: "json",
          contentDetail: JSON.stringify({ enableTag: false }),
          compressionType: compression,
          bufferInterval: String(bufferIntervalSeconds),
          bufferSize: String(bufferSizeMb),
        },
      },
      provider,
      dependsOn: [this.readRole, this.writeRole].map(({ policyAttachment }) => policyAttachment!),
    });
  }

  /**
   * Whether the export writes as these options say.
   *
   * @internal
   */
  public _hasOptions(options: OssExportOptions): boolean {
    return JSON.stringify(resolved(this, stated(options))) === JSON.stringify(resolved(this, this.options));
  }

  private role(id: string, given: ServiceRole | undefined, provider?: TerraformProvider): ServiceRole {
    if (given === undefined) return new ServiceRole(this, id, { principal: ServicePrincipal.LOG_SERVICE, provider });
    const mend = "Make it with new identity.ServiceRole(…, { principal: ServicePrincipal.LOG_SERVICE })";
    const what = `${id} of ${this.node.path}`;
    checkShape(what, given, "addToPolicy", "a ServiceRole", mend);
    if (given instanceof ServiceRole) given._checkTrusts(what, ServicePrincipal.LOG_SERVICE);
    return given;
  }
}

/**
 * Refuses options that the service does not take.
 *
 * @internal
 */
export function checkOssExportOptions(options: OssExportOptions): void {
  const { prefix, pathFormat, timeZone, compression } = options;
  checkText("prefix", prefix ?? "", { mend: "Write it as events/, or leave it out", see: SEE });
  checkWholeNumber("bufferIntervalSeconds", options.bufferIntervalSeconds, {
    min: 300,
    max: 900,
    unit: "seconds",
    see: SEE,
  });
  checkWholeNumber("bufferSizeMb", options.bufferSizeMb, { min: 5, max: 256, unit: "MB", see: SEE });
  refuseUnless(fits(prefix, /^(?!\/)/), "prefix", prefix, "It does not begin with a slash", "Write it as events/");
  refuseUnless(
    fits(pathFormat, /^[^/](.*[^/])?$/),
    "pathFormat",
    pathFormat,
    "It neither begins nor ends with a slash, and is not empty",
    "Write it as %Y/%m/%d",
  );
  refuseUnless(
    fits(timeZone, /^[+-]\d{4}$/),
    "timeZone",
    timeZone,
    "It is a sign and four digits",
    "Write it as +0800, or leave it out for UTC",
  );
  refuseUnless(
    compression === undefined || isUnresolved(compression) || Object.values(ExportCompression).includes(compression),
    "compression",
    compression,
    `It is one of ${Object.values(ExportCompression).join(", ")}`,
    "Use the enum archive.ExportCompression",
  );
}

/** The options with their defaults. */
function stated(options: OssExportOptions): Required<OssExportOptions> {
  return {
    prefix: options.prefix ?? "events/",
    pathFormat: options.pathFormat ?? "%Y/%m/%d/%H/%M",
    timeZone: options.timeZone ?? "+0000",
    bufferIntervalSeconds: options.bufferIntervalSeconds ?? 300,
    bufferSizeMb: options.bufferSizeMb ?? 256,
    compression: options.compression ?? ExportCompression.NONE,
  };
}

function fits(text: string | undefined, pattern: RegExp): boolean {
  return text === undefined || isUnresolved(text) || (typeof text === "string" && pattern.test(text));
}

function refuseUnless(holds: boolean, what: string, value: unknown, rule: string, mend: string): void {
  if (!holds) throw new InvalidInput({ what, value, rule, mend, see: SEE });
}

const JOB_NAME_RULE = {
  prop: "jobName",
  pattern: /^[a-z0-9][a-z0-9_-]{0,62}[a-z0-9]$/,
  rule: "The name of an export has 2 to 64 lower-case letters, digits, hyphens and underscores, a letter or digit first and last",
  maxLength: 64,
  uniqueIn: "region" as const,
  lowerCase: true,
  see: SEE,
};
