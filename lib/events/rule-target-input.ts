import { ParameterForm, TargetParameter } from "./target-parameter";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";
import { checkFilledText, checkText } from "../environment/text";
import { isUnresolved } from "../environment/unresolved";

const SEE = "https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-transformation";

/** The service's limit for a value and for a template. */
const LONGEST = 10_240;

/**
 * What a target receives: the whole event, a part of it, a fixed text, or a text made from parts.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-transformation
 */
export class RuleTargetInput {
  /** The whole event, envelope included. */
  public static original(): RuleTargetInput {
    return new RuleTargetInput(ParameterForm.ORIGINAL);
  }

  /**
   * A fixed text.
   *
   * @param text up to 10,240 characters
   */
  public static constant(text: string): RuleTargetInput {
    checkText("The text of RuleTargetInput.constant", text, { see: SEE });
    return new RuleTargetInput(ParameterForm.CONSTANT, text);
  }

  /**
   * One part of the event.
   *
   * @param path where it is, such as `$.data.snapshotId`
   * @throws when the path does not begin with `$.`
   */
  public static jsonPath(path: string): RuleTargetInput {
    checkPath("The path of RuleTargetInput.jsonPath", path);
    return new RuleTargetInput(ParameterForm.JSONPATH, path);
  }

  /**
   * A text with parts of the event in it. A part is put in as it is: a quote in it is not escaped.
   *
   * @param text the text with variables such as `${snapshot}`; up to 10,240 characters
   * @param variables where each variable comes from: a path such as `$.data.snapshotId`, or a constant
   * @throws when the text uses a variable that is not listed, or lists one that it does not use
   */
  public static template(text: string, variables: { [name: string]: string }): RuleTargetInput {
    checkFilledText("The text of RuleTargetInput.template", text, { see: SEE });
    checkProps("The variables of RuleTargetInput.template", variables);
    checkVariables(text, variables);
    return new RuleTargetInput(ParameterForm.TEMPLATE, json(variables), escaped(text, variables));
  }

  /**
   * A flat JSON object: what begins with `$.` is taken from the event, the rest is sent as it stands.
   *
   * @param fields the fields, such as `{ snapshot: "$.data.snapshotId", service: "orders" }`; names of letters, digits
   * and underscores
   * @throws when there are no fields, or a name holds other characters
   */
  public static jsonObject(fields: { [name: string]: string }): RuleTargetInput {
    checkProps("The fields of RuleTargetInput.jsonObject", fields);
    const names = Object.keys(fields).sort();
    const odd = names.find((name) => !/^\w+$/.test(name));
    if (names.length === 0 || odd !== undefined) {
      throw new InvalidInput({
        what: "The fields of RuleTargetInput.jsonObject",
        value: odd ?? fields,
        rule: "There is at least one, and their names hold letters, digits and underscores only",
        mend: "Rename the field, or write the whole text with RuleTargetInput.template(…)",
        see: SEE,
      });
    }
    return RuleTargetInput.flat("RuleTargetInput.jsonObject", fields, (name) => name);
  }

  /**
   * A flat JSON object with any names, such as those of HTTP headers.
   *
   * @param what the prop, for the message
   * @internal
   */
  public static _flatObject(what: string, fields: { [name: string]: string }): RuleTargetInput {
    return RuleTargetInput.flat(what, fields, (_name, index) => `v${index}`);
  }

  private static flat(
    what: string,
    fields: { [name: string]: string },
    variableOf: (name: string, index: number) => string,
  ): RuleTargetInput {
    const variables: { [name: string]: string } = {};
    const members = Object.keys(fields)
      .sort()
      .map((name, index) => {
        const value = fields[name];
        checkConstant(`The field ${name} of ${what}`, value);
        if (!value.startsWith("$.")) return `${JSON.stringify(name)}:${JSON.stringify(value)}`;
        checkPath(`The field ${name} of ${what}`, value);
        variables[variableOf(name, index)] = value;
        return `${JSON.stringify(name)}:"\${${variableOf(name, index)}}"`;
      });
    return RuleTargetInput.template(`{${members.join(",")}}`, variables);
  }

  private readonly form: ParameterForm;
  private readonly value?: string;
  private readonly text?: string;

  private constructor(form: ParameterForm, value?: string, text?: string) {
    checkLength("value", value);
    checkLength("template", text);
    this.form = form;
    this.value = value;
    this.text = text;
  }

  /**
   * The input as a parameter of a target.
   *
   * @param resourceKey the key that the target type defines, such as `Body`
   */
  public toParameter(resourceKey: string): TargetParameter {
    return { resourceKey, form: this.form, value: this.value, template: this.text };
  }
}

function json(variables: { [name: string]: string }): string {
  return JSON.stringify(Object.fromEntries(Object.entries(variables).sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Terraform would read `${name}` and `%{` as its own: they are written `$${name}` and `%%{`. */
function escaped(template: string, variables: { [name: string]: string }): string {
  return template
    .replace(/\$\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(variables, name) ? `$${whole}` : whole))
    .replace(/(?<!%)%\{/g, "%%{");
}

function checkVariables(template: string, variables: { [name: string]: string }): void {
  // What is not a plain name between braces, such as ${var.x} or a token, belongs to Terraform.
  const used = new Set([...template.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name));
  const unknown = [...used].filter((name) => !Object.hasOwn(variables, name));
  const idle = Object.keys(variables).filter((name) => !used.has(name));
  for (const [name, value] of Object.entries(variables)) {
    checkText(`The variable ${name} of RuleTargetInput.template`, value, {
      mend: "Write a path such as $.data.snapshotId, or a fixed text",
      see: SEE,
    });
  }
  if (unknown.length > 0 || idle.length > 0) {
    throw new InvalidInput({
      what: "The variables of RuleTargetInput.template",
      value: [...unknown, ...idle],
      rule: "The text uses each listed variable, and lists each that it uses",
      mend:
        unknown.length > 0
          ? `Say where ${unknown.join(", ")} comes from, such as { ${unknown[0]}: "$.data.…" }`
          : `Use \${${idle[0]}} in the text, or take it out of the list`,
      see: SEE,
    });
  }
}

function checkPath(what: string, path: string): void {
  const text = typeof path === "string" ? path : "";
  if (text.includes("${") || /^\$(\.[\w-]+|\[\d+\])+$/.test(text)) return;
  throw new InvalidInput({
    what,
    value: path,
    rule: "A path into an event begins with $ and names fields, such as $.data.snapshotId or $.data.disks[0]",
    mend: "Write the path in this form",
    see: SEE,
  });
}

function checkLength(what: string, text: string | undefined): void {
  if (text === undefined || isUnresolved(text) || text.length <= LONGEST) return;
  throw new InvalidInput({
    what: `The ${what} of a RuleTargetInput`,
    value: text.length,
    rule: `It has at most ${LONGEST.toLocaleString("en")} characters`,
    mend: "Send fewer parts of the event, or the whole event with RuleTargetInput.original()",
    see: SEE,
  });
}

/** What is neither a path nor sent as it stands. */
function checkConstant(what: string, value: unknown): void {
  if (typeof value === "string" && !/^\$(?!\.|\{)\w/.test(value) && !/\$\{\w+\}/.test(value)) return;
  throw new InvalidInput({
    what,
    value,
    rule: "A field is a path such as $.data.snapshotId, or a text that is sent as it stands, without ${variables}",
    mend: "Begin a path with $. and write numbers and nested objects with RuleTargetInput.template(…)",
    see: SEE,
  });
}
