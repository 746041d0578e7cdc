import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { EventBridgeRule } from "../bindings/event-bridge-rule";
import { Environment } from "../environment/environment";
import { InvalidInput } from "../environment/invalid-input";
import { resolved } from "../environment/resolved";

const SEE = "https://help.aliyun.com/en/eventbridge/product-overview/limits";
const MOST_RULES = 50;

const watched = new WeakSet<TerraformStack>();

/**
 * Has the rules of each bus counted at synth, and their names compared: all rules of the stack, whoever made them.
 *
 * @internal
 */
export function watchBuses(scope: Construct): void {
  const stack = TerraformStack.of(scope);
  if (watched.has(stack)) return;
  watched.add(stack);
  stack.node.addValidation({
    validate: () =>
      [...rulesByBus(stack)].flatMap(([bus, rules]) => [...tooMany(bus, rules), ...namesakes(bus, rules)]),
  });
}

/** The rules of each bus: those that name the same bus, or refer to the same one, in the same region and account. */
function rulesByBus(stack: TerraformStack): Map<string, EventBridgeRule[]> {
  const rules = stack.node.findAll().filter((child): child is EventBridgeRule => child instanceof EventBridgeRule);
  const buses = new Map<string, EventBridgeRule[]>();
  for (const rule of rules) {
    const bus = `${String(resolved(rule, rule.eventBusNameInput))}${placeOf(rule)}`;
    buses.set(bus, [...(buses.get(bus) ?? []), rule]);
  }
  return buses;
}

function placeOf(rule: EventBridgeRule): string {
  const { _statedRegion: region, _statedAccountId: account } = Environment.of(rule, rule.provider);
  if (region !== undefined && account !== undefined) return ` in ${region} of ${account}`;
  return rule.provider?.alias === undefined ? "" : ` of the provider ${rule.provider.alias}`;
}

function tooMany(bus: string, rules: EventBridgeRule[]): string[] {
  if (rules.length <= MOST_RULES) return [];
  return [
    InvalidInput.message({
      what: `The number of rules of the bus ${bus}`,
      value: rules.length,
      rule: `A bus holds at most ${MOST_RULES} rules, and each target of an EventRule takes one`,
      mend:
        "Let routes share a target, or one pattern take what several take now; pass events on to a custom bus with " +
        "rules of its own where that is not enough",
      see: SEE,
    }),
  ];
}

function namesakes(bus: string, rules: EventBridgeRule[]): string[] {
  const paths = new Map<string, string[]>();
  for (const rule of rules) {
    const name = String(resolved(rule, rule.ruleNameInput));
    paths.set(name, [...(paths.get(name) ?? []), rule.node.path]);
  }
  return [...paths]
    .filter(([, each]) => each.length > 1)
    .map(([name, each]) =>
      InvalidInput.message({
        what: `The name of ${each.length} rules of the bus ${bus} (${each.join(", ")})`,
        value: name,
        rule: "The rules of a bus have different names",
        mend: "Choose another ruleNamePrefix or target id, or leave the prefix out: then names are derived from the construct path",
        see: SEE,
      }),
    );
}
