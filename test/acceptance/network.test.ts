import { createConnection, createServer, Server, Socket } from "node:net";
import { openExample } from "./example-cloud";
import { Workspace } from "./workspace";

/** A proxy that carries nothing and remembers who wanted what. */
class RefusingProxy {
  public readonly wanted: string[] = [];
  private readonly server: Server;

  public constructor() {
    this.server = createServer((socket) => {
      socket.once("data", (data) => {
        this.wanted.push(data.toString("latin1").split("\r\n")[0]);
        socket.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      });
      socket.on("error", () => undefined);
    });
  }

  public async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
  }

  public async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }
}

let workspace: Workspace;
let proxy: RefusingProxy;
let throughProxy: { [name: string]: string };

beforeEach(async () => {
  proxy = new RefusingProxy();
  const address = await proxy.listen();
  throughProxy = { HTTP_PROXY: address, HTTPS_PROXY: address };
});

afterEach(async () => {
  jest.restoreAllMocks();
  await workspace?.close();
  await proxy.close();
});

test("from the first plan to the second, terraform asks nobody but the provider", async () => {
  workspace = await openExample({ environment: throughProxy });
  await workspace.terraform.validate();
  await workspace.terraform.apply();
  expect(await workspace.terraform.isSettled()).toBe(true);
  expect(proxy.wanted).toEqual([]);
});

test("that check hears of a call: terraform's own question for updates, which is off otherwise", async () => {
  workspace = await openExample({ environment: { ...throughProxy, CHECKPOINT_DISABLE: "" } });
  await workspace.terraform.version();
  expect(proxy.wanted).toContainEqual(expect.stringContaining("checkpoint-api.hashicorp.com"));
});

/** The hosts that this process connects to, apart from itself. */
function hostsElsewhere(connect: jest.SpyInstance): string[] {
  return connect.mock.calls
    .flat(2)
    .map((argument) => argument?.host)
    .filter((host) => host !== undefined && host !== "127.0.0.1");
}

test("this process opens no connection but to itself", async () => {
  const connect = jest.spyOn(Socket.prototype, "connect");
  workspace = await openExample();
  await workspace.terraform.apply();
  expect(hostsElsewhere(connect)).toEqual([]);
});

test("that check sees a connection to somebody else", () => {
  const connect = jest.spyOn(Socket.prototype, "connect").mockReturnThis();
  createConnection({ host: "203.0.113.7", port: 443 });
  expect(hostsElsewhere(connect)).toEqual(["203.0.113.7"]);
});
