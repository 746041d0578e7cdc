import { Heap } from "heap-js";

/** Something that happens when the clock gets there. */
export interface Timer {
  readonly at: Date;

  /** It will not happen any more. */
  cancel(): void;
}

interface Due {
  readonly time: number;
  readonly order: number;
  readonly action: () => void | Promise<void>;
  cancelled: boolean;
}

/** The time of the cloud. It stands still until somebody moves it; what was set for a time in between happens then. */
export class Clock {
  private milliseconds: number;
  private set = 0;
  private readonly due = new Heap<Due>((a, b) => a.time - b.time || a.order - b.order);

  public constructor(start: Date) {
    this.milliseconds = start.getTime();
  }

  public get now(): Date {
    return new Date(this.milliseconds);
  }

  /** Sets a timer. One for a time that has passed goes off when the clock moves next, if only by nothing. */
  public at(time: Date, action: () => void | Promise<void>): Timer {
    const due = { time: time.getTime(), order: this.set++, action, cancelled: false };
    this.due.push(due);
    return { at: time, cancel: () => (due.cancelled = true) };
  }

  /** The same, so many milliseconds from now. */
  public after(milliseconds: number, action: () => void | Promise<void>): Timer {
    return this.at(new Date(this.milliseconds + milliseconds), action);
  }

  /** Moves the time on. What goes off on the way is carried out one after the other, each at its own time. */
  public async advance(milliseconds: number): Promise<void> {
    if (milliseconds < 0) {
      throw new RangeError(`Time does not run backwards: ${milliseconds} ms.`);
    }
    const end = this.milliseconds + milliseconds;
    for (let next = this.due.peek(); next && next.time <= end; next = this.due.peek()) {
      this.due.pop();
      this.milliseconds = Math.max(this.milliseconds, next.time);
      if (!next.cancelled) await next.action();
    }
    this.milliseconds = end;
  }

  /** The same, up to a point in time. */
  public async advanceTo(time: Date): Promise<void> {
    await this.advance(time.getTime() - this.milliseconds);
  }
}
