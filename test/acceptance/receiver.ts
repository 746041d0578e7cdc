import { Agent, createServer, IncomingMessage, request, RequestOptions, Server } from "node:http";
import { AddressInfo } from "node:net";
import { HttpRequest, HttpResponse, Mail, Receiver } from "../../emulator/cloud/receiver";

const LOOPBACK = "127.0.0.1";

/** Answers requests; what it does not say is 200 without a body. */
type Answer = (request: HttpRequest) => Partial<HttpResponse> | undefined;

/**
 * A real HTTP server on loopback that stands for every host outside. `receiver` is what a cloud needs to reach it; mail, for
 * which there is no server, is only noted.
 */
export class LoopbackReceiver {
  /** One that is up; `close` it afterwards. */
  public static async open(answer?: Answer): Promise<LoopbackReceiver> {
    const opened = new LoopbackReceiver(answer);
    await opened.bringUp();
    return opened;
  }

  /** Every request that arrived, in order, under the URL that it was meant for. Headers are those of the sender. */
  public readonly requests: HttpRequest[] = [];
  public readonly mails: Mail[] = [];
  public readonly receiver: Receiver = {
    http: (sent) => this.send(sent),
    mail: (mail) => {
      if (!this.server.listening) throw new Error("the mail server is down");
      this.mails.push(mail);
    },
  };

  private readonly agent = new Agent({ keepAlive: true });
  private readonly server: Server;
  private port = 0;

  private constructor(private readonly answer: Answer = () => undefined) {
    this.server = createServer((incoming, response) => {
      void content(incoming).then((body) => {
        const arrived = meant(incoming, body);
        this.requests.push(arrived);
        const { status = 200, body: said = "" } = this.answer(arrived) ?? {};
        response.writeHead(status).end(said);
      });
    });
    // A connection that is closed while it rests would now and then fail the next request.
    this.server.keepAliveTimeout = 0;
  }

  /** Nothing listens any more: connections are refused. */
  public async takeDown(): Promise<void> {
    if (!this.server.listening) return;
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    this.agent.destroy();
    await closed;
  }

  /** Listens again, where it did before. */
  public async bringUp(): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once("error", reject).listen(this.port, LOOPBACK, resolve);
    });
    this.port = (this.server.address() as AddressInfo).port;
  }

  public async close(): Promise<void> {
    await this.takeDown();
  }

  private send({ method, url, headers, body }: HttpRequest): Promise<HttpResponse> {
    const { protocol, host, pathname, search } = new URL(url);
    const options: RequestOptions = {
      host: LOOPBACK,
      port: this.port,
      agent: this.agent,
      method,
      path: `${pathname}${search}`,
      headers: {
        ...headers,
        host,
        "x-forwarded-proto": protocol.slice(0, -1),
        "content-length": Buffer.byteLength(body ?? ""),
      },
    };
    return new Promise((resolve, reject) => {
      request(options, (response) => {
        content(response).then((said) => resolve({ status: response.statusCode!, body: said }), reject);
      })
        .on("error", reject)
        .end(body);
    });
  }
}

async function content(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function meant({ method, url, headers }: IncomingMessage, body: string): HttpRequest {
  const { host, connection: _, "content-length": __, "x-forwarded-proto": protocol, ...others } = headers;
  return { method: method!, url: `${protocol}://${host}${url}`, headers: others as HttpRequest["headers"], body };
}
