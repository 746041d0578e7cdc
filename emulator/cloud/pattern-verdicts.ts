import { EventRule } from "./event-rules";
import { CloudEvent } from "./service-events";
import { EventPattern } from "../../lib/events/event-pattern";

/** What a rule makes of an event. Undetermined is what the documentation leaves open, with the reason. */
export interface PatternVerdict {
  readonly matched: boolean;
  readonly undetermined?: string;
}

/** Judges events with the library's own matcher. A pattern is read once. */
export class PatternVerdicts {
  private readonly read = new Map<string, EventPattern | string>();

  public of({ filterPattern }: EventRule, event: CloudEvent): PatternVerdict {
    const pattern = this.read.get(filterPattern) ?? this.parse(filterPattern);
    // Whether the service takes such a pattern, and what it matches then, nobody knows.
    if (typeof pattern === "string") return { matched: false, undetermined: pattern };
    const explanation = pattern.explain(event);
    return explanation.undetermined
      ? { matched: false, undetermined: explanation.toString() }
      : { matched: explanation.matched };
  }

  private parse(json: string): EventPattern | string {
    let pattern: EventPattern | string;
    try {
      pattern = EventPattern._fromRule(json);
    } catch (error) {
      pattern = (error as Error).message;
    }
    this.read.set(json, pattern);
    return pattern;
  }
}
