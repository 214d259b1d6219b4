/** A real ansible-inventory beside our own reading of inventories. */
import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readInventoryPath } from '../../actions/adapters/files.ts';
import { tryReadJson } from '../../actions/core/load/json-reader.ts';
import { printValue } from '../../actions/core/resolve/print-hostvars.ts';
import { formatProblem } from '../../actions/core/general/problems.ts';
import type { Value } from '../../actions/core/types.ts';
import { runHostvars } from '../../actions/hostvars/run.ts';
import { findTool } from './tools.ts';

const ROOT = process.cwd();
const LISTER = join(ROOT, 'test/lib/list_inventories.py');

/** The Python that has Ansible: of scripts/test, which installs it. */
export function findAnsiblePython(): string | undefined {
  return findTool('python');
}

/** For a bench, which says nothing without what it compares with. */
export function getAnsiblePython(): string {
  const python = findAnsiblePython();
  if (python === undefined) throw new Error('no Ansible here; scripts/test installs one');
  return python;
}

/** Variables of all hosts, in one text for equal values; undefined where the inventory is refused. */
export interface Answer {
  readonly hostvars: string | undefined;
  /** Why it is refused, and warnings. */
  readonly problems: readonly string[];
}

/** What ansible-inventory says of each path, in their order. */
export async function* listWithAnsible(
  python: string,
  paths: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): AsyncGenerator<Answer> {
  let answered = 0;
  const env = { ...process.env, ...environment };
  const lister = spawn(python, [LISTER], { env, stdio: ['pipe', 'pipe', 'inherit'] });
  lister.stdin.end(paths.map((path) => `${path}\n`).join(''));
  for await (const line of createInterface(lister.stdout)) {
    answered++;
    const { hostvars, failed } = tryReadJson(line) ?? {};
    yield hostvars === undefined
      ? { hostvars: undefined, problems: [typeof failed === 'string' ? failed : ''] }
      : { hostvars: printValue(hostvars), problems: [] };
  }
  if (answered !== paths.length) throw new Error(`Ansible answered for ${answered} of ${paths.length} inventories`);
}

export function listWithOps(path: string): Answer {
  const adapters = { readEnvironment: readInventoryPath, readInventory: readInventoryPath };
  const { ok, problems, output } = runHostvars({ inventory: path }, adapters);
  return { hostvars: ok ? normalise([...output].join('')) : undefined, problems: problems.map(formatProblem) };
}

/** Both are Python's json; what counts is equal values, not equal layout. */
export function normalise(json: string): string {
  const value: Value | undefined = tryReadJson(json);
  if (value === undefined) throw new Error(`no JSON: ${json.slice(0, 200)}`);
  return printValue(value);
}

export function findAnsibleVersion(python: string): string {
  return execFileSync(python, ['-c', 'import ansible; print(ansible.__version__)'], { encoding: 'utf8' }).trim();
}
