import { TerraformProvider, Token } from "cdktf";
import { Construct } from "constructs";
import { checkFunction, IHandlerFunction } from "./handler-function";
import { Fcv3Trigger } from "../bindings/fcv3-trigger";
import { Environment } from "../environment/environment";
import { physicalName } from "../environment/physical-name";
import { checkProps } from "../environment/props";
import { providerOf } from "../environment/provider";
import { isUnresolved } from "../environment/unresolved";
import { checkWholeNumber } from "../environment/whole-number";
import { checkSamePlace, PlacedUser } from "../events/placement";

const SEE = "https://www.alibabacloud.com/help/en/functioncompute/api-fc-2023-03-30-struct-timertriggerconfig";
const LONGEST_NAME = 64;

const TIMER: PlacedUser = {
  name: "the timer",
  mend: "Leave provider out: it follows the function",
  see: SEE,
};

/**
 * How often a function runs.
 */
export interface FunctionTimerProps {
  /** The function. */
  readonly handler: IHandlerFunction;

  /** The time from one run to the next, in minutes: 1 to 1,440 (a day). */
  readonly intervalMinutes: number;

  /**
   * The provider of the timer, where a stack has several.
   *
   * @default - that of the function
   */
  readonly provider?: TerraformProvider;
}

/**
 * Runs a function again and again, in a fixed interval. Its invocations are asynchronous ones.
 *
 * @see https://www.alibabacloud.com/help/en/functioncompute/api-fc-2023-03-30-struct-timertriggerconfig
 */
export class FunctionTimer extends Construct {
  /** The L1 resource. */
  public readonly resource: Fcv3Trigger;

  /**
   * @param scope the construct that holds the timer
   * @param id the id of the construct
   * @param props how often which function runs
   * @throws when the interval is out of bounds, or the function is in another region or account
   */
  public constructor(scope: Construct, id: string, props: FunctionTimerProps) {
    super(scope, id);
    checkProps(`The props of ${this.node.path}`, props, this);
    checkFunction("handler", props.handler);
    const { handler, intervalMinutes, provider = providerOf(handler, this) } = props;
    checkSamePlace(`handler of ${this.node.path}`, handler, Environment.of(this, provider), TIMER);
    checkWholeNumber("intervalMinutes", intervalMinutes, {
      min: 1,
      max: 1440,
      required: true,
      unit: "minutes",
      see: SEE,
    });
    this.resource = new Fcv3Trigger(this, "Resource", {
      functionName: handler.functionName,
      triggerName: physicalName(this, LONGEST_NAME),
      triggerType: "timer",
      qualifier: "LATEST",
      triggerConfig: `{"cronExpression":"@every ${textOf(intervalMinutes)}m","enable":true,"payload":""}`,
      provider,
    });
  }
}

/** A number that only Terraform knows would be lost inside a text. */
function textOf(minutes: number): string {
  return isUnresolved(minutes) ? Token.asString(minutes) : String(minutes);
}
