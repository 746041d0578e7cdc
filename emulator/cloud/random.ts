/** Numbers that look random and are the same ones for the same seed. */
export class Random {
  private state: number;

  /** @param stream each one is a sequence of its own: drawing from one does not change another */
  public constructor(seed: number, stream = 0) {
    this.state = ((Math.abs(Math.trunc(seed)) + stream * 1_000_003) % 2147483646) + 1;
    // The first numbers after a small seed are small: nobody should draw chances from them.
    for (let draw = 0; stream > 0 && draw < 3; draw += 1) this.integer();
  }

  /** The minimal standard generator of Park and Miller: its products fit into a double. 1 to 2,147,483,646. */
  public integer(): number {
    this.state = (this.state * 48271) % 2147483647;
    return this.state;
  }

  /** Whether something happens that happens with this probability. */
  public chance(probability: number): boolean {
    return this.integer() / 2147483647 < probability;
  }
}
