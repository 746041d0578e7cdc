const MODULUS = 2147483647;

/** Numbers that look random, the same ones for the same seed. */
export class Random {
  private state: number;

  /** @param stream each one is a sequence of its own: drawing from one does not change another */
  public constructor(seed: number, stream = 0) {
    this.state = ((Math.abs(Math.trunc(seed)) + stream * 1_000_003) % (MODULUS - 1)) + 1;
    // The first numbers after a small seed are small: nobody should draw chances from them.
    for (let draw = 0; stream > 0 && draw < 3; draw += 1) this.next();
  }

  /** A whole number from 0 to one below `bound`. */
  public below(bound: number): number {
    return this.next() % bound;
  }

  /** Whether something happens that happens with this probability. */
  public chance(probability: number): boolean {
    return this.next() / MODULUS < probability;
  }

  private next(): number {
    // The minimal standard generator of Park and Miller: its products fit into a double.
    this.state = (this.state * 48271) % MODULUS;
    return this.state;
  }
}
