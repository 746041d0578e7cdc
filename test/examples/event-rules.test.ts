import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Json } from "../synthesis";

const EXAMPLES = join(__dirname, "..", "..", "examples");
const EXPECTED = readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, "expected.tf.json")));

const jsonOf = (example: string) =>
  JSON.parse(readFileSync(join(EXAMPLES, example, "expected.tf.json"), "utf8")) as Json;

test("there are examples to look at", () => {
  expect(EXPECTED).toEqual(expect.arrayContaining(["typescript", "typescript-launch-template"]));
});

describe.each(EXPECTED)("examples/%s", (example) => {
  const { resource } = jsonOf(example);
  const rules = Object.entries((resource.alicloud_event_bridge_rule ?? {}) as Json);

  test("has rules", () => {
    expect(rules).not.toEqual([]);
  });

  test.each(rules)("%s repeats what failed for a day, keeps what fails then, and says what it is", (_, rule) => {
    for (const target of rule.targets as Json[]) {
      expect(target.push_retry_strategy).toBe("EXPONENTIAL_DECAY_RETRY");
      expect(target.dead_letter_queue.arn).toMatch(/^acs:mns:.*:queues\/.+/);
    }
    expect(rule.targets).toHaveLength(1);
    expect(rule.description).toMatch(/^\S.* to \S/);
  });

  test("names no path of a machine", () => {
    const text = JSON.stringify(resource);
    expect(text).not.toContain(EXAMPLES);
    for (const { source } of Object.values((resource.alicloud_oss_bucket_object ?? {}) as Json)) {
      expect(source).toMatch(/^assets\//);
    }
  });

  test("keeps what asynchronous invocations could not do", () => {
    const configured = Object.values((resource.alicloud_fcv3_async_invoke_config ?? {}) as Json);
    expect(configured).toHaveLength(Object.keys(resource.alicloud_fcv3_function ?? {}).length);
    for (const { destination_config } of configured) {
      expect(destination_config.on_failure.destination).toMatch(/^acs:mns:.*\/queues\/.*\/messages$/);
    }
  });
});
