/** Temporary keys of the function's role. Each invocation brings its own: they rotate. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly accessKeySecret: string;
  readonly securityToken?: string;
}

/**
 * What Function Compute hands to a handler beside the event.
 * @see https://help.aliyun.com/en/functioncompute/context-1-1
 */
export interface FunctionContext {
  readonly requestId: string;
  readonly credentials: Credentials;
  readonly function: {
    readonly name: string;
    /** In seconds. */
    readonly timeout: number;
  };
}
