/** When an invocation has to be through. What is left after it is for the events and the summary. */
export class Deadline {
  public static ofFunction(timeoutSeconds: number): Deadline {
    const reserve = Math.min(5_000, timeoutSeconds * 200);
    return new Deadline(Date.now() + timeoutSeconds * 1_000 - reserve);
  }

  public constructor(private readonly end: number) {}

  public get leftMilliseconds(): number {
    return Math.max(0, this.end - Date.now());
  }

  /** An equal part of what is left, for the first of so many tasks: one that hangs does not take the time of the others. */
  public share(tasks: number): Deadline {
    return new Deadline(Date.now() + this.leftMilliseconds / tasks);
  }

  /** A little more, for what has to be said at the end. */
  public extended(milliseconds: number): Deadline {
    return new Deadline(Math.max(this.end, Date.now()) + milliseconds);
  }
}
