import { Block, SynthesizedStack } from "./synthesized-stack";
import { EventPattern } from "../../lib/events/event-pattern";
import { ParameterForm, renderParameter } from "../../lib/events/target-parameter";

/** Which rules of a stack take an event, and what each target receives. */
export function route(stack: SynthesizedStack, event: unknown): string[] {
  const lines = stack.resources("alicloud_event_bridge_rule").flatMap(({ block }) => {
    const explanation = EventPattern._fromRule(String(block.filter_pattern)).explain(event);
    if (!explanation.matched) {
      const reasons = explanation.fields
        .filter((field) => !field.matched)
        .map(({ path, reason }) => `${path}: ${reason}`);
      return [`not ${String(block.description)}`, ...reasons.map((reason) => `      ${reason}`)];
    }
    const target = (block.targets as Block[])[0];
    return [`to  ${String(block.description)}`, ...received(stack, target, event).map((line) => `      ${line}`)];
  });
  return lines.length === 0 ? ["no rule"] : lines;
}

function received(stack: SynthesizedStack, target: Block, event: unknown): string[] {
  const parameters = target.param_list as Block[];
  return parameters
    .filter(({ form }) => form !== ParameterForm.CONSTANT)
    .map((parameter) => {
      const rendered = renderParameter(
        {
          form: parameter.form as ParameterForm,
          value: parameter.value === undefined ? undefined : stack.text(parameter.value),
          // Terraform turns $${ into ${ before the provider sees it.
          template: parameter.template === undefined ? undefined : String(parameter.template).replaceAll("$${", "${"),
        },
        event,
      );
      return `${String(parameter.resource_key)}: ${rendered}`;
    });
}
