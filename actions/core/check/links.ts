import type { EnvironmentSource, Problem } from '../types.ts';

const WORDS = {
  link: 'this is a symbolic link: a change of what it leads to would be in no plan; put the file itself here',
  submodule: 'this is a submodule: a commit holds none of its files; put the files themselves here',
} as const;

/** What Ansible reads is what was planned: the files of the commit, each at its own place. */
export function findLinkProblems({ links = [] }: EnvironmentSource): readonly Problem[] {
  return links.map(({ path, kind }) => ({
    ...{ file: path, line: 1, column: 1 },
    ...{ severity: 'error', rule: 'regular-file', message: WORDS[kind], path: '' },
  }));
}
