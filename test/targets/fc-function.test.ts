import { Construct } from "constructs";
import { events, functions, targets } from "../../lib";
import { newStack, Synthesis } from "../synthesis";

const { FcFunction, FunctionInvocation } = targets;

function target(props?: targets.FcFunctionProps, make = existing) {
  const stack = newStack({ region: "cn-hangzhou", accountId: "1234567890123456" });
  new events.EventRule(stack, "Rule", {
    pattern: events.EventPattern.of({ source: ["acs.ess"] }),
    targets: [new FcFunction(make(stack), props)],
  });
  return Synthesis.of(stack).resource("alicloud_event_bridge_rule").targets[0];
}

function existing(scope: Construct): functions.IHandlerFunction {
  return functions.HandlerFunction.fromFunctionName(scope, "Sweep", "sweep");
}

const constant = (resource_key: string, value: string) => ({ resource_key, form: "CONSTANT", value });

test("a function is invoked with the whole event, without waiting for it", () => {
  expect(target()).toMatchObject({
    type: "acs.fc.function",
    endpoint: "acs:fc:cn-hangzhou:1234567890123456:functions/sweep",
    param_list: [
      constant("functionName", "sweep"),
      constant("Qualifier", "LATEST"),
      { resource_key: "Body", form: "ORIGINAL" },
      constant("InvocationType", "Async"),
      constant("DataFormat", "Object"),
    ],
  });
});

test("EventBridge can wait for the function", () => {
  expect(target({ invocation: FunctionInvocation.SYNC }).param_list).toContainEqual(constant("InvocationType", "Sync"));
});

test("a function of Function Compute 2.0 is named with its service", () => {
  const { endpoint, param_list } = target({ serviceName: "nightly", qualifier: "live" });
  expect(endpoint).toBe("acs:fc:cn-hangzhou:1234567890123456:services/nightly.live/functions/sweep");
  expect(param_list.slice(0, 3)).toEqual([
    constant("serviceName", "nightly"),
    constant("functionName", "sweep"),
    constant("Qualifier", "live"),
  ]);
});

test("the endpoint can be stated, as its form for Function Compute 3.0 is not documented", () => {
  const endpoint = "acs:fc:cn-hangzhou:1234567890123456:services/_FC.LATEST/functions/sweep";
  expect(target({ endpoint }).endpoint).toBe(endpoint);
});

test("the input is what its user says", () => {
  const input = events.RuleTargetInput.jsonPath("$.data.scalingGroupId");
  expect(target({ input }).param_list).toContainEqual({
    resource_key: "Body",
    form: "JSONPATH",
    value: "$.data.scalingGroupId",
  });
});

test("a function of another region is refused", () => {
  const stack = newStack({ region: "cn-hangzhou", accountId: "1" });
  const endpoint = "acs:fc:cn-beijing:1:functions/sweep";
  const pattern = events.EventPattern.of({ source: ["acs.ess"] });
  const rule = new events.EventRule(stack, "Rule", { pattern });
  expect(() => rule.addTarget(new FcFunction(existing(stack), { endpoint }))).toThrow(/region and account of the bus/);
});
