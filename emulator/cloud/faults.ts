import { Random } from "./random";

/** Decides what goes wrong: the next times, or with a probability under the seed of the cloud. */
export class Faults {
  private times = 0;
  private probability = 0;

  public constructor(private readonly random: Random) {}

  public next(times: number): void {
    this.times += times;
  }

  /** Zero for never again. */
  public randomly(probability: number): void {
    this.probability = probability;
  }

  /** Whether this one goes wrong. */
  public strike(): boolean {
    if (this.times > 0) {
      this.times -= 1;
      return true;
    }
    return this.probability > 0 && this.random.chance(this.probability);
  }
}
