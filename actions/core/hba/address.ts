/** Addresses of HBA lines as numbers, so that one network can be compared with another. */
export type HbaAddress =
  | { readonly kind: 'all' }
  | { readonly kind: 'same'; readonly word: 'samehost' | 'samenet' }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'network'; readonly network: Network };

export interface Network {
  readonly bits: 32 | 128;
  readonly base: bigint;
  readonly mask: bigint;
}

const DOT = 46;
const ZERO = 48;

/** 32 for an IPv4 address, 128 for an IPv6 one. */
export function parseIp(text: string): { readonly bits: 32 | 128; readonly value: bigint } | undefined {
  return text.includes(':') ? parseIp6(text) : parseIp4(text);
}

export function parseNetwork(address: string, length: number): Network | undefined {
  const ip = parseIp(address);
  return ip === undefined ? undefined : { bits: ip.bits, base: ip.value, mask: makeMask(ip.bits, length) };
}

export function makeMask(bits: Network['bits'], length: number): bigint {
  const all = (1n << BigInt(bits)) - 1n;
  return all ^ ((1n << BigInt(bits - length)) - 1n);
}

/** Every address of the inner network is one of the outer. */
export function coversNetwork(outer: Network, inner: Network): boolean {
  if (outer.bits !== inner.bits) return false;
  return (outer.mask & inner.mask) === outer.mask && (outer.base & outer.mask) === (inner.base & outer.mask);
}

/** Digit by digit: four numbers to 255, none with a zero before it. A large inventory has tens of thousands. */
function parseIp4(text: string): { bits: 32; value: bigint } | undefined {
  let [value, part, digits, dots] = [0, 0, 0, 0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === DOT && digits > 0) {
      value = value * 256 + part;
      [part, digits] = [0, 0];
      dots++;
    } else if (code >= ZERO && code <= ZERO + 9 && !(digits > 0 && part === 0)) {
      part = part * 10 + code - ZERO;
      digits++;
      if (part > 255) return undefined;
    } else {
      return undefined;
    }
  }
  return dots === 3 && digits > 0 ? { bits: 32, value: BigInt(value * 256 + part) } : undefined;
}

function parseIp6(text: string): { bits: 128; value: bigint } | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [left, right] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const words = expandWords(left ?? [], right);
  if (words === undefined || words.some((word) => !/^[0-9a-fA-F]{1,4}$/.test(word))) return undefined;
  return { bits: 128, value: words.reduce((sum, word) => (sum << 16n) | BigInt(`0x${word}`), 0n) };
}

/** Eight groups; the last two may be written as an IPv4 address. */
function expandWords(left: readonly string[], right: readonly string[] | undefined): readonly string[] | undefined {
  const head = right === undefined ? splitIp4Tail(left) : left;
  const tail = right === undefined ? [] : splitIp4Tail(right);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  if (right === undefined) return missing === 0 ? head : undefined;
  return missing < 1 ? undefined : [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
}

function splitIp4Tail(words: readonly string[]): readonly string[] | undefined {
  const last = words.at(-1);
  if (last?.includes('.') !== true) return words;
  const ip = parseIp4(last);
  if (ip === undefined) return undefined;
  return [...words.slice(0, -1), (ip.value >> 16n).toString(16), (ip.value & 0xffffn).toString(16)];
}
