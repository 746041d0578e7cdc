/**
 * What one field of a pattern says about an event.
 */
export interface FieldExplanation {
  /** The path of the field in the event, such as `data.result`; empty for the event as a whole. */
  readonly path: string;
  /** Whether the field accepts the event. False also where nobody knows before deployment. */
  readonly matched: boolean;
  /** Whether the documentation leaves open that the service decides the other way. */
  readonly undetermined: boolean;
  /** Whether it depends on a value that only Terraform knows. */
  readonly unknownUntilDeployment: boolean;
  /** One sentence that says why. */
  readonly reason: string;
  /** What the field accepts, operators in words. */
  readonly expected: string;
  /** What the event holds there, as (shortened) JSON, or `absent`. */
  readonly actual: string;
}

/**
 * Why an event matches a pattern or does not, field by field.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-patterns
 */
export class PatternExplanation {
  /** Whether every field accepts the event. False also where nobody knows before deployment. */
  public readonly matched: boolean;
  /** Whether the documentation leaves open that the service decides the other way. */
  public readonly undetermined: boolean;
  /** Whether the decision depends on a value that only Terraform knows. */
  public readonly unknownUntilDeployment: boolean;
  /** Every field that the pattern names. */
  public readonly fields: FieldExplanation[];

  /**
   * @param fields what each field of the pattern says; all of them have to match
   */
  public constructor(fields: FieldExplanation[]) {
    const failed = fields.filter(({ matched, unknownUntilDeployment }) => !matched && !unknownUntilDeployment);
    this.fields = [...fields];
    this.matched = fields.every(({ matched }) => matched);
    this.unknownUntilDeployment = failed.length === 0 && !this.matched;
    // One field that surely fails settles the whole, whatever is open about the others.
    this.undetermined = fields.some(({ undetermined }) => undetermined) && failed.every((field) => field.undetermined);
  }

  /** The explanation as lines of text: the verdict, then a line per field. */
  public toString(): string {
    const verdict = this.unknownUntilDeployment
      ? "Whether the event matches is unknown until deployment"
      : `The event ${this.matched ? "matches" : "does not match"}`;
    const open = this.undetermined ? " (undetermined by the documentation)" : "";
    const lines = this.fields.map((field) => {
      const mark = field.unknownUntilDeployment ? "unknown" : field.matched ? "match" : "no match";
      return `  [${mark}] ${field.path === "" ? "the event" : field.path}: ${field.reason}`;
    });
    return [`${verdict}${open}.`, ...lines].join("\n");
  }
}
