/** A request that leaves the cloud. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly [name: string]: string };
  readonly body?: string;
}

export interface HttpResponse {
  readonly status: number;
  readonly body?: string;
}

export interface Mail {
  /** The account name of Direct Mail that it is sent from. */
  readonly from: string;
  readonly to: string;
  readonly subject: string;
  readonly body: string;
  readonly html: boolean;
}

/** The world outside: what the cloud itself never reaches. A promise that is rejected is a connection that failed. */
export interface Receiver {
  readonly http?: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>;
  readonly mail?: (mail: Mail) => void | Promise<void>;
}
