/** What main has merged since what is in force, as the ledger's repository has it: no GitHub is asked. */
import type { MainCommit, MergeList, MergeRange } from '../core/apply/ports.ts';
import type { LedgerRepository } from './ledger-repository.ts';

const NONE = 1;
/** A message holds no NUL, and a subject or an unfolded trailer no end of line. */
const FORMAT = '%H%x00%P%x00%s%x00%(trailers:key=Plan-Fingerprint,valueonly,unfold,separator=%x00)';

export function listMerges(repository: LedgerRepository, range: MergeRange): MergeList {
  const { commit, inForce, limit } = range;
  const bases = inForce.map((one) => ({ commit: one, base: findBase(repository, [commit, one]) }));
  const known = bases.flatMap(({ base }) => base ?? []);
  // Where some commit in force has nothing in common with main, no commit of main is older than all that is in force.
  const oldest = known.length < inForce.length ? undefined : findBase(repository, [commit, ...known]);
  const found = readLog(repository, range, oldest);
  return {
    merges: found.slice(0, limit),
    more: found.length > limit,
    asides: bases.filter((one) => one.base !== one.commit),
  };
}

/** The newest commit that all of them descend from. */
function findBase(repository: LedgerRepository, commits: readonly string[]): string | undefined {
  const found = repository.ask(['merge-base', '--octopus', ...commits]);
  if (found.ok) return found.stdout.trim().split('\n')[0];
  if (found.status !== NONE || found.stderr !== '') throw repository.explain(found);
  return undefined;
}

/** Commits that leave alone what a plan reads are left out: their plans are empty. */
function readLog(
  repository: LedgerRepository,
  { commit, environment, limit }: MergeRange,
  oldest: string | undefined,
): readonly MainCommit[] {
  const since = oldest === undefined ? [] : [`^${oldest}`];
  const paths = [`:(literal)inventory/${environment}`, ':(literal)playbooks', ':(glob)*'];
  const many = `--max-count=${String(limit + 1)}`;
  return repository
    .run(['log', '--first-parent', many, `--format=${FORMAT}`, commit, ...since, '--', ...paths])
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [id = '', parents = '', subject = '', ...fingerprints] = line.split('\0');
      return {
        commit: id,
        parents: parents.split(' ').filter((parent) => parent !== ''),
        subject,
        fingerprints: fingerprints.filter((value) => value !== ''),
      };
    });
}
