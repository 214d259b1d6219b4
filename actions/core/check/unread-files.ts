/**
 * Files beside hosts/ that look as if they were of the inventory. No run reads them, so what they say would be missing
 * from every plan without a word.
 */
import type { EnvironmentSource, Problem } from '../types.ts';

const READ = ['environment.yml', 'removals.yml'];
/** Ansible leaves out what begins with a dot, and so do people who look for clusters: it is of some tool. */
const LOOKS_READ = /^(?:group_vars|host_vars)$|^[^.].*\.(?:ya?ml|json)$/;
const MISNAMED = /^(environment|removals)\.(?:yaml|json)$/;

/** Of the names in the folder of an environment. */
export function listUnread(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].filter((name) => LOOKS_READ.test(name) && !READ.includes(name)).sort();
}

export function findUnreadProblems({ unread = [] }: EnvironmentSource): readonly Problem[] {
  return unread.map((path) => ({
    ...{ file: path, line: 1, column: 1, severity: 'warning', rule: 'unread-file', path: '' },
    message: `nothing reads this: ${describe(path)}`,
  }));
}

function describe(path: string): string {
  const [, known] = MISNAMED.exec(path.slice(path.lastIndexOf('/') + 1)) ?? [];
  return known === undefined
    ? 'clusters and their variables are in hosts/; move it there, or take it away'
    : `the file is called ${known}.yml; give it this name`;
}
