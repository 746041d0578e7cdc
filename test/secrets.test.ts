import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { TerraformStack, TerraformVariable, Testing } from "cdktf";
import { events, identity, monitoring, targets } from "../lib";
import { newStack } from "./synthesis";

const { ApiDestination, Authorization, Connection, EventPattern, EventRule } = events;

/** What nobody may read in anything that the library writes. */
const PLANTED = "planted-3f1c9e-secret";

interface SecretProp {
  readonly title: string;
  /** Where the library checks it: the first argument of the check. */
  readonly checkedAs: string;
  /** Puts the secret where a user would. */
  readonly use: (stack: TerraformStack, secret: string) => void;
}

const connection = (stack: TerraformStack, authorization: events.Authorization) =>
  new Connection(stack, "Connection", { authorization });
const rule = (stack: TerraformStack, target: events.IRuleTarget) =>
  new EventRule(stack, "Rule", { pattern: EventPattern.of({ source: ["acs.ecs"] }), targets: [target] });
const oauth = (secret: string, props: Partial<events.OAuthProps> = {}) =>
  Authorization.oauth({
    authorizationEndpoint: "https://a.example/token",
    clientId: "orders",
    clientSecret: secret,
    ...props,
  });

/** Every prop and argument of the library that takes a secret. */
const SECRET_PROPS: SecretProp[] = [
  {
    title: "the token of Authorization.bearer",
    checkedAs: "The token of Authorization.bearer",
    use: (stack, secret) => connection(stack, Authorization.bearer(secret)),
  },
  {
    title: "the token of an API destination",
    checkedAs: "The token of Authorization.bearer",
    use: (stack, secret) =>
      new ApiDestination(stack, "Api", {
        endpoint: "https://a.example",
        authorization: Authorization.bearer(secret),
      }),
  },
  {
    title: "the secret of Authorization.apiKey",
    checkedAs: "The secret of Authorization.apiKey",
    use: (stack, secret) => connection(stack, Authorization.apiKey("X-Api-Key", secret)),
  },
  {
    title: "the password of Authorization.basic",
    checkedAs: "The password of Authorization.basic",
    use: (stack, secret) => connection(stack, Authorization.basic("orders", secret)),
  },
  {
    title: "clientSecret of Authorization.oauth",
    checkedAs: "The clientSecret of Authorization.oauth",
    use: (stack, secret) => connection(stack, oauth(secret)),
  },
  ...(["headerParameters", "queryParameters", "bodyParameters"] as const).map((prop) => ({
    title: `a secret among ${prop}`,
    checkedAs: "The value of ${prop}[${index}]",
    use: (stack: TerraformStack, secret: string) =>
      connection(stack, oauth("${var.other}", { [prop]: [{ key: "assertion", value: secret, secret: true }] })),
  })),
  {
    title: "signatureToken of an HTTP endpoint",
    checkedAs: "The signatureToken of an HttpEndpoint",
    use: (stack, secret) => rule(stack, new targets.HttpEndpoint("https://a.example", { signatureToken: secret })),
  },
  {
    title: "webhookUrl of a DingTalk robot",
    checkedAs: "The webhookUrl of a DingTalk target",
    use: (stack, secret) => rule(stack, new targets.DingTalk(secret, { secretKey: "${var.other}" })),
  },
  {
    title: "secretKey of a DingTalk robot",
    checkedAs: "The secretKey of a DingTalk target",
    use: (stack, secret) => rule(stack, new targets.DingTalk("${var.other}", { secretKey: secret })),
  },
  {
    title: "dingTalkWebhook of a contact",
    checkedAs: "The dingTalkWebhook of a contact",
    use: (stack, secret) => new monitoring.Contact(stack, "Contact", { dingTalkWebhook: secret }),
  },
];

function messageOf(action: () => void): string {
  try {
    action();
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error("nothing was refused");
}

describe.each(SECRET_PROPS)("$title", ({ use }) => {
  test("leaves a reference in the JSON, and no byte of the secret", () => {
    process.env.TF_VAR_planted = PLANTED;
    try {
      const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
      const variable = new TerraformVariable(stack, "planted", { type: "string", sensitive: true });
      use(stack, variable.stringValue);
      const json = Testing.synth(stack, true);
      expect(json).toContain("${var.planted}");
      expect(json).not.toContain(PLANTED);
      expect(JSON.parse(json).variable.planted).toEqual({ sensitive: true, type: "string" });
    } finally {
      delete process.env.TF_VAR_planted;
    }
  });

  test("takes no literal, and does not repeat it", () => {
    const message = messageOf(() => use(newStack(), PLANTED));
    expect(message).toMatch(/literal secret would stand in clear text/);
    expect(message).not.toContain(PLANTED);
  });

  test("takes nothing but text, and does not repeat it", () => {
    const message = messageOf(() => use(newStack(), { value: PLANTED } as unknown as string));
    expect(message).not.toContain(PLANTED);
  });

  test("takes no empty text", () => {
    expect(messageOf(() => use(newStack(), ""))).toMatch(/must not be empty/);
  });
});

test("every check for a secret in the library stands in the table", () => {
  const checks = sources(join(__dirname, "..", "lib")).flatMap((file) =>
    [...readFileSync(file, "utf8").matchAll(/\bcheckSecret\(\s*["`]([^"`]+)["`]/g)].map(([, checkedAs]) => checkedAs),
  );
  expect(checks.length).toBeGreaterThanOrEqual(8);
  expect(new Set(checks)).toEqual(new Set(SECRET_PROPS.map(({ checkedAs }) => checkedAs)));
});

test("a literal that is accepted on purpose is found by this test's means", () => {
  const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
  connection(stack, Authorization.bearer(identity.SecretValue.unsafePlainText(PLANTED)));
  expect(Testing.synth(stack, true)).toContain(PLANTED);
});

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === "bindings") return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? sources(path) : [path];
  });
}
