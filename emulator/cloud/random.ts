const MODULUS = 2147483647;

/** Numbers that look random, the same ones for the same seed. */
export class Random {
  private state: number;

  public constructor(seed: number) {
    this.state = (Math.abs(Math.trunc(seed)) % (MODULUS - 1)) + 1;
  }

  /** A whole number from 0 to one below `bound`. */
  public below(bound: number): number {
    // The minimal standard generator of Park and Miller: its products fit into a double.
    this.state = (this.state * 48271) % MODULUS;
    return this.state % bound;
  }
}
