import { TerraformStack } from "cdktf";
import { alicloud, events, monitoring } from "../../lib";
import { Json, newStack, Synthesis } from "../synthesis";

/** A stack in cn-hangzhou of the account 1234567890123456. */
export function monitoredStack(): TerraformStack {
  return newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
}

/** A contact group that exists. */
export function operations(stack: TerraformStack): monitoring.IContactGroup {
  return monitoring.ContactGroup.fromContactGroupName(stack, "Operations", "operations");
}

/** A queue that exists. */
export function deadLetters(stack: TerraformStack, queueName = "dead"): events.IMnsQueue {
  return events.MnsQueue.fromQueueName(stack, queueName, queueName);
}

/** The one block of a resource type that a stack gives. */
export function blockOf(type: string, code: (stack: TerraformStack) => void): Json {
  const stack = monitoredStack();
  code(stack);
  return Synthesis.of(stack).resource(type);
}

/** A provider of a second region. */
export function beijing(stack: TerraformStack): alicloud.provider.AlicloudProvider {
  return new alicloud.provider.AlicloudProvider(stack, "beijing", {
    region: "cn-beijing",
    accountId: "1234567890123456",
    alias: "beijing",
  });
}
