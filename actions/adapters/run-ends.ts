/**
 * When each verb last ended with which verdict: one small file each, so that two verbs which end at once do not meet.
 * The ledger does not tell it: an apply that finds nothing to do, or is refused, writes nothing there.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunVerdict } from '../core/apply/verdict.ts';
import type { RunEnd } from '../core/metrics/gauges.ts';

const VERDICTS: ReadonlySet<string> = new Set<RunVerdict>(['done', 'owed', 'failed', 'interrupted', 'refused']);

export function writeRunEnd(folder: string, { verb, verdict, time }: RunEnd): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${verb}.${verdict}`);
  writeFileSync(`${path}.new`, `${time}\n`);
  renameSync(`${path}.new`, path);
}

export function readRunEnds(folder: string): readonly RunEnd[] {
  return list(folder).flatMap((name) => {
    const [verb = '', verdict = '', ...rest] = name.split('.');
    const time = rest.length === 0 && isVerdict(verdict) ? readFileSync(join(folder, name), 'utf8').trim() : '';
    return isVerdict(verdict) && !Number.isNaN(Date.parse(time)) ? [{ verb, verdict, time }] : [];
  });
}

function isVerdict(text: string): text is RunVerdict {
  return VERDICTS.has(text);
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
