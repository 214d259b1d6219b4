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

/** 32 for an IPv4 address, 128 for an IPv6 one. */
export function parseIp(text: string): { readonly bits: 32 | 128; readonly value: bigint } | undefined {
  return text.includes(':') ? parseIp6(text) : parseIp4(text);
}

export function parseNetwork(address: string, length: number): Network | undefined {
  const ip = parseIp(address);
  return ip === undefined ? undefined : { bits: ip.bits, base: ip.value, mask: makeMask(ip.bits, length) };
}

export function makeMask(bits: 32 | 128, length: number): bigint {
  const all = (1n << BigInt(bits)) - 1n;
  return all ^ ((1n << BigInt(bits - length)) - 1n);
}

/** Every address of the inner network is one of the outer. */
export function coversNetwork(outer: Network, inner: Network): boolean {
  if (outer.bits !== inner.bits) return false;
  return (outer.mask & inner.mask) === outer.mask && (outer.base & outer.mask) === (inner.base & outer.mask);
}

const DOTTED = /^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/;

function parseIp4(text: string): { bits: 32; value: bigint } | undefined {
  if (!DOTTED.test(text)) return undefined;
  const parts = text.split('.').map(Number);
  return parts.some((part) => part > 255)
    ? undefined
    : { bits: 32, value: BigInt(parts.reduce((sum, part) => sum * 256 + part, 0)) };
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
