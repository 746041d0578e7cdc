import { Construct } from "constructs";
import { InvalidInput } from "../environment/invalid-input";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkRuleTargetProps, IRuleTarget, RuleTargetConfig, RuleTargetProps } from "../events/rule-target";
import { RuleTargetInput } from "../events/rule-target-input";
import { targetIdOf } from "../events/target-id";
import { constant } from "../events/target-parameter";
import { checkFunction, IHandlerFunction } from "../functions/handler-function";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters";

/**
 * Whether EventBridge waits for a function.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters
 */
export enum FunctionInvocation {
  /**
   * EventBridge hands the event over. A run that fails is repeated by Function Compute, and goes to the dead letters of
   * the function.
   */
  ASYNC = "Async",
  /**
   * EventBridge waits for the run. One that fails is repeated by the retry policy of the target, and goes to its dead
   * letters. How long EventBridge waits is not documented.
   */
  SYNC = "Sync",
}

/**
 * How a function receives events.
 */
export interface FcFunctionProps extends RuleTargetProps {
  /**
   * Whether EventBridge waits for the function.
   *
   * @default FunctionInvocation.ASYNC
   */
  readonly invocation?: FunctionInvocation;

  /**
   * The version or alias of the function.
   *
   * @default "LATEST"
   */
  readonly qualifier?: string;

  /**
   * The name of the service that the function belongs to, for functions of Function Compute 2.0; the rule then names the
   * function as `services/<service>.<qualifier>/functions/<function>`.
   *
   * @default - none: Function Compute 3.0 has no services
   */
  readonly serviceName?: string;

  /**
   * The ARN of the function as the rule names it. The official page shows that of Function Compute 2.0 alone; should the
   * service want another one for a function of 3.0 than the default, state it here.
   *
   * @default - `acs:fc:<region>:<account>:functions/<function>`, or that of Function Compute 2.0 where `serviceName` is
   * stated
   */
  readonly endpoint?: string;
}

/**
 * Invokes a function of Function Compute, in the region and account of the bus, with the event.
 *
 * EventBridge does so with the service-linked role `AliyunServiceRoleForEventBridgeSendToFC`, which the account must
 * have: see `EventBridgeServiceLinkedRole.sendToFc`.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters
 */
export class FcFunction implements IRuleTarget {
  /** The path of the function in its stack, with hyphens. */
  public readonly targetId: string;

  private readonly handler: IHandlerFunction;
  private readonly props: FcFunctionProps;

  /**
   * @param handler the function
   * @param props how it receives events
   * @throws when a prop is no such value
   */
  public constructor(handler: IHandlerFunction, props: FcFunctionProps = {}) {
    checkFunction("The function of a target", handler);
    checkRuleTargetProps("FcFunction", props);
    checkInvocation(props.invocation);
    for (const prop of ["qualifier", "serviceName", "endpoint"] as const) {
      if (props[prop] !== undefined) checkFilledText(prop, props[prop], { see: SEE });
    }
    this.handler = handler;
    this.props = props;
    this.targetId = targetIdOf(handler);
  }

  /**
   * Says how a rule addresses the function.
   *
   * @param _scope not used: a function needs nothing of its own
   */
  public bind(_scope: Construct): RuleTargetConfig {
    const { input, invocation, qualifier = "LATEST", serviceName, retryPolicy, deadLetterQueue } = this.props;
    const { functionName } = this.handler;
    return {
      type: "acs.fc.function",
      endpoint: this.endpoint(qualifier),
      parameters: [
        ...(serviceName === undefined ? [] : [constant("serviceName", serviceName)]),
        constant("functionName", functionName),
        constant("Qualifier", qualifier),
        (input ?? RuleTargetInput.original()).toParameter("Body"),
        constant("InvocationType", invocation ?? FunctionInvocation.ASYNC),
        // One event an invocation, not a list.
        constant("DataFormat", "Object"),
      ],
      retryPolicy,
      deadLetterQueue,
    };
  }

  private endpoint(qualifier: string): string {
    const { endpoint, serviceName } = this.props;
    const { functionArn, functionName } = this.handler;
    if (endpoint !== undefined) return endpoint;
    if (serviceName === undefined) return functionArn;
    const [place] = functionArn.split(":functions/", 1);
    return `${place}:services/${serviceName}.${qualifier}/functions/${functionName}`;
  }
}

function checkInvocation(invocation: FunctionInvocation | undefined): void {
  if (invocation === undefined || isUnresolved(invocation)) return;
  if (Object.values(FunctionInvocation).includes(invocation)) return;
  throw new InvalidInput({
    what: "invocation",
    value: invocation,
    rule: `It is one of ${Object.values(FunctionInvocation).join(", ")}`,
    mend: "Use the enum FunctionInvocation, or leave it out",
    see: SEE,
  });
}
