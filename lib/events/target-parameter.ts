/**
 * Where the value of a target parameter comes from.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters
 */
export enum ParameterForm {
  /** The event as it is. */
  ORIGINAL = "ORIGINAL",
  /** A fixed text. */
  CONSTANT = "CONSTANT",
  /** One part of the event. */
  JSONPATH = "JSONPATH",
  /** A text with parts of the event in it. */
  TEMPLATE = "TEMPLATE",
}

/**
 * One parameter of a rule's target: an entry of `param_list`.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-target-parameters
 */
export interface TargetParameter {
  /** The key that the target type defines, such as `Body`. */
  readonly resourceKey: string;

  /** Where the value comes from. */
  readonly form: ParameterForm;

  /**
   * The text (CONSTANT), the JSONPath (JSONPATH) or the variables as a JSON object (TEMPLATE).
   *
   * @default - none: ORIGINAL takes no value
   */
  readonly value?: string;

  /**
   * The text with `${variables}` (TEMPLATE only).
   *
   * @default - none
   */
  readonly template?: string;
}

/**
 * A parameter with a fixed text.
 *
 * @internal
 */
export function constant(resourceKey: string, value: string): TargetParameter {
  return { resourceKey, form: ParameterForm.CONSTANT, value };
}

/**
 * What a target receives for a parameter when an event arrives.
 *
 * @internal
 */
export function renderParameter(parameter: Omit<TargetParameter, "resourceKey">, event: unknown): string {
  switch (parameter.form) {
    case ParameterForm.ORIGINAL:
      return JSON.stringify(event);
    case ParameterForm.CONSTANT:
      return parameter.value ?? "";
    case ParameterForm.JSONPATH:
      return text(select(parameter.value ?? "$", event));
    case ParameterForm.TEMPLATE: {
      const variables = JSON.parse(parameter.value ?? "{}") as Record<string, string>;
      return (parameter.template ?? "").replace(/\$\{(\w+)\}/g, (whole, name: string) =>
        Object.hasOwn(variables, name) ? text(evaluate(variables[name], event)) : whole,
      );
    }
  }
}

function evaluate(pathOrConstant: string, event: unknown): unknown {
  return pathOrConstant.startsWith("$.") ? select(pathOrConstant, event) : pathOrConstant;
}

/** The part of an event at a path of names and indices, such as `$.data.disks[0]`. */
function select(path: string, event: unknown): unknown {
  const steps = path.match(/[^.[\]$]+/g) ?? [];
  return steps.reduce<unknown>(
    (value, step) =>
      value !== null && typeof value === "object" && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined,
    event,
  );
}

function text(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
