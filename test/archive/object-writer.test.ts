import { archive, events } from "../../lib";
import { Json, newStack, Synthesis } from "../synthesis";

const { AuditBucket, ObjectWriter } = archive;
const ACCOUNT = { region: "cn-hangzhou", accountId: "1234567890123456" };

function written(props: Partial<archive.ObjectWriterProps> = {}): Synthesis {
  const stack = newStack(ACCOUNT);
  new ObjectWriter(stack, "Writer", {
    bucket: AuditBucket.fromBucketName(stack, "Audit", "company-records"),
    ...props,
  });
  return Synthesis.of(stack);
}

const settings = (synthesis: Synthesis) =>
  JSON.parse(synthesis.resource("alicloud_fcv3_function").environment_variables.OBJECT_WRITER_SETTINGS as string);
const statements = (synthesis: Synthesis): Json[] =>
  JSON.parse(synthesis.resource("alicloud_ram_policy").policy_document as string).Statement;

test("the function knows its bucket and the prefix", () => {
  expect(settings(written())).toEqual({ bucketName: "company-records", prefix: "events/", region: "cn-hangzhou" });
  expect(settings(written({ prefix: "orders/" })).prefix).toBe("orders/");
});

test("the function is given a minute, unless another time is stated", () => {
  expect(written().resource("alicloud_fcv3_function").timeout).toBe(60);
  expect(written({ timeoutSeconds: 20 }).resource("alicloud_fcv3_function").timeout).toBe(20);
});

test.each([
  ["events/", undefined],
  ["orders/", "orders/"],
  ["", ""],
])("the role may put objects under %j, and read or delete none", (prefix, stated) => {
  const onBucket = statements(written({ prefix: stated })).filter(({ Action }) => /^oss:/.test(String(Action)));
  expect(onBucket).toEqual([
    { Effect: "Allow", Action: ["oss:PutObject"], Resource: [`acs:oss:*:*:company-records/${prefix}*`] },
  ]);
});

test("all else of the function can be stated", () => {
  const stack = newStack(ACCOUNT);
  const deadLetterQueue = events.MnsQueue.fromQueueName(stack, "Dead", "dead");
  const bucket = AuditBucket.fromBucketName(stack, "Audit", "company-records");
  const writer = new ObjectWriter(stack, "Writer", {
    bucket,
    deadLetterQueue,
    memorySizeMib: 256,
    ruleEndpoint: "acs:fc:cn-hangzhou:1:x",
  });
  expect(writer.handler.deadLetterQueue).toBe(deadLetterQueue);
  expect(writer.ruleEndpoint).toBe("acs:fc:cn-hangzhou:1:x");
  expect(Synthesis.of(stack).resource("alicloud_fcv3_function").memory_size).toBe(256);
});
