import type { Problem } from '../types.ts';
import type { Reading } from '../playbooks/reading.ts';
import type { Place } from '../playbooks/types.ts';

/** One rule over the playbooks and the catalogue. */
export type PlaybookRule = (reading: Reading) => readonly Problem[];

const CATALOGUE_FILE = 'inventory/schema/effects.json';

export function finding(rule: string, { file, line }: Place, path: string, message: string): Problem {
  return { severity: 'error', rule, message, file, line, column: 1, path };
}

/** About the catalogue itself. */
export function inCatalogue(rule: string, path: string, message: string): Problem {
  return finding(rule, { file: CATALOGUE_FILE, line: 1 }, path, message);
}
