import { AccessKeys } from "./access-keys";
import { RunnableFunction } from "./function-instance";
import { FunctionRunner } from "./function-runner";

/** A call of a function of the model. */
export interface ModelInvocation {
  readonly functionName: string;
  readonly payload: string;
  readonly requestId: string;
  /** Takes what the code writes to its output. */
  readonly log?: (text: string) => void;
  readonly cloudFunction: Omit<RunnableFunction, "code"> & { readonly code: Buffer; readonly role?: string };
}

/**
 * Carries out what the model of Function Compute is asked for: the function's own code in a process, as its role. What the code
 * throws is thrown on.
 *
 * @param endpoints what `ENDPOINTS` of every function is set to: the HTTP face of the cloud
 * @param assume the principal that a function with this role is
 */
export function functionInvoker<Principal>(
  runner: FunctionRunner,
  face: { readonly endpoints: object; readonly keys: AccessKeys<Principal> },
  assume: (role: string | undefined) => Principal,
): (invocation: ModelInvocation) => Promise<string> {
  const states = new Map<string, string>();
  return async ({ functionName, payload, requestId, cloudFunction, log }) => {
    const { code, handler, environment, timeout, role } = cloudFunction;
    const state = JSON.stringify([code.toString("base64"), handler, environment, timeout, role]);
    if (states.get(functionName) !== state) {
      states.set(functionName, state);
      runner.serve({
        name: functionName,
        code,
        handler,
        environment: { ...environment, ENDPOINTS: JSON.stringify(face.endpoints) },
        timeout,
        keys: () => face.keys.issue(assume(role)),
      });
    }
    const { body, errorType, log: said } = await runner.invoke(functionName, payload, requestId);
    log?.(said ?? "");
    if (errorType !== undefined) {
      throw new Error(`${errorType}: ${body}`);
    }
    return body;
  };
}
