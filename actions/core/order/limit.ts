/**
 * Writes an Ansible host pattern that selects exactly the given hosts and reads like a person's:
 * `pg-test`, `10.10.10.13`, `pg-test:!10.10.10.13`. `all` is never used: its meaning grows with the inventory.
 */
import { InternalError, UserError } from '../types.ts';
import type { ResolvedInventory } from '../types.ts';
import { compareNatural, sortNatural } from '../general/natural.ts';

type Groups = ReadonlyMap<string, readonly string[]>;

/** Characters that Ansible reads as pattern syntax, so that a name with one cannot be told from a pattern. */
const PATTERN_SYNTAX = /[:,!&*?~[\]\s]/;

export function writeLimit(
  hosts: readonly string[],
  { groups, memo }: Pick<ResolvedInventory, 'groups' | 'memo'>,
  preferred: readonly string[] = [],
): string {
  if (hosts.length === 0) throw new InternalError('a step without hosts has no limit');
  for (const host of hosts) assertPlainName(host);
  const wanted = new Set(hosts);
  const included: string[] = [];
  const excluded = new Set<string>();
  const open = new Set(hosts);
  for (const candidate of findCandidates(wanted, { groups, names: memo.recall(indexGroups, groups) }, preferred)) {
    const { name, members } = candidate;
    if (open.size === 0) break;
    if (!isWorthIt(candidate, open) || !members.some((member) => open.has(member))) continue;
    included.push(name);
    for (const member of members) {
      if (wanted.has(member)) open.delete(member);
      else excluded.add(member);
    }
  }
  const terms = [...included.sort(compareNatural), ...sortNatural(open)];
  return [...terms, ...sortNatural(excluded).map((host) => `!${host}`)].join(':');
}

/** A group is named when it saves words: all of it is wanted, or more of it is than is not. */
function isWorthIt({ members, wanted }: Candidate, open: ReadonlySet<string>): boolean {
  const unwanted = members.length - wanted;
  if (unwanted === 0) return true;
  if (wanted <= unwanted) return false;
  const gained = members.filter((member) => open.has(member)).length;
  return gained > unwanted + 1 || (gained === 2 && unwanted === 1);
}

interface Candidate {
  readonly name: string;
  readonly members: readonly string[];
  /** How many of the members are wanted. */
  readonly wanted: number;
}

/** Groups that have a wanted member, the best first. */
function findCandidates(
  hosts: ReadonlySet<string>,
  { groups, names }: { readonly groups: Groups; readonly names: ReturnType<typeof indexGroups> },
  preferred: readonly string[],
): readonly Candidate[] {
  const counts = new Map<string, number>();
  for (const host of hosts) for (const name of names.get(host) ?? []) counts.set(name, (counts.get(name) ?? 0) + 1);
  const first = new Set(preferred);
  return [...counts]
    .map(([name, wanted]): Candidate => ({ name, members: groups.get(name) ?? [], wanted }))
    .sort(
      (left, right) =>
        left.members.length - left.wanted - (right.members.length - right.wanted) ||
        Number(first.has(right.name)) - Number(first.has(left.name)) ||
        right.members.length - left.members.length ||
        compareNatural(left.name, right.name),
    );
}

/** The groups of each host that a limit may name, over all limits of a plan. */
function indexGroups(groups: Groups): ReadonlyMap<string, readonly string[]> {
  const allHosts = new Set(groups.get('all') ?? []);
  const index = new Map<string, string[]>();
  for (const [name, members] of groups) {
    if (name === 'all' || name === 'ungrouped' || allHosts.has(name) || PATTERN_SYNTAX.test(name)) continue;
    for (const member of new Set(members)) {
      const names = index.get(member);
      if (names === undefined) index.set(member, [name]);
      else names.push(name);
    }
  }
  return index;
}

function assertPlainName(host: string): void {
  if (!PATTERN_SYNTAX.test(host)) return;
  throw new UserError(
    `host "${host}" cannot be written in a limit; name it without any of : , ! & * ? ~ [ ] and spaces`,
  );
}
