import { CloudCallError } from "./cloud-call-error";

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
}

/** One request; what does not reach the service is an error without a status. */
export async function send(
  operation: string,
  method: string,
  url: string,
  headers: { readonly [name: string]: string },
  body: string,
): Promise<HttpAnswer> {
  try {
    const answer = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(15_000) });
    return { status: answer.status, body: await answer.text() };
  } catch (error) {
    const { cause } = error as { cause?: { code?: string } };
    throw new CloudCallError(operation, cause?.code ?? "NetworkError", 0, String(error));
  }
}
