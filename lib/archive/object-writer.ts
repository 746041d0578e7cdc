import { TerraformProvider } from "cdktf";
import { Construct } from "constructs";
import { checkBucketPlace } from "./bucket-place";
import { checkAuditBucket, IAuditBucket } from "./i-audit-bucket";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { providerOf } from "../environment/provider";
import { resolved } from "../environment/resolved";
import { terraformJson } from "../environment/terraform-json";
import { checkText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { PlacedUser } from "../events/placement";
import { FunctionCode } from "../functions/function-code";
import { HandlerFunction } from "../functions/handler-function";
import { HandlerFunctionOptions } from "../functions/handler-function-options";

const SEE = "https://www.alibabacloud.com/help/en/oss/user-guide/object-naming-conventions";

/** A rule waits for the function: what takes longer is better tried again. */
const TIMEOUT_SECONDS = 60;

const WRITER: PlacedUser = {
  name: "the function",
  mend: "Leave provider out: it follows the bucket",
  see: "https://www.alibabacloud.com/help/en/oss/developer-reference/putobject",
};

/**
 * How a function writes events to a bucket.
 */
export interface ObjectWriterOptions extends HandlerFunctionOptions {
  /**
   * The beginning of the keys of the objects, with its slash: `events/`.
   *
   * @default "events/"
   */
  readonly prefix?: string;

  /**
   * The ARN of the function as rules name it, should the service want another one than the default: see
   * `targets.FcFunction`.
   *
   * @default - that of Function Compute 3.0
   */
  readonly ruleEndpoint?: string;
}

/**
 * A function that writes events to a bucket.
 */
export interface ObjectWriterProps extends ObjectWriterOptions {
  /** The bucket, in the region of the function. */
  readonly bucket: IAuditBucket;
}

/**
 * A function that writes each event as an object of its own:
 * `<prefix><date>/<type>/<source>/<id>.json`, such as
 * `events/2026-01-31/ecs:Snapshot:CreateSnapshotCompleted/acs.ecs/b1c5.json`. The date is that of the event in UTC.
 *
 * An event that comes twice has the same key, so there is no second object; in a bucket with versions the same bytes
 * become a second version. The role may put objects below the prefix, and neither read nor delete them.
 *
 * @see https://www.alibabacloud.com/help/en/oss/developer-reference/putobject
 */
export class ObjectWriter extends Construct {
  /** The function. */
  public readonly handler: HandlerFunction;

  /** The ARN of the function as rules name it, where it is not the default. */
  public readonly ruleEndpoint?: string;

  private readonly options: ObjectWriterOptions;

  /**
   * @param scope the construct that holds the writer
   * @param id the id of the construct
   * @param props the writer
   * @throws when the prefix begins with a slash, the function has a value out of bounds, or the bucket is in another region
   * or account
   */
  public constructor(scope: Construct, id: string, props: ObjectWriterProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    checkAuditBucket(`bucket of ${this.node.path}`, props.bucket);
    checkObjectWriterOptions(props);
    const { bucket, ...options } = props;
    const { prefix = "events/", ruleEndpoint, ...functionOptions } = options;
    const provider: TerraformProvider | undefined = options.provider ?? providerOf(bucket, this);
    this.options = options;
    this.ruleEndpoint = ruleEndpoint;
    const environment = Environment.of(this, provider);
    checkBucketPlace(`bucket of ${this.node.path}`, bucket, environment, WRITER);
    const { region } = environment;
    this.handler = new HandlerFunction(this, "Function", {
      timeoutSeconds: TIMEOUT_SECONDS,
      ...functionOptions,
      code: FunctionCode._ofPackage("object-writer", ["oss"]),
      description: "Writes events to a bucket, each as an object of its own",
      environment: { OBJECT_WRITER_SETTINGS: terraformJson({ bucketName: bucket.bucketName, prefix, region }) },
      provider,
    });
    bucket.grantPut(this.handler.role, prefix);
  }

  /**
   * Whether the writer was made with these options.
   *
   * @internal
   */
  public _hasOptions(options: ObjectWriterOptions): boolean {
    return this.text(options) === this.text(this.options);
  }

  /** Constructs stand for themselves by their paths. */
  private text(options: ObjectWriterOptions): string {
    const known = Object.entries(options)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, Construct.isConstruct(value) ? value.node.path : resolved(this, value)]);
    return JSON.stringify(Object.fromEntries(known.sort()));
  }
}

/**
 * Refuses options that the writer does not take.
 *
 * @internal
 */
export function checkObjectWriterOptions({ prefix }: ObjectWriterOptions): void {
  if (prefix === undefined) return;
  checkText("prefix", prefix, { mend: "Write it as events/, or leave it out", see: SEE });
  if (isUnresolved(prefix) || prefix === "" || /^[^/\\].*\/$/.test(prefix)) return;
  throw new InvalidInput({
    what: "prefix",
    value: prefix,
    rule: "It begins with no slash and ends with one",
    mend: "Write it as events/",
    see: SEE,
  });
}
