import { JSONPath } from "jsonpath-plus";
import { EventTarget, EventTargetParameter } from "./event-rules";
import { CloudEvent } from "./service-events";

/**
 * What a target is sent of an event, by the resource keys of its parameters. A part that is text is put in as it is, quotes
 * unescaped; what the event does not have becomes empty text, which no document confirms.
 */
export function transformed(event: CloudEvent, { ParamList }: EventTarget): { [resourceKey: string]: string } {
  return Object.fromEntries(ParamList.map((parameter) => [parameter.ResourceKey, transformedBy(parameter, event)]));
}

function transformedBy({ ResourceKey, Form, Value = "", Template = "" }: EventTargetParameter, event: CloudEvent) {
  switch (Form) {
    case "ORIGINAL":
      return JSON.stringify(event);
    case "CONSTANT":
      return Value;
    case "JSONPATH":
      return at(Value, event);
    case "TEMPLATE":
      return filled(Template, variables(ResourceKey, Value), event);
    default:
      throw new Error(`The parameter ${ResourceKey} has an unknown form: ${Form}`);
  }
}

function variables(resourceKey: string, value: string): { [name: string]: unknown } {
  try {
    return Object(JSON.parse(value));
  } catch {
    throw new Error(`The variables of the template of ${resourceKey} are not a JSON object: ${value}`);
  }
}

/** A variable that is not listed stays as it is written. */
function filled(template: string, sources: { [name: string]: unknown }, event: CloudEvent): string {
  return template.replace(/\$\{([^${}]+)\}/g, (written, name: string) => {
    if (!Object.hasOwn(sources, name)) return written;
    const source = sources[name];
    return typeof source === "string" && /^\$($|[.[])/.test(source) ? at(source, event) : text(source);
  });
}

function at(path: string, event: CloudEvent): string {
  return text(JSONPath({ path, json: event, wrap: false, eval: false }));
}

function text(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : JSON.stringify(value);
}
