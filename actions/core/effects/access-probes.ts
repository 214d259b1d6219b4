/**
 * From where logins are tried: the socket, both ends of every network that a line names, from within and from without,
 * and a host of each name. Any difference between two files begins or ends at one of them.
 */
import type { HbaAddress } from '../hba/address.ts';
import type { FileLine } from '../hba/file.ts';
import type { Connection } from '../hba/match.ts';

export interface Probe extends Pick<Connection, 'address'> {
  /** As a reader is told it. */
  readonly from: string;
}

export function listProbes(lines: readonly FileLine[]): readonly Probe[] {
  const probes = new Map<string, Probe>([['', { from: 'the host itself' }]]);
  for (const address of lines.flatMap(({ line }) => line.address ?? [])) {
    for (const probe of makeProbes(address)) probes.set(probe.from, probe);
  }
  return [...probes.values()];
}

/**
 * Of databases that the inventory does not have, the first of those that the same lines name: the others fare alike. Where
 * a line compares the database with the user, or with a role, each counts for itself.
 */
export function pickDatabases(
  names: readonly string[],
  lines: readonly FileLine[],
  isKnown: (name: string) => boolean,
): readonly string[] {
  const linesOf = new Map<string, number[]>();
  for (const [index, { line }] of lines.entries()) {
    for (const { text, quoted } of line.databases) {
      if (!quoted && COMPARED.has(text)) return names;
      const known = linesOf.get(text);
      if (known === undefined) linesOf.set(text, [index]);
      else known.push(index);
    }
  }
  const picked = new Map<string, string>();
  for (const name of names) {
    const key = isKnown(name) ? `known ${name}` : (linesOf.get(name) ?? []).join(' ');
    if (!picked.has(key)) picked.set(key, name);
  }
  return [...picked.values()];
}

const COMPARED = new Set(['sameuser', 'samerole', 'samegroup']);

/** Any address will do for a line that takes all of them. */
const ANYWHERE = [
  { bits: 32, value: 0xcb007101n },
  { bits: 128, value: 0x20010db8n << 96n },
] as const;

const NEAR = "a host of the server's own networks";
const ITSELF = "the server's own addresses";

function makeNamed(word: string, from: string): Probe {
  return { from, address: { ...ANYWHERE[0], word } };
}

function makeProbes(address: HbaAddress): readonly Probe[] {
  if (address.kind === 'all') return ANYWHERE.map((one) => ({ from: formatIp(one.bits, one.value), address: one }));
  if (address.kind === 'same') return [makeNamed(address.word, address.word === 'samenet' ? NEAR : ITSELF)];
  if (address.kind === 'name') return [makeNamed(address.name, address.name)];
  const { bits, base, mask } = address.network;
  const all = (1n << BigInt(bits)) - 1n;
  const first = base & mask;
  const last = first | (all ^ mask);
  const values = [first, last, first - 1n, last + 1n].filter((value) => value >= 0n && value <= all);
  return values.map((value) => ({ from: formatIp(bits, value), address: { bits, value } }));
}

function formatIp(bits: 32 | 128, value: bigint): string {
  const size = bits === 32 ? 8n : 16n;
  const parts = Array.from({ length: bits / Number(size) }, (_, index) => {
    const shift = BigInt(bits) - size * BigInt(index + 1);
    return (value >> shift) & ((1n << size) - 1n);
  });
  return bits === 32 ? parts.join('.') : parts.map((part) => part.toString(16)).join(':');
}
