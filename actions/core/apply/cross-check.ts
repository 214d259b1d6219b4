/**
 * What Ansible says that it would do, against the plan.
 *
 * Its exit code says nothing here: an unknown tag runs the `always` tasks and exits 0, an empty limit runs on all
 * hosts, an unknown name in a limit is dropped with a warning.
 */

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

const PLAY = /^ {2}play #\d+ /;
const HOSTS = /^ {4}hosts \(\d+\):/;
const TASKS = /^ {4}tasks:/;
const ITEM = /^ {6}(\S.*)$/;
const TAGS = /\tTAGS: \[(.*)\]$/;

/** Reads the output of `ansible-playbook --list-hosts --list-tasks`. */
export function parseListing(text: string): readonly ListedPlay[] {
  const plays: { hosts: string[]; tasks: string[][] }[] = [];
  let section: 'hosts' | 'tasks' | undefined;
  for (const line of text.split('\n')) {
    const play = plays.at(-1);
    const item = ITEM.exec(line)?.[1];
    if (PLAY.test(line)) {
      plays.push({ hosts: [], tasks: [] });
      section = undefined;
    } else if (HOSTS.test(line)) section = 'hosts';
    else if (TASKS.test(line)) section = 'tasks';
    else if (item === undefined || play === undefined) continue;
    else if (section === 'hosts') play.hosts.push(item.trim());
    else if (section === 'tasks') play.tasks.push(readTags(item));
  }
  return plays;
}

function readTags(task: string): string[] {
  const listed = TAGS.exec(task)?.[1] ?? '';
  return listed.split(',').flatMap((tag) => (tag.trim() === '' ? [] : [tag.trim()]));
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
