import { Construct } from "constructs";
import { FcFunction, FunctionInvocation } from "./fc-function";
import { PerEventArchiveProps } from "./per-event-archive-props";
import { checkAuditBucket, IAuditBucket } from "../archive/i-audit-bucket";
import { checkObjectWriterOptions, ObjectWriter } from "../archive/object-writer";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { checkRuleTargetProps, IRuleTarget, RuleTargetConfig } from "../events/rule-target";
import { targetIdOf } from "../events/target-id";

/**
 * The archive of one object an event, behind `OssArchive.perEvent`.
 *
 * @internal
 */
export class PerEventArchive implements IRuleTarget {
  public readonly targetId: string;

  public constructor(
    private readonly bucket: IAuditBucket,
    private readonly props: PerEventArchiveProps,
  ) {
    checkAuditBucket("The bucket of a target", bucket);
    checkRuleTargetProps("OssArchive.perEvent", props);
    refuseInput(props);
    if (props.writerOptions !== undefined) {
      checkProps("writerOptions of targets.OssArchive.perEvent", props.writerOptions);
      checkObjectWriterOptions(props.writerOptions);
    }
    // Another one than that of the batched archive: a route may have both.
    this.targetId = `${targetIdOf(bucket)}-Objects`;
  }

  /** Says how a rule invokes the function, and makes it beside the bucket where it is not there yet. */
  public bind(scope: Construct): RuleTargetConfig {
    const { retryPolicy, deadLetterQueue } = this.props;
    const { handler, ruleEndpoint } = this.writer();
    // The rule waits, so that its retries and its dead letters take what could not be written.
    const invocation = FunctionInvocation.SYNC;
    return new FcFunction(handler, { invocation, endpoint: ruleEndpoint, retryPolicy, deadLetterQueue }).bind(scope);
  }

  private writer(): ObjectWriter {
    const { bucket } = this;
    const options = this.props.writerOptions;
    const existing = bucket.node.tryFindChild("ObjectWriter") as ObjectWriter | undefined;
    if (existing === undefined) return new ObjectWriter(bucket, "ObjectWriter", { ...options, bucket });
    if (options === undefined || existing._hasOptions(options)) return existing;
    throw new InvalidInput({
      what: `The function that writes to ${bucket.node.path}`,
      rule: "One function writes to a bucket, and it has other options already",
      mend: "State the options in the archive that is added first",
    });
  }
}

/** Plain JavaScript hands in what the other targets have. */
function refuseInput(props: object): void {
  if (!("input" in props) || props.input === undefined) return;
  throw new InvalidInput({
    what: "input of targets.OssArchive.perEvent",
    rule: "It is always the whole event, since its source and id are part of the key",
    mend: "Leave input out, or use new targets.OssArchive(…)",
  });
}
