import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';

const FILE = '/etc/machine-id';
const PURPOSE = 'postgres-operations ledger';
const LENGTH = 12;

/** This machine's name in ledgers, which are published: made from machine-id, which is not to be told. */
export function findMachine(file: string = FILE): string | undefined {
  try {
    const id = readFileSync(file, 'utf8').trim();
    return id === '' ? undefined : createHmac('sha256', id).update(PURPOSE).digest('hex').slice(0, LENGTH);
  } catch {
    return undefined;
  }
}
