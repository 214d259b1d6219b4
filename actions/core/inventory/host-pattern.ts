/**
 * Host keys as Ansible's yaml plugin reads them: `db[01:10:3]-[a:c]:2222` names many hosts and a port. A key that is no
 * host name is taken as it stands.
 */

/** A range that Ansible refuses. */
export class HostPatternError extends Error {}

export interface HostPattern {
  readonly hosts: readonly string[];
  readonly port: number | undefined;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';
const MOST_HOSTS = 100_000;

const NUMERIC_RANGE = String.raw`\[[0-9]+:[0-9]+(?::[0-9]+)?\]`;
const HEXADECIMAL_RANGE = String.raw`\[[0-9a-f]+:[0-9a-f]+(?::[0-9]+)?\]`;
const NAME_RANGE = String.raw`\[(?:[a-z]:[a-z]|[0-9]+:[0-9]+)(?::[0-9]+)?\]`;
const V4_PART = `(?:[01]?[0-9]{1,2}|2[0-4][0-9]|25[0-5]|${NUMERIC_RANGE})`;
const LABEL = String.raw`(?:[\p{L}\p{N}_]|${NAME_RANGE})(?:[\p{L}\p{N}_-]|${NAME_RANGE})*(?<![_-])`;
const V6_PART = `(?:[0-9a-f]{1,4}|${HEXADECIMAL_RANGE})`;

const V4 = new RegExp(`^(?:${V4_PART}\\.){3}${V4_PART}$`, 'i');
const NAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*$`, 'iu');
const V6 = new RegExp(`^(?:${V6_PART}?:){2,7}(?:${V6_PART}?|${V4_PART}(?:\\.${V4_PART}){3})$`, 'i');

/** Throws `HostPatternError`. */
export function expandHostPattern(written: string): HostPattern {
  const { name, port } = splitPort(written);
  const isHost = V4.test(name) || V6.test(name) || NAME.test(name);
  return isHost ? { hosts: expandRanges(name), port } : { hosts: expandRanges(written), port: undefined };
}

function splitPort(written: string): { name: string; port: number | undefined } {
  let name = written;
  let port: number | undefined;
  for (const pattern of [/^\[(.+)\]:([0-9]+)$/, /^((?:[^:[\]]|\[[^\]]*\])*):([0-9]+)$/]) {
    const match = pattern.exec(name);
    if (match?.[1] === undefined) continue;
    name = match[1];
    port = Number(match[2]);
  }
  return { name, port };
}

function expandRanges(name: string): readonly string[] {
  if (!name.includes('[')) return [name];
  const match = /^(.*?)\[(.*?)\](.*)$/s.exec(name);
  if (match === null) throw new HostPatternError(`"${name}" has a bracket that does not close`);
  const [, head = '', range = '', tail = ''] = match;
  const rests = expandRanges(tail);
  const values = expandRange(range);
  if (values.length * rests.length > MOST_HOSTS)
    throw new HostPatternError(`"${name}" names more than ${MOST_HOSTS} hosts`);
  return values.flatMap((value) => rests.map((rest) => head + value + rest));
}

function expandRange(range: string): string[] {
  const [first = '', end = '', step = '1', ...more] = range.split(':');
  const begin = first === '' ? '0' : first;
  if (!range.includes(':') || more.length > 0)
    throw new HostPatternError(`range "[${range}]" is not begin:end or begin:end:step`);
  if (end === '') throw new HostPatternError(`range "[${range}]" has no end`);
  const width = begin.startsWith('0') && begin.length > 1 ? begin.length : 0;
  if (width > 0 && width !== end.length)
    throw new HostPatternError(`range "[${range}]": begin and end differ in length`);
  const from = begin.length === 1 ? LETTERS.indexOf(begin) : -1;
  const to = end.length === 1 ? LETTERS.indexOf(end) : -1;
  if (!/^[0-9]+$/.test(step) || Number(step) === 0)
    throw new HostPatternError(`range "[${range}]": the step is no number above 0`);
  if (from >= 0 && to >= 0) {
    if (from > to) throw new HostPatternError(`range "[${range}]" ends before it begins`);
    return listSteps(from, to, Number(step)).map((index) => LETTERS.charAt(index));
  }
  if (!/^[0-9]+$/.test(begin) || !/^[0-9]+$/.test(end))
    throw new HostPatternError(`range "[${range}]" is neither of numbers nor of letters`);
  return listSteps(Number(begin), Number(end), Number(step)).map((value) => String(value).padStart(width, '0'));
}

function listSteps(from: number, to: number, step: number): number[] {
  const count = Math.floor((to - from) / step) + 1;
  if (count > MOST_HOSTS) throw new HostPatternError(`a range of more than ${MOST_HOSTS} hosts`);
  return Array.from({ length: Math.max(0, count) }, (_, index) => from + index * step);
}
