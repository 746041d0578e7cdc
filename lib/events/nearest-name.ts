// The effort grows with the product of the lengths; nothing this long is a misspelt name.
const LONGEST = 128;

/**
 * The name most like a given one, by the number of edited characters; letter case costs nothing.
 * Undefined if all are further away than `atMost` edits.
 *
 * @internal
 */
export function nearestName(given: string, names: string[], atMost: number = Infinity): string | undefined {
  if (given.length > LONGEST) return undefined;
  let nearest: string | undefined;
  let least = atMost + 1;
  for (const name of names) {
    const edits = distance(given.toLowerCase(), name.toLowerCase());
    if (edits < least) {
      nearest = name;
      least = edits;
    }
  }
  return nearest;
}

function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}
