import { createHmac } from "node:crypto";
import { Cloud } from "../../../emulator/cloud/cloud";
import { AuthParameters } from "../../../emulator/cloud/connections";
import { EventTarget } from "../../../emulator/cloud/event-rules";
import { HttpRequest, HttpResponse, Mail } from "../../../emulator/cloud/receiver";
import { CloudEvent } from "../../../emulator/cloud/service-events";

const ACCOUNT = "1234567890123456";

let cloud: Cloud;
let requests: HttpRequest[];
let answer: (request: HttpRequest) => HttpResponse;
beforeEach(() => {
  cloud = new Cloud();
  requests = [];
  answer = () => ({ status: 200 });
  cloud.deliveries.receiver = {
    http: (request) => {
      requests.push(request);
      return answer(request);
    },
  };
});

const target = (Type: string, parameters: { [key: string]: string }, Endpoint = "endpoint"): EventTarget => ({
  Id: "t",
  Type,
  Endpoint,
  ParamList: Object.entries(parameters).map(([ResourceKey, Value]) =>
    Value === "ORIGINAL" ? { ResourceKey, Form: "ORIGINAL" } : { ResourceKey, Form: "CONSTANT", Value },
  ),
});

/** Publishes an event for a rule with this target alone and answers the first attempt. */
async function delivered(to: EventTarget): Promise<{ event: CloudEvent; failure?: string }> {
  cloud.eventRules.place({ busName: "default", name: "r", targets: [to] });
  const event = cloud.events.publish({ source: "acs.ecs", type: "t", data: { result: "failed" } });
  await cloud.clock.advance(0);
  return { event, failure: cloud.deliveries.log.at(-1)!.attempts[0].reason };
}

describe("acs.mns.queue", () => {
  const queue = (parameters: object = {}, region = "cn-hangzhou") =>
    target("acs.mns.queue", { queue: "q", Body: "ORIGINAL", ...parameters }, `acs:mns:${region}:${ACCOUNT}:queues/q`);
  beforeEach(() => void cloud.queues.place("q"));

  test("sends the body", async () => {
    const { event } = await delivered(queue());
    expect(cloud.queues.messages("q")[0].body).toBe(JSON.stringify(event));
  });

  test("sends it in Base64 if it is to", async () => {
    await delivered(queue({ Body: "ä", IsBase64Encode: "true" }));
    expect(cloud.queues.messages("q")[0].body).toBe("w6Q=");
  });

  test("fails where the queue is not there or elsewhere, or the message is too large", async () => {
    expect((await delivered(queue({ queue: "gone" }))).failure).toMatch(/QueueNotExist/);
    expect((await delivered(queue({}, "cn-beijing"))).failure).toMatch(/not in the region and account of the bus/);
    expect((await delivered(queue({ Body: "x".repeat(65_537) }))).failure).toMatch(/MessageBodyTooLarge/);
    expect((await delivered(target("acs.mns.queue", { queue: "q" }))).failure).toMatch(/needs the parameter Body/);
  });
});

describe.each(["http", "https"])("%s", (type) => {
  test("posts the body to the URL, with the headers of the signature", async () => {
    const url = `${type}://hooks.example.com/v1?a=b`;
    const { event } = await delivered(target(type, { url, Body: "ORIGINAL", Token: "secret" }));
    expect(requests).toEqual([
      {
        method: "POST",
        url,
        headers: {
          "content-type": "application/json",
          "x-eventbridge-signature": expect.any(String),
          "x-eventbridge-signature-timestamp": String(cloud.clock.now.getTime()),
          "x-eventbridge-signature-url": expect.any(String),
          "x-eventbridge-signature-version": "1.0",
          "x-eventbridge-signature-token": "secret",
          "x-eventbridge-hash-method": expect.any(String),
        },
        body: JSON.stringify(event),
      },
    ]);
  });

  test("has no token of the signature if there is none", async () => {
    await delivered(target(type, { url: "https://example.com", Body: "x" }));
    expect(requests[0].headers).not.toHaveProperty("x-eventbridge-signature-token");
  });
});

describe("what is received", () => {
  const hook = () => target("http", { url: "http://example.com", Body: "x" });

  test.each([200, 204, 299])("the status %d is a success", async (status) => {
    answer = () => ({ status });
    expect((await delivered(hook())).failure).toBeUndefined();
  });

  test.each([199, 301, 404, 500])("the status %d is a failure", async (status) => {
    answer = () => ({ status });
    expect((await delivered(hook())).failure).toBe(`POST http://example.com was answered with ${status}`);
  });

  test("nobody receives anything unless somebody is there", async () => {
    cloud.deliveries.receiver = {};
    expect((await delivered(hook())).failure).toMatch(/Nobody receives HTTP requests.*set deliveries.receiver/);
  });
});

describe("acs.api.destination", () => {
  const post = (parameters: object = {}) => target("acs.api.destination", { Name: "incidents", ...parameters });

  const connect = (authParameters?: AuthParameters, Method = "POST") => {
    cloud.connections.place({ name: "c", authParameters });
    cloud.apiDestinations.create("incidents", {
      ConnectionName: "c",
      HttpApiParameters: { Endpoint: "https://incidents.example.com/v1?tenant=1", Method },
    });
  };
  const bearer = {
    AuthorizationType: "API_KEY_AUTH",
    ApiKeyAuthParameters: { ApiKeyName: "Authorization", ApiKeyValue: "Bearer t" },
  };

  test("sends body, headers and query as the rule says, with the key of the connection", async () => {
    connect(bearer);
    const { event } = await delivered(
      post({
        BodyParameters: "ORIGINAL",
        HeaderParameters: '{"X-Id":"1","Authorization":"forged"}',
        QueryStringParameters: '{"region":"cn hangzhou"}',
      }),
    );
    expect(requests).toEqual([
      {
        method: "POST",
        url: "https://incidents.example.com/v1?tenant=1&region=cn+hangzhou",
        headers: { "content-type": "application/json", "x-id": "1", authorization: "Bearer t" },
        body: JSON.stringify(event),
      },
    ]);
  });

  test("sends no body with a GET", async () => {
    connect(bearer, "GET");
    await delivered(post({ BodyParameters: "ORIGINAL" }));
    expect(requests).toMatchObject([{ method: "GET", body: undefined }]);
  });

  test("authenticates with a user and a password", async () => {
    connect({ AuthorizationType: "BASIC_AUTH", BasicAuthParameters: { Username: "u", Password: "p" } });
    await delivered(post());
    expect(requests[0].headers.authorization).toBe("Basic dTpw");
  });

  describe("OAuth", () => {
    const oauth = (HttpMethod: string) => ({
      AuthorizationType: "OAUTH_AUTH",
      OAuthParameters: {
        AuthorizationEndpoint: "https://login.example.com/token",
        HttpMethod,
        ClientParameters: { ClientID: "id", ClientSecret: "secret" },
        OAuthHttpParameters: {
          HeaderParameters: [{ Key: "X-Tenant", Value: "1" }],
          BodyParameters: [{ Key: "scope", Value: "write" }],
          QueryStringParameters: [{ Key: "audience", Value: "api" }],
        },
      },
    });

    test("asks for a token first", async () => {
      connect(oauth("POST"));
      answer = ({ url }) => ({ status: 200, body: url.includes("login") ? '{"access_token":"t"}' : "" });
      await delivered(post());
      expect(requests).toMatchObject([
        {
          method: "POST",
          url: "https://login.example.com/token?audience=api",
          headers: { "content-type": "application/x-www-form-urlencoded", "x-tenant": "1" },
          body: "grant_type=client_credentials&client_id=id&client_secret=secret&scope=write",
        },
        { url: "https://incidents.example.com/v1?tenant=1", headers: { authorization: "Bearer t" } },
      ]);
    });

    test("asks in the query with a method that has no body", async () => {
      connect(oauth("GET"));
      await delivered(post());
      expect(requests[0].url).toBe(
        "https://login.example.com/token?audience=api&grant_type=client_credentials&client_id=id&client_secret=secret&scope=write",
      );
      expect(requests[0].body).toBeUndefined();
    });

    test.each(["", "not JSON", "{}", "null"])("fails where the answer is %p", async (body) => {
      connect(oauth("POST"));
      answer = () => ({ status: 200, body });
      expect((await delivered(post())).failure).toMatch(/answered without an access_token/);
    });
  });

  test("fails where the API destination or its connection is gone", async () => {
    expect((await delivered(post())).failure).toMatch(/ApiDestinationNotExist/);
    connect(bearer);
    cloud.connections.delete("c");
    expect((await delivered(post())).failure).toMatch(/ConnectionNotExist/);
  });

  test("fails where the headers do not become JSON", async () => {
    connect(bearer);
    const { failure } = await delivered(post({ HeaderParameters: '{"X-Note":"a "quoted" word"}' }));
    expect(failure).toMatch(/HeaderParameters did not become a JSON object/);
    expect(requests).toEqual([]);
  });
});

describe("acs.eventbridge", () => {
  const bus = (parameters: object = {}) =>
    target("acs.eventbridge", {
      RegionId: "cn-beijing",
      AccountType: "SameAccount",
      EventBusName: "central",
      Body: "ORIGINAL",
      ...parameters,
    });
  const open = (props: object) => {
    const other = new Cloud(props);
    other.eventBuses.place({ name: "central" });
    other.eventRules.place({ busName: "central", name: "r", targets: [bus()] });
    cloud.deliveries.link(other);
    return other;
  };

  test("passes an event on to a bus of another region, where its rules get it", async () => {
    const other = open({ region: "cn-beijing" });
    const { event, failure } = await delivered(bus());
    expect(failure).toBeUndefined();
    expect(other.deliveries.log[0].event).toEqual({
      ...event,
      aliyunregionid: "cn-beijing",
      aliyuneventbusname: "central",
    });
  });

  test("passes it on to another account with a role", async () => {
    const other = open({ region: "cn-beijing", accountId: "2" });
    const across = { AccountType: "AnotherAccount", AccountId: "2" };
    expect((await delivered(bus(across))).failure).toMatch(/needs the parameter RAMRoleName/);
    const { failure } = await delivered(bus({ ...across, RAMRoleName: "sender" }));
    expect(failure).toBeUndefined();
    expect(other.deliveries.log[0].event).toMatchObject({ aliyunaccountid: "2", aliyunoriginalaccountid: ACCOUNT });
  });

  test("fails where the region is not known, the bus is not there, or it is default", async () => {
    expect((await delivered(bus())).failure).toMatch(/no region cn-beijing of the account/);
    open({ region: "cn-beijing" });
    expect((await delivered(bus({ EventBusName: "gone" }))).failure).toMatch(/EventBusNotExist/);
    expect((await delivered(bus({ EventBusName: "default" }))).failure).toMatch(/cloud's own services only/);
  });

  test("refuses an event that comes back to a bus where it was", async () => {
    const to = (EventBusName: string) => [bus({ RegionId: "cn-hangzhou", EventBusName })];
    for (const name of ["a", "b"]) cloud.eventBuses.place({ name });
    cloud.eventRules.place({ busName: "a", name: "r", targets: to("b") });
    cloud.eventRules.place({ busName: "b", name: "r", targets: to("a") });
    cloud.eventBuses.putEvents("a", [{ source: "orders", type: "t" }]);
    await cloud.clock.advance(3_600_000);
    expect(cloud.deliveries.log.map(({ outcome, reason }) => `${outcome} ${reason}`)).toEqual([
      "delivered undefined",
      expect.stringMatching(/^dropped The event has been on the bus a already/),
    ]);
  });
});

describe("acs.dingtalk", () => {
  const URL = "https://oapi.dingtalk.com/robot/send?access_token=t";

  test("posts to the webhook, signed with the secret", async () => {
    await delivered(target("acs.dingtalk", { URL, SecretKey: "SEC", Body: "{}" }));
    const timestamp = String(cloud.clock.now.getTime());
    const sign = createHmac("sha256", "SEC").update(`${timestamp}\nSEC`).digest("base64");
    expect(requests).toEqual([
      {
        method: "POST",
        url: `${URL}&timestamp=${timestamp}&sign=${encodeURIComponent(sign)}`,
        headers: { "content-type": "application/json" },
        body: "{}",
      },
    ]);
  });

  test("is not signed without a secret", async () => {
    await delivered(target("acs.dingtalk", { URL, Body: "{}" }));
    expect(requests[0].url).toBe(URL);
  });
});

describe("acs.mail", () => {
  const mail = () =>
    target("acs.mail", {
      AccountName: "from@example.com",
      ToAddress: "to@example.com",
      Subject: "Failed",
      Body: "<b>no</b>",
      IsHtmlBody: "true",
    });

  test("sends a mail", async () => {
    const sent: Mail[] = [];
    cloud.deliveries.receiver = { mail: (received) => void sent.push(received) };
    expect((await delivered(mail())).failure).toBeUndefined();
    expect(sent).toEqual([
      { from: "from@example.com", to: "to@example.com", subject: "Failed", body: "<b>no</b>", html: true },
    ]);
  });

  test("fails where nobody receives mail", async () => {
    expect((await delivered(mail())).failure).toMatch(/Nobody receives mail: set deliveries.receiver/);
  });
});
