/**
 * What Ansible says that it would do, against the plan.
 *
 * Its exit code says nothing here: an unknown tag runs the `always` tasks and exits 0, an empty limit runs on all
 * hosts, an unknown name in a limit is dropped with a warning.
 */

import { asFields } from './events.ts';

export interface ListedPlay {
  readonly hosts: readonly string[];
  /** Tags of each task that would run. */
  readonly tasks: readonly (readonly string[])[];
}

export interface Expected {
  readonly playbook: string;
  readonly hosts: readonly string[];
  readonly tags: readonly string[];
}

/** Reads the line of the guard plugin that says what would run. Undefined for anything else. */
export function parseListing(line: string): readonly ListedPlay[] | undefined {
  try {
    const { plays } = asFields(JSON.parse(line));
    if (!Array.isArray(plays)) return undefined;
    return plays.map(asFields).map(({ hosts, tasks }) => {
      if (!Array.isArray(hosts) || !Array.isArray(tasks)) throw new SyntaxError('a play has hosts and tasks');
      return { hosts: readTexts(hosts), tasks: tasks.map(readTexts) };
    });
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function readTexts(value: unknown): readonly string[] {
  if (!Array.isArray(value) || !value.every((item) => typeof item === 'string')) throw new SyntaxError('not texts');
  return value;
}

/** Differences in words; empty when Ansible would do what the plan says. */
export function findDepartures(expected: Expected, plays: readonly ListedPlay[]): readonly string[] {
  const listed = new Set(plays.flatMap((play) => (play.tasks.length === 0 ? [] : play.hosts)));
  listed.delete('localhost');
  const planned = new Set(expected.hosts);
  const missing = expected.hosts.filter((host) => !listed.has(host));
  const surplus = [...listed].filter((host) => !planned.has(host));
  const own = plays.flatMap((play) => play.tasks).filter((tags) => !tags.includes('always'));
  const idle = expected.tags.filter((tag) => !own.some((tags) => tags.includes(tag)));
  return [
    ...missing.map((host) => `${expected.playbook} would not run on ${host}`),
    ...surplus.map((host) => `${expected.playbook} would run on ${host}, which is not planned`),
    ...idle.map((tag) => `${expected.playbook} has no task with the tag "${tag}"`),
    ...(own.length === 0 ? [`${expected.playbook} would run nothing but its "always" tasks`] : []),
  ];
}
