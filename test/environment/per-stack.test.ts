import { Construct } from "constructs";
import { DeadLetterQueue } from "../../lib/events/dead-letter-queue";
import { newStack } from "../synthesis";

test("a stack has one of what it shares", () => {
  const stack = newStack();
  expect(DeadLetterQueue.shared(new Construct(stack, "Deep"))).toBe(DeadLetterQueue.shared(stack));
});

test("the id of what the stack shares is refused to something else", () => {
  const stack = newStack();
  new Construct(stack, "DeadLetterQueue");
  expect(() => DeadLetterQueue.shared(stack)).toThrow(
    "The construct id DeadLetterQueue in the stack test. It is the id of the DeadLetterQueue that the stack shares. " +
      "Give your own construct another id.",
  );
});

test.each([undefined, null, "stack", {}])("what a stack shares is not shared by %p", (scope) => {
  expect(() => DeadLetterQueue.shared(scope as never)).toThrow(
    /^The scope of the DeadLetterQueue that a stack shares: got .*\. It takes a construct of the stack\. Hand in the stack/,
  );
});
