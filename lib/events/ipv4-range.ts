/**
 * The addresses of an IPv4 block: its network address, its broadcast address and whether a prefix length was written.
 *
 * @internal
 */
export interface Ipv4Range {
  readonly network: number;
  readonly broadcast: number;
  readonly bare: boolean;
}

/**
 * An IPv4 block such as `10.0.0.0/24`, or a bare address. Undefined for anything else.
 *
 * @internal
 */
export function ipv4Range(text: string): Ipv4Range | undefined {
  const [, address, length] = /^([0-9.]{7,15})(?:\/(\d|[12]\d|3[0-2]))?$/.exec(text) ?? [];
  const number = address === undefined ? -1 : ipv4Number(address);
  if (number < 0) return undefined;
  const size = 2 ** (32 - Number(length ?? 32));
  const network = number - (number % size);
  return { network, broadcast: network + size - 1, bare: length === undefined };
}

const DOT = 46;
const ZERO = 48;

/**
 * An IPv4 address as a number, or -1 for a text that is none. It makes no strings: it runs for every event.
 *
 * @internal
 */
export function ipv4Number(text: string): number {
  let address = 0;
  let octet = -1;
  let dots = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === DOT) {
      if (octet < 0 || ++dots > 3) return -1;
      address = address * 256 + octet;
      octet = -1;
    } else {
      const digit = code - ZERO;
      // An octet that starts with 0 is read as octal by some and as decimal by others: it is no address here.
      if (digit < 0 || digit > 9 || octet === 0) return -1;
      octet = octet < 0 ? digit : octet * 10 + digit;
      if (octet > 255) return -1;
    }
  }
  return octet < 0 || dots !== 3 ? -1 : address * 256 + octet;
}
