/**
 * Writes an Ansible host pattern that selects exactly the given hosts and reads like a person's:
 * `pg-test`, `10.10.10.13`, `pg-test:!10.10.10.13`. `all` is never used: its meaning grows with the inventory.
 */
import { InternalError, UserError } from '../types.ts';
import { compareNatural, sortNatural } from './natural.ts';

type Groups = ReadonlyMap<string, readonly string[]>;

/** Characters that Ansible reads as pattern syntax, so that a name with one cannot be told from a pattern. */
const PATTERN_SYNTAX = /[:,!&*?~[\]\s]/;

export function writeLimit(hosts: readonly string[], groups: Groups, preferred: readonly string[] = []): string {
  if (hosts.length === 0) throw new InternalError('a step without hosts has no limit');
  for (const host of hosts) assertPlainName(host);
  const wanted = new Set(hosts);
  const included: string[] = [];
  const excluded = new Set<string>();
  const open = new Set(hosts);
  for (const [name, members] of findCandidates(wanted, groups, preferred)) {
    if (!members.some((member) => open.has(member)) || !isWorthIt(members, wanted, open)) continue;
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
function isWorthIt(members: readonly string[], wanted: ReadonlySet<string>, open: ReadonlySet<string>): boolean {
  const gained = members.filter((member) => open.has(member)).length;
  const unwanted = members.filter((member) => !wanted.has(member)).length;
  return unwanted === 0 || gained > unwanted + 1 || (gained === 2 && unwanted === 1);
}

function findCandidates(
  wanted: ReadonlySet<string>,
  groups: Groups,
  preferred: readonly string[],
): (readonly [string, readonly string[]])[] {
  const allHosts = new Set(groups.get('all') ?? []);
  const rank = ([name, members]: readonly [string, readonly string[]]) => ({
    unwanted: members.filter((member) => !wanted.has(member)).length,
    preferred: preferred.includes(name) ? 0 : 1,
    size: members.length,
    name,
  });
  return [...groups]
    .filter(([name, members]) => name !== 'all' && name !== 'ungrouped' && members.length > 0 && !allHosts.has(name))
    .filter(([name]) => !PATTERN_SYNTAX.test(name))
    .map((entry) => ({ entry, rank: rank(entry) }))
    .sort(
      (left, right) =>
        left.rank.unwanted - right.rank.unwanted ||
        left.rank.preferred - right.rank.preferred ||
        right.rank.size - left.rank.size ||
        compareNatural(left.rank.name, right.rank.name),
    )
    .map(({ entry }) => entry);
}

function assertPlainName(host: string): void {
  if (!PATTERN_SYNTAX.test(host)) return;
  throw new UserError(
    `host "${host}" cannot be written in a limit; name it without any of : , ! & * ? ~ [ ] and spaces`,
  );
}
