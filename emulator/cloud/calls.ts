import type { Authorization, Principal } from "./authorization";
import { CloudError } from "./cloud-error";
import { Random } from "./random";

/** One operation that a service was asked for. */
export interface Call {
  /** For example `ess:SetInstancesProtection`. */
  readonly operation: string;
  readonly parameters: { readonly [name: string]: unknown };
  /** Who asked, where somebody in particular did. */
  readonly principal?: Principal;
}

/** Everything that the cloud was asked for, in order, refused calls included. */
export class Calls {
  private readonly log: Call[] = [];
  private forgotten = 0;
  private authorization?: Authorization;
  private principal?: Principal;
  private readonly failures: { operation: string; failure: CloudError; times: number }[] = [];
  private readonly likely = new Map<string, { failure: CloudError; probability: number }>();

  /** @param random decides which calls fail randomly */
  public constructor(private readonly random: Random = new Random(1, 1)) {}

  public get all(): readonly Call[] {
    return this.log;
  }

  /** Without those that only look. */
  public get writes(): readonly Call[] {
    return this.log.filter(({ operation }) => !/:(Describe|Get|GET |Head|List|Check|Is)/.test(operation));
  }

  /** The parameters of every call of one operation. */
  public of(operation: string): readonly Call["parameters"][] {
    return this.log.filter((call) => call.operation === operation).map(({ parameters }) => parameters);
  }

  /** Makes the next calls of an operation fail. */
  public failNext(operation: string, failure: CloudError, times = 1): void {
    this.failures.push({ operation, failure, times });
  }

  /** Makes every call of an operation fail with this probability from now on; zero for never again. */
  public failRandomly(operation: string, failure: CloudError, probability: number): void {
    this.likely.set(operation, { failure, probability });
  }

  /** How many calls there were so far, forgotten ones included. */
  public get received(): number {
    return this.forgotten + this.log.length;
  }

  /** Those after the first `count`, as far as they are not forgotten. */
  public since(count: number): readonly Call[] {
    return this.log.slice(Math.max(count - this.forgotten, 0));
  }

  /** Forgets what was received so far. */
  public clear(): void {
    this.forgotten += this.log.length;
    this.log.length = 0;
  }

  /** From now on this decides what principals may do. */
  public authorizeWith(authorization: Authorization): void {
    this.authorization = authorization;
  }

  /** Every call that an action makes is made by a principal, and refused where the principal may not make it. */
  public as<T>(principal: Principal, action: () => T): T {
    const before = this.principal;
    this.principal = principal;
    try {
      return action();
    } finally {
      this.principal = before;
    }
  }

  /** Every operation of the model goes through here first. Parameters that are undefined were not sent. */
  public receive(operation: string, parameters: object): void {
    const sent = Object.fromEntries(Object.entries(parameters).filter(([, value]) => value !== undefined));
    const { principal } = this;
    this.log.push({ operation, parameters: structuredClone(sent), ...(principal && { principal }) });
    if (principal) {
      this.authorization?.check(principal, operation, sent);
    }
    const planned = this.failures.find((failure) => failure.operation === operation && failure.times > 0);
    if (planned) {
      planned.times -= 1;
      throw planned.failure;
    }
    const likely = this.likely.get(operation);
    if (likely && this.random.chance(likely.probability)) {
      throw likely.failure;
    }
  }
}
