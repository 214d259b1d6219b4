/**
 * Applies of an environment that root holds, by a file with the reason. The unit ops-apply@ does not start then, and
 * ops-request refuses jobs that ask for an apply; what a person runs by hand is not held.
 */
import { printable } from '../general/printable.ts';

export interface Hold {
  /** UTC, ISO 8601: when the file was written last. */
  readonly since: string;
  /** First line of the file, safe to print; empty where there is none. */
  readonly reason: string;
  /** The file, for people. */
  readonly path: string;
}

const LONGEST_REASON = 200;

/** Of the first bytes of the file, which somebody may have written who does not know who reads them. */
export function readHoldReason(text: string): string {
  const [line = ''] = text.split(/[\r\n]/, 1);
  return Array.from(printable(line.trim())).slice(0, LONGEST_REASON).join('');
}

export function describeHold({ since, reason, path }: Hold): string {
  const why = reason === '' ? 'without a reason' : `"${reason}"`;
  return `applies are held since ${since.slice(0, 16).replace('T', ' ')} UTC, ${why}; to go on, delete ${path} as root`;
}
