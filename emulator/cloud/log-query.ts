import { CloudError } from "./cloud-error";

/** What separates words. */
const WORD_ENDS = /[\s,'";=()[\]{}?@&<>/:]+/;

/** A text that a query looks at, and the fields in it that a query can name. */
export interface Searchable {
  readonly text: string;
  readonly fields: { readonly [name: string]: unknown };
}

/**
 * The search syntax of Log Service, as far as it is modelled: words, `field: value`, `*`, `not` before `and` before `or`,
 * parentheses, and `and` where nothing stands between two terms. Words are compared whole and without regard to case.
 */
export function finds(query: string, searchable: Searchable): boolean {
  const tokens = query.match(/"[^"]*"|[()]|:|[^\s():"]+/g) ?? [];
  const words = new Set(searchable.text.toLowerCase().split(WORD_ENDS));
  const isNext = (word: string) => tokens[0]?.toLowerCase() === word;
  const take = (word: string) => isNext(word) && tokens.shift() !== undefined;

  const either = (): boolean => {
    let found = both();
    while (take("or")) found = both() || found;
    return found;
  };
  const both = (): boolean => {
    let found = inverted();
    while (tokens.length > 0 && !isNext("or") && !isNext(")")) {
      take("and");
      found = inverted() && found;
    }
    return found;
  };
  const inverted = (): boolean => (take("not") ? !inverted() : term());
  const term = (): boolean => {
    if (take("(")) {
      const found = either();
      if (!take(")")) throw malformed(query);
      return found;
    }
    const name = tokens.shift() ?? ")";
    const word = plain(name);
    if ([")", ":", "and", "or"].includes(word)) throw malformed(query);
    if (take(":")) return String(searchable.fields[name]).toLowerCase() === plain(tokens.shift() ?? "");
    return word === "*" || word.split(WORD_ENDS).every((part) => part === "" || words.has(part));
  };

  const found = either();
  if (tokens.length > 0) throw malformed(query);
  return found;
}

function plain(token: string): string {
  return token.replace(/^"|"$/g, "").toLowerCase();
}

function malformed(query: string): CloudError {
  return new CloudError("ParameterInvalid", `The emulator does not understand the query "${query}".`);
}
