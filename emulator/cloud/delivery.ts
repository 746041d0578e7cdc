import { EventTarget } from "./event-rules";
import { CloudEvent } from "./service-events";

/** An event on its way to one target of a rule that matched it. */
export interface Delivery {
  readonly event: CloudEvent;
  readonly rule: { readonly busName: string; readonly name: string };
  readonly target: EventTarget;
  /** The endpoint of the target. */
  readonly endpoint: string;
  /** What the transformation of the target made of the event. */
  readonly parameters: { readonly [resourceKey: string]: string };
}

/** Hands a delivery over. What it throws is a failed attempt. */
export type Channel = (delivery: Delivery) => void | Promise<void>;

/** A parameter that the type of the target cannot do without. */
export function required({ parameters, target }: Delivery, resourceKey: string): string {
  const value = parameters[resourceKey];
  if (!value) throw new Error(`A target of the type ${target.Type} needs the parameter ${resourceKey}`);
  return value;
}
