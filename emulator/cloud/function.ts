import { Timer } from "./clock";

/** Settings that the model keeps and answers, but does nothing with. */
export type FunctionSettings = { readonly [name: string]: unknown };

export interface FunctionTrigger {
  readonly name: string;
  readonly id: string;
  readonly type: string;
  readonly qualifier: string;
  readonly createdAt: Date;
  /** JSON. */
  config: string;
  description?: string;
  invocationRole?: string;
  readonly sourceArn?: string;
  /** Of a `timer` that is enabled. */
  next?: Timer;
}

export interface AsyncInvokeConfig {
  readonly maxAsyncEventAgeInSeconds?: number;
  readonly maxAsyncRetryAttempts?: number;
  readonly asyncTask?: boolean;
  /** ARNs. */
  readonly onSuccess?: string;
  readonly onFailure?: string;
}

export interface FunctionRequest {
  readonly runtime?: string;
  readonly handler?: string;
  readonly description?: string;
  /** The ARN of the role that it acts as. */
  readonly role?: string;
  readonly environment?: { readonly [name: string]: string };
  /** In seconds. */
  readonly timeout?: number;
  /** In MB. */
  readonly memorySize?: number;
  readonly code?: { readonly bucket: string; readonly object: string } | { readonly zipFile: string };
  readonly settings?: FunctionSettings;
}

export interface CloudFunction {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly createdAt: Date;
  lastModified: Date;
  runtime: string;
  handler: string;
  description?: string;
  role?: string;
  environment: { readonly [name: string]: string };
  timeout: number;
  memorySize: number;
  /** The package as it was when the function was last written: what happens to the bucket later does not reach it. */
  code: Buffer;
  settings: FunctionSettings;
  tags: { readonly [key: string]: string };
  invocationDisabled: boolean;
  asyncInvokeConfig?: AsyncInvokeConfig;
  reservedConcurrency?: number;
  readonly triggers: Map<string, FunctionTrigger>;
}
