/** One change of an apply that the provider never answers, as when a connection or a machine dies. */
export interface Stall {
  /** Which one, counted from the moment when it is set: 1 is the next. @default - the first that fits `type` */
  readonly change?: number;

  /** Only changes of this resource type count. @default - all */
  readonly type?: string;

  /** Whether the cloud has carried it out. Terraform does not hear of it either way. */
  readonly carriedOut: boolean;
}

/** Withholds the answer to one call of an apply. */
export class Staller {
  private pending?: { readonly stall: Stall; left: number; readonly reached: () => void };

  /** Resolves when the change is reached. */
  public stallAt(stall: Stall): Promise<void> {
    return new Promise((reached) => (this.pending = { stall, left: stall.change ?? 1, reached }));
  }

  /** Answers a call of an apply by way of `respond`, unless it is the one that stalls. */
  public pass<T>(type: string, answer: () => T, respond: (answer: T) => void): void {
    const { pending } = this;
    const counts = pending !== undefined && (pending.stall.type ?? type) === type;
    if (!counts || --pending.left > 0) {
      respond(answer());
      return;
    }
    this.pending = undefined;
    if (pending.stall.carriedOut) answer();
    pending.reached();
  }
}
