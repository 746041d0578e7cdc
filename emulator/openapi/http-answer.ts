import { CloudError } from "../cloud/cloud-error";

/** What a face of the cloud answers. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

export function json(status: number, body: object): HttpAnswer {
  return { status, contentType: "application/json", body: JSON.stringify(body) };
}

export function statusOf(error: unknown): number {
  return error instanceof CloudError ? error.status : 500;
}

export function codeOf(error: unknown): { readonly Code: string; readonly Message: string } {
  return error instanceof CloudError
    ? { Code: error.code, Message: error.message }
    : { Code: "InternalError", Message: String((error as Error).stack) };
}
