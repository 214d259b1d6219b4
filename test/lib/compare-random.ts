/** Random inventories read by us and by Ansible: how many answers are equal, and which are not. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Answer } from './ansible.ts';
import { listWithAnsible, listWithOps } from './ansible.ts';
import { makeInventory } from './random-inventory.ts';

export interface Comparison {
  /** Equal variables. */
  readonly equal: number;
  /** Refused by both. */
  readonly refused: number;
  /** Seed of each that differs, and what both say. */
  readonly different: readonly string[];
}

/** `seeds` inventories from `first` on. */
export async function compareRandom(python: string, first: number, seeds: number): Promise<Comparison> {
  const work = mkdtempSync(join(tmpdir(), 'random-inventories-'));
  try {
    const paths = Array.from({ length: seeds }, (_, index) =>
      writeInventory(join(work, String(first + index)), first + index),
    );
    const result = { equal: 0, refused: 0, different: [] as string[] };
    let index = 0;
    for await (const theirs of listWithAnsible(python, paths)) {
      const ours = listWithOps(paths[index] ?? '');
      if (ours.hostvars !== theirs.hostvars) {
        result.different.push(`seed ${first + index}: ${describeDifference(ours, theirs)}`);
      } else if (ours.hostvars === undefined) result.refused++;
      else result.equal++;
      index++;
    }
    return result;
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** The first lines that differ, and what was said. */
function describeDifference(ours: Answer, theirs: Answer): string {
  const [left, right] = [ours, theirs].map(({ hostvars = 'refused' }) => hostvars.split('\n'));
  const line = left?.findIndex((text, index) => text !== right?.[index]) ?? 0;
  const pair = [left, right].map((lines) => lines?.slice(line, line + 3).join('') ?? '');
  return [pair.join(' | Ansible: '), ...ours.problems, ...theirs.problems].join('\n  ');
}

function writeInventory(folder: string, seed: number): string {
  const files = makeInventory(seed);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return join(folder, files.has('hosts.yml') ? 'hosts.yml' : 'hosts');
}
