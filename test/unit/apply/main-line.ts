/** What git would say of a main that is one commit after the other. */
import type { MainCommit, MergeList, MergeRange } from '../../../actions/core/apply/ports.ts';

interface Line {
  /** All commits in the order in which they were made. */
  readonly history: Iterable<string>;
  /** Those that main does not contain; each was made from the newest of main. */
  readonly beside?: ReadonlySet<string>;
  /** What is not as it mostly is. */
  readonly told?: ReadonlyMap<string, Told>;
}

export type Told = Partial<Omit<MainCommit, 'commit'>>;

export function listLine({ history, beside, told }: Line, range: MergeRange): MergeList {
  const all = [...history];
  const isMain = (one: string) => beside?.has(one) !== true;
  const findBase = (one: string) => all.slice(0, all.indexOf(one)).findLast(isMain);
  return tell({ commits: all.filter(isMain), findBase, told }, range);
}

/** The same where each commit has a parent. */
export function listTree(parents: ReadonlyMap<string, string | undefined>, range: MergeRange): MergeList {
  const commits = listAncestors(parents, range.commit).toReversed();
  const findBase = (one: string) => listAncestors(parents, one).find((id) => commits.includes(id));
  return tell({ commits, findBase, told: undefined }, range);
}

function listAncestors(parents: ReadonlyMap<string, string | undefined>, commit: string): readonly string[] {
  const parent = parents.get(commit);
  return [commit, ...(parent === undefined ? [] : listAncestors(parents, parent))];
}

interface Tree {
  /** Of main, oldest first. */
  readonly commits: readonly string[];
  readonly findBase: (commit: string) => string | undefined;
  readonly told: Line['told'] | undefined;
}

function tell({ commits, findBase, told }: Tree, { commit, inForce, limit }: MergeRange): MergeList {
  const asides = inForce.filter((one) => !commits.includes(one)).map((one) => ({ commit: one, base: findBase(one) }));
  const baseOf = (one: string) => asides.find((aside) => aside.commit === one)?.base ?? one;
  const oldest = Math.min(...inForce.map((one) => commits.indexOf(baseOf(one))));
  const line = commits.slice(Math.max(0, oldest), commits.indexOf(commit) + 1);
  const merges = line.slice(1).map((one, index): MainCommit => {
    const parents = line.slice(index, index + 1);
    return { commit: one, parents, subject: 'change', fingerprints: [], ...told?.get(one) };
  });
  return { merges: merges.toReversed().slice(0, limit), more: merges.length > limit, asides };
}
