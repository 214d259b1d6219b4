/**
 * Host keys as Ansible's yaml plugin reads them: `db[01:10:3]-[a:c]:2222` names many hosts and a port. A key that is no
 * host name is taken as it stands.
 */

import { tryPythonInt } from './python-int.ts';

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
  // Nothing opens a range or stands before a port.
  if (!/[[\]:]/.test(written)) return { hosts: [written], port: undefined };
  const { name, port } = splitPort(written);
  const isHost = V4.test(name) || V6.test(name) || NAME.test(name);
  return isHost ? { hosts: expandRanges(name), port } : { hosts: expandRanges(written), port: undefined };
}

function splitPort(written: string): { name: string; port: number | undefined } {
  let name = written;
  let port: number | undefined;
  for (const pattern of [/^\[(.+)\]:([0-9]+)\n?$/, /^((?:[^:[\]]|\[[^\]]*\])*):([0-9]+)\n?$/]) {
    const match = pattern.exec(name);
    if (match?.[1] === undefined) continue;
    name = match[1];
    port = Number(match[2]) || undefined;
  }
  return { name, port };
}

/** The first `[` and the first `]` of a name are its range, wherever they stand. */
function expandRanges(name: string): readonly string[] {
  if (!name.includes('[')) return [name];
  const parts = name.replace('[', '|').replace(']', '|').split('|');
  if (parts.length !== 3) throw new HostPatternError(`"${name}" has a bracket that does not close, or a "|"`);
  const [head = '', range = '', tail = ''] = parts;
  const values = expandRange(range);
  const rests = expandRanges(tail);
  if (values.length * rests.length > MOST_HOSTS)
    throw new HostPatternError(`"${name}" names more than ${MOST_HOSTS} hosts`);
  return values.flatMap((value) => rests.map((rest) => head + value + rest));
}

function expandRange(range: string): readonly string[] {
  const [first = '', end = '', step = '1', ...more] = range.split(':');
  const begin = first === '' ? '0' : first;
  if (!range.includes(':') || more.length > 0)
    throw new HostPatternError(`range "[${range}]" is not begin:end or begin:end:step`);
  if (end === '') throw new HostPatternError(`range "[${range}]" has no end`);
  const width = begin.startsWith('0') && begin.length > 1 ? begin.length : 0;
  if (width > 0 && width !== end.length)
    throw new HostPatternError(`range "[${range}]": begin and end differ in length`);
  const by = tryPythonInt(step);
  if (by === undefined || by === 0) throw new HostPatternError(`range "[${range}]": the step is no number, or 0`);
  // Ansible looks for begin and end as parts of the alphabet: "ab" counts as "a".
  const from = LETTERS.indexOf(begin);
  const to = LETTERS.indexOf(end);
  if (from >= 0 && to >= 0) {
    if (from > to) throw new HostPatternError(`range "[${range}]" ends before it begins`);
    return by < 0 ? [] : listSteps(from, to, by).map((index) => LETTERS.charAt(index).padStart(width, '0'));
  }
  const least = tryPythonInt(begin);
  const most = tryPythonInt(end);
  if (least === undefined || most === undefined)
    throw new HostPatternError(`range "[${range}]" is neither of numbers nor of letters`);
  return listSteps(least, most, by).map((value) => fillZeros(value, width));
}

/** As Python's range: up to and with `to`; downwards, up to `to` + 2. */
function listSteps(from: number, to: number, step: number): number[] {
  const count = step > 0 ? Math.floor((to - from) / step) + 1 : Math.ceil((to + 1 - from) / step);
  if (count > MOST_HOSTS) throw new HostPatternError(`a range of more than ${MOST_HOSTS} hosts`);
  return Array.from({ length: Math.max(0, count) }, (_, index) => from + index * step);
}

function fillZeros(value: number, width: number): string {
  return value < 0 ? `-${String(-value).padStart(width - 1, '0')}` : String(value).padStart(width, '0');
}
