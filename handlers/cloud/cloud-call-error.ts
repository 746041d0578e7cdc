/** An operation that the cloud refused or that did not reach it. */
export class CloudCallError extends Error {
  public static from(operation: string, error: unknown): CloudCallError {
    if (error instanceof CloudCallError) return error;
    const { code, message, data } = error as { code?: unknown; message?: unknown; data?: { statusCode?: unknown } };
    const status = Number(data?.statusCode ?? 0);
    return new CloudCallError(operation, String(code ?? "Unknown"), status, String(message ?? error));
  }

  public constructor(
    /** For example `ess:SetInstancesProtection`. */
    public readonly operation: string,
    /** The service's own code, or that of the network. */
    public readonly code: string,
    /** HTTP status; 0 where there was no answer. */
    public readonly status: number,
    message: string,
  ) {
    super(`${operation}: ${code}: ${message}`);
    this.name = "CloudCallError";
  }

  /** Asking again later may help: throttled, in conflict with another request, or a fault of the service or the network. */
  public get isPassing(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500 || PASSING.test(this.code);
  }

  /** The service says no to what is asked, whoever asks. Its status does not tell: many a refusal has that of a denial, 403. */
  public get isRefusal(): boolean {
    return !this.isPassing && this.status !== 401 && !DENIED.test(this.code);
  }
}

const PASSING =
  /Throttling|TooManyRequests|RequestLimit|Conflict|InProgress|LastTokenProcessing|ServiceUnavailable|InternalError/i;

/** It says no to whoever asks. */
const DENIED =
  /^(Forbidden|NoPermission|AccessDenied|Unauthorized|InvalidAccessKeyId|InvalidSecurityToken|SignatureDoesNotMatch)/;
