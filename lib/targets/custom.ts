import { Construct } from "constructs";
import { isKnownType } from "./target-type";
import { advise } from "../environment/advice";
import { checkCount } from "../environment/count";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { checkFilledText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";
import { checkQueue, IMnsQueue } from "../events/mns-queue";
import { RetryPolicy } from "../events/retry-policy";
import { IRuleTarget, RuleTargetConfig } from "../events/rule-target";
import { checkTargetId } from "../events/target-id";
import { ParameterForm, TargetParameter } from "../events/target-parameter";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters";

/** The service's limit for a value and for a template. */
const LONGEST = 10_240;

/**
 * A target that this library has no class for.
 */
export interface CustomProps {
  /** Names the target among those of a rule; part of the construct path and of the rule's name, so keep it stable. */
  readonly targetId: string;

  /** The type of the target, such as `acs.dingtalk`. */
  readonly type: string;

  /** The ARN or the URL of the target, in the form that the type defines. */
  readonly endpoint: string;

  /**
   * The parameters that the type defines: at least one, each key once. `RuleTargetInput` makes those with parts of the
   * event in them: `RuleTargetInput.template(…).toParameter("Body")`. Secrets among them must be tokens.
   */
  readonly parameters: TargetParameter[];

  /**
   * How a delivery that failed is repeated.
   *
   * @default - that of the rule
   */
  readonly retryPolicy?: RetryPolicy;

  /**
   * The queue for events that could not be delivered; in the region and account of the bus.
   *
   * @default - that of the rule
   */
  readonly deadLetterQueue?: IMnsQueue;
}

/**
 * Delivers events to a target of any type that the service knows. Its type and parameters are not checked further than
 * the provider would: read the official page on the type.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters
 */
export class Custom implements IRuleTarget {
  /** What names the target among those of a rule. */
  public readonly targetId: string;

  private readonly props: CustomProps;
  private readonly known: boolean | undefined;

  /**
   * @param props the target
   * @throws when the type is one that the provider is known to refuse, or a parameter is one that could not be applied or
   * would be planned for ever
   */
  public constructor(props: CustomProps) {
    checkProps("The props of targets.Custom", props);
    checkFilledText("type", props.type, {
      mend: "Copy it from the list of target types, such as acs.mns.queue",
      see: SEE,
    });
    checkTargetId(props.targetId, "targetId of targets.Custom");
    checkFilledText("endpoint", props.endpoint, { mend: "Write the ARN or URL that the type takes", see: SEE });
    if (props.deadLetterQueue !== undefined) checkQueue("deadLetterQueue of targets.Custom", props.deadLetterQueue);
    this.known = isKnownType(props.type);
    checkCount("parameters", props.parameters, { min: 1, required: true, known: true, see: SEE });
    props.parameters.forEach((parameter, index) => checkProps(`parameters[${index}]`, parameter));
    const keys = props.parameters.map(({ resourceKey }) => resourceKey);
    props.parameters.forEach((parameter, index) => {
      checkKey(parameter.resourceKey, keys.indexOf(parameter.resourceKey) < index);
      checkForm(parameter);
      checkLength(parameter, "value");
      checkLength(parameter, "template");
    });
    this.props = props;
    this.targetId = props.targetId;
  }

  /**
   * Says how a rule addresses the target.
   *
   * @param scope where the target warns of a type that the provider may not know
   */
  public bind(scope: Construct): RuleTargetConfig {
    const { type, endpoint, parameters, retryPolicy, deadLetterQueue } = this.props;
    // It may be called again with the same scope.
    if (this.known === false && scope.node.metadata.length === 0) {
      advise(
        scope,
        "ADP-014",
        `no known release of the provider takes the target type ${type}; the plan may refuse it.`,
      );
    }
    return { type, endpoint, parameters, retryPolicy, deadLetterQueue };
  }
}

function checkKey(key: string, repeated: boolean): void {
  if (typeof key === "string" && key !== "" && !repeated) return;
  throw new InvalidInput({
    what: "The key of a parameter of a custom target",
    value: key,
    rule: "Keys are not empty, and each stands once",
    mend: "State every parameter once, with the key that the type defines",
    see: SEE,
  });
}

function checkForm({ resourceKey, form, value, template }: TargetParameter): void {
  const refuse = (rule: string, mend: string) => {
    throw new InvalidInput({ what: `The parameter ${resourceKey} of a custom target`, rule, mend, see: SEE });
  };
  if (!isUnresolved(form) && !Object.values(ParameterForm).includes(form)) {
    refuse(
      `The form is one of ${Object.values(ParameterForm).join(", ")}, and not ${form}`,
      "Use the enum ParameterForm",
    );
  }
  if (form === ParameterForm.ORIGINAL && value !== undefined) {
    refuse("ORIGINAL takes no value: it would be planned for ever", "Take the value out");
  }
  if (form !== ParameterForm.TEMPLATE && template !== undefined) {
    refuse(
      `${form} takes no template: it would be planned for ever`,
      "Take the template out, or use the form TEMPLATE",
    );
  }
  if (form === ParameterForm.TEMPLATE && template === undefined) {
    refuse("TEMPLATE takes a template", "State it, or use RuleTargetInput.template(…).toParameter(…)");
  }
  if ((form === ParameterForm.CONSTANT || form === ParameterForm.JSONPATH) && value === undefined) {
    refuse(`${form} takes a value`, "State it");
  }
  if (/(?<!\$)\$\{\w+\}/.test(template ?? "")) {
    refuse(
      "Terraform would take a variable such as ${name} for its own",
      "Use RuleTargetInput.template(…).toParameter(…), which writes $${name}",
    );
  }
  if (resourceKey === "IsBase64Encode" && value === "false") {
    refuse('"false" would be planned for ever: the provider does not read it back', "Leave the parameter out");
  }
}

function checkLength(parameter: TargetParameter, part: "value" | "template"): void {
  const text = parameter[part];
  if (text === undefined || isUnresolved(text) || text.length <= LONGEST) return;
  throw new InvalidInput({
    what: `The ${part} of the parameter ${parameter.resourceKey} of a custom target`,
    value: text.length,
    rule: `It has at most ${LONGEST.toLocaleString("en")} characters`,
    mend: "Send fewer parts of the event, or the whole event with the form ORIGINAL",
    see: SEE,
  });
}
