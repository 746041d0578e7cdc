import { PAGES } from "./official-pages";
import { checkOperator } from "./pattern-grammar";
import { InvalidInput } from "../environment/invalid-input";
import { checkProps } from "../environment/props";

/**
 * The bounds of `Match.interval`: `above`, and one of `below` and `atMost`.
 *
 * Bounds are numbers from -1.0e9 to 1.0e9 with at most 6 decimals.
 */
export interface NumericInterval {
  /** The number is greater than this. */
  readonly above: number;
  /**
   * The number is less than this.
   *
   * @default - `atMost` is the upper bound
   */
  readonly below?: number;
  /**
   * The number is less than this or equal to it.
   *
   * @default - `below` is the upper bound
   */
  readonly atMost?: number;
}

/**
 * An operator of the event-pattern grammar, for use among the accepted values of a field.
 * Exact values are written as plain literals, without Match.
 *
 * All comparisons of text mind upper and lower case. A field that the event lacks matches `doesNotExist` only.
 *
 * @see https://www.alibabacloud.com/help/en/eventbridge/user-guide/event-patterns
 */
export class Match {
  /**
   * Text that starts with the given text.
   *
   * @param text not empty
   */
  public static prefix(text: string): Match {
    return new Match("Match.prefix", { prefix: text });
  }

  /**
   * Text that ends with the given text.
   *
   * @param text not empty
   */
  public static suffix(text: string): Match {
    return new Match("Match.suffix", { suffix: text });
  }

  /**
   * Text that has the given text in it.
   *
   * @param text the text to look for
   */
  public static contains(text: string): Match {
    return new Match("Match.contains", { contains: text });
  }

  /**
   * A value that is there and is none of these.
   *
   * @param values one or more strings, or one or more numbers
   */
  public static anythingBut(...values: any[]): Match {
    const [first, ...others] = values;
    const operand = others.length > 0 || values.length === 0 ? values : first;
    return new Match("Match.anythingBut", { "anything-but": operand });
  }

  /**
   * A value that is there and does not start with the given text.
   *
   * @param text not empty
   */
  public static anythingButPrefix(text: string): Match {
    return new Match("Match.anythingButPrefix", { "anything-but": { prefix: text } });
  }

  /**
   * A number of this value, however it is written.
   *
   * @param value from -1.0e9 to 1.0e9, at most 6 decimals
   */
  public static equalTo(value: number): Match {
    return new Match("Match.equalTo", { numeric: ["=", value] });
  }

  /**
   * A smaller number.
   *
   * @param value from -1.0e9 to 1.0e9, at most 6 decimals
   */
  public static lessThan(value: number): Match {
    return new Match("Match.lessThan", { numeric: ["<", value] });
  }

  /**
   * A number of this value or a smaller one.
   *
   * @param value from -1.0e9 to 1.0e9, at most 6 decimals
   */
  public static atMost(value: number): Match {
    return new Match("Match.atMost", { numeric: ["<=", value] });
  }

  /**
   * A greater number. The grammar documents no "greater or equal".
   *
   * @param value from -1.0e9 to 1.0e9, at most 6 decimals
   */
  public static greaterThan(value: number): Match {
    return new Match("Match.greaterThan", { numeric: [">", value] });
  }

  /**
   * A number between two bounds.
   *
   * @param bounds the lower bound and one upper bound
   */
  public static interval(bounds: NumericInterval): Match {
    checkProps("The bounds of Match.interval", bounds);
    const { above, below, atMost } = bounds;
    if ((below === undefined) === (atMost === undefined)) {
      throw new InvalidInput({
        what: "Match.interval",
        value: bounds,
        rule: "An interval has one upper bound",
        mend: "Give either below or atMost; without an upper bound use Match.greaterThan",
        see: PAGES.patterns,
      });
    }
    return new Match("Match.interval", {
      numeric: [">", above, ...(below !== undefined ? ["<", below] : ["<=", atMost])],
    });
  }

  /**
   * An IPv4 address of this block, as text. For fields of `data` only. The documentation does not say whether the
   * network and the broadcast address belong to it.
   *
   * @param block such as `10.0.0.0/24`
   */
  public static cidr(block: string): Match {
    return new Match("Match.cidr", { cidr: block });
  }

  /** Any value, as long as the field is there. For fields of `data` only. */
  public static exists(): Match {
    return new Match("Match.exists", { exists: true });
  }

  /** The field is not there. For fields of `data` only. */
  public static doesNotExist(): Match {
    return new Match("Match.doesNotExist", { exists: false });
  }

  private readonly operator: Record<string, unknown>;

  private constructor(what: string, operator: Record<string, unknown>) {
    // The pattern warns when it takes the value in, where the field is known.
    this.operator = checkOperator(what, operator, () => undefined);
  }

  /** The operator object, as it stands in the JSON of a pattern. */
  public toJSON(): any {
    return this.operator;
  }
}
