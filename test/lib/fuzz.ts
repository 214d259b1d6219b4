/** One document through load, resolve, hostvars and check. */
import { printHostvars } from '../../actions/core/resolve/print-hostvars.ts';
import { openSide } from '../../actions/core/side/open-side.ts';
import type { EnvironmentSource, Problem, SourceFile } from '../../actions/core/types.ts';

export interface Outcome {
  readonly kind: 'read' | 'refused';
  /** Of the processor: what else the machine does is no hang. */
  readonly seconds: number;
}

const FIXED: SourceFile = { path: 'hosts/main.yml', text: 'all: { hosts: { a: { pg_cluster: x } } }\n' };

/** Throws where anything is thrown, or a problem has no position in its file. As an inventory, or as a file of variables. */
export function fuzzDocument(bytes: Buffer, place: 'groups' | 'variables'): Outcome {
  const text = bytes.toString('utf8');
  const file = { path: place === 'groups' ? 'hosts/x.yml' : 'hosts/group_vars/all.yml', text };
  const source: EnvironmentSource = {
    environment: 'fuzz',
    side: { path: 'hosts' },
    inventory: { root: 'hosts', files: [FIXED, file] },
  };
  const start = process.cpuUsage();
  const side = openSide(source);
  let length = 0;
  for (const piece of printHostvars(side.resolved)) length += piece.length;
  const all = side.problems;
  const { user, system } = process.cpuUsage(start);
  const seconds = (user + system) / 1e6;
  for (const problem of all) assertPosition(problem, [FIXED, file]);
  if (length === 0) throw new Error('nothing printed');
  return { kind: all.some(({ severity }) => severity === 'error') ? 'refused' : 'read', seconds };
}

function assertPosition(problem: Problem, files: readonly SourceFile[]): void {
  const { file, line, column, message } = problem;
  const text = files.find(({ path }) => path === file)?.text;
  const written = text?.split(/\r\n|\n|\r/)[line - 1];
  if (written === undefined || column < 1 || column > Array.from(written).length + 1 || message === '') {
    throw new Error(`no such place: ${file}:${line}:${column}: ${message}`);
  }
}
