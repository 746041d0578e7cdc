/** The time of the cloud. It stands still until somebody moves it. */
export class Clock {
  private milliseconds: number;

  public constructor(start: Date) {
    this.milliseconds = start.getTime();
  }

  public get now(): Date {
    return new Date(this.milliseconds);
  }

  public advance(milliseconds: number): void {
    if (milliseconds < 0) {
      throw new RangeError(`Time does not run backwards: ${milliseconds} ms.`);
    }
    this.milliseconds += milliseconds;
  }
}
