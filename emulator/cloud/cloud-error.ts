/** An error as the service answers it. */
export class CloudError extends Error {
  public constructor(
    public readonly code: string,
    description: string,
    public readonly status = 400,
  ) {
    super(`${code}: ${description}`);
    this.name = "CloudError";
  }
}

export function notFound(code: string, what: string, id: string): CloudError {
  return new CloudError(code, `The specified ${what} "${id}" does not exist.`, 404);
}
