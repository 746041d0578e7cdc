import { HandlerFunctionOptions } from "../functions/handler-function-options";

/**
 * A function that acts on scaling groups.
 */
export interface GroupFunctionProps extends HandlerFunctionOptions {
  /**
   * The time from one run of the timer to the next, in minutes: 1 to 1,440.
   *
   * @default - 10 for the reconciler, 2 for the final snapshot
   */
  readonly intervalMinutes?: number;

  /**
   * The ARN of the function as rules on the event bus name it, should the service want another one than the default: see
   * `targets.FcFunction`.
   *
   * @default - that of Function Compute 3.0
   */
  readonly ruleEndpoint?: string;
}
