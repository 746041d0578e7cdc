import { Construct } from "constructs";
import { checkQueue, IMnsQueue } from "./mns-queue";
import { RetryPolicy } from "./retry-policy";
import { RuleTargetInput } from "./rule-target-input";
import { TargetParameter } from "./target-parameter";
import { checkProps } from "../environment/props";
import { checkShape } from "../environment/shape";

/**
 * What can be said of every target.
 */
export interface RuleTargetProps {
  /**
   * What the target receives.
   *
   * @default - the whole event
   */
  readonly input?: RuleTargetInput;

  /**
   * How a delivery that failed is repeated.
   *
   * @default - that of the rule
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * The queue for events that could not be delivered; in the region and account of the bus.
   *
   * @default - that of the rule
   */
  readonly deadLetterQueue?: IMnsQueue;
}

/**
 * Checks what can be said of every target.
 *
 * @param target the class of the target, for the message
 * @internal
 */
export function checkRuleTargetProps(target: string, props: RuleTargetProps): void {
  checkProps(`The props of targets.${target}`, props);
  const { input, deadLetterQueue } = props;
  if (input !== undefined) {
    const mend = "Make it with RuleTargetInput.original(), constant(…), jsonPath(…), template(…) or jsonObject(…)";
    checkShape(`input of targets.${target}`, input, "toParameter", "a RuleTargetInput", mend);
  }
  if (deadLetterQueue !== undefined) checkQueue(`deadLetterQueue of targets.${target}`, deadLetterQueue);
}

/**
 * How a rule addresses a target.
 */
export interface RuleTargetConfig {
  /** The type of the target, such as `acs.mns.queue`. */
  readonly type: string;

  /** The ARN or the URL of the target. */
  readonly endpoint: string;

  /** The parameters that the type defines: at least one. */
  readonly parameters: TargetParameter[];

  /**
   * How a delivery that failed is repeated.
   *
   * @default - that of the rule
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * The queue for events that could not be delivered.
   *
   * @default - that of the rule
   */
  readonly deadLetterQueue?: IMnsQueue;
}

/**
 * Something that a rule delivers events to.
 */
export interface IRuleTarget {
  /** Names the target among those of a rule; part of the construct path and of the rule's name, so keep it stable. */
  readonly targetId: string;

  /**
   * Says how the rule addresses the target. It may be called again with the same scope and must then answer the same.
   *
   * @param scope where the target may make what it needs, such as a role
   */
  bind(scope: Construct): RuleTargetConfig;
}
