import { Random } from "./random";

const ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

/** Ids as the services give them, the same ones for the same seed. */
export class Identifiers {
  private readonly random: Random;

  public constructor(seed: number) {
    this.random = new Random(seed);
  }

  /** For example `asg-bp1` and 17 characters more. */
  public next(prefix: string): string {
    let id = `${prefix}-bp1`;
    for (let length = 0; length < 17; length += 1) {
      id += ALPHABET[this.random.below(ALPHABET.length)];
    }
    return id;
  }
}
