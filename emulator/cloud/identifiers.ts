const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Ids as the services give them, the same ones for the same seed. */
export class Identifiers {
  private state: number;

  public constructor(seed: number) {
    this.state = (Math.abs(Math.trunc(seed)) % 2147483646) + 1;
  }

  /** For example `asg-bp1` and 17 characters more. */
  public next(prefix: string): string {
    let id = `${prefix}-bp1`;
    for (let length = 0; length < 17; length += 1) {
      // The minimal standard generator of Park and Miller: its products fit into a double.
      this.state = (this.state * 48271) % 2147483647;
      id += ALPHABET[this.state % ALPHABET.length];
    }
    return id;
  }
}
