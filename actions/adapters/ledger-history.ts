/** The history of a ledger: its first parents, each with its files, in two starts of git. */
import type { LedgerHistory, WrittenEntry } from '../core/ledger/entry.ts';
import { UserError } from '../core/types.ts';
import { ledgerRef, ledgerRepository } from './ledger.ts';
import type { LedgerPlace } from './ledger.ts';
import { openLedgerRepository } from './ledger-repository.ts';
import type { LedgerRepository } from './ledger-repository.ts';

const FILES = ['state.json', 'record.json'] as const;

export function openLedgerHistory({ environment, folder }: Pick<LedgerPlace, 'environment' | 'folder'>): LedgerHistory {
  const repository = openLedgerRepository(ledgerRepository(folder));
  const ref = ledgerRef(environment);
  return {
    read: (limit) => readEntries(repository, ref, limit),
    check: () => checkObjects(repository),
    findMissing: (commits) => findMissing(repository, commits),
  };
}

function readEntries(repository: LedgerRepository, ref: string, limit?: number): readonly WrittenEntry[] {
  const range = limit === undefined ? [] : [`--max-count=${String(limit)}`];
  const format = '--format=%H%x09%cI%x09%s';
  const lines = repository
    .run(['log', '--first-parent', format, ...range, ref, '--'])
    .split('\n')
    .filter((line) => line !== '');
  const commits = lines.map((line) => {
    const [commit = '', time = '', ...message] = line.split('\t');
    return { commit, time: new Date(time).toISOString(), message: message.join('\t') };
  });
  const files = readFiles(
    repository,
    commits.flatMap(({ commit }) => FILES.map((name) => `${commit}:${name}`)),
  );
  const entries = commits.map((entry) => ({
    ...entry,
    state: files.get(`${entry.commit}:state.json`),
    record: files.get(`${entry.commit}:record.json`),
  }));
  // Before the first entry there is none: its first parent is a commit that it has in force.
  const first = entries.findIndex(
    ({ state }, index) => state?.includes(`"${commits[index + 1]?.commit ?? ''}"`) === true,
  );
  return first < 0 ? entries : entries.slice(0, first + 1);
}

/** `cat-file --batch` answers `<id> blob <size>\n<content>\n`, or `<name> missing\n`. */
function readFiles(repository: LedgerRepository, names: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (names.length === 0) return found;
  const answer = repository.ask(['cat-file', '--batch'], { input: names.map((name) => `${name}\n`).join('') });
  if (!answer.ok) throw repository.explain(answer);
  const bytes = Buffer.from(answer.stdout, 'utf8');
  let offset = 0;
  for (const name of names) {
    const end = bytes.indexOf('\n', offset);
    const head = bytes.toString('utf8', offset, end);
    const size = /^[0-9a-f]+ blob (\d+)$/.exec(head)?.[1];
    if (size === undefined && !head.endsWith(' missing')) throw new UserError(`git says "${head}" of ${name} [ledger]`);
    const start = end + 1;
    offset = size === undefined ? start : start + Number(size) + 1;
    if (size !== undefined) found.set(name, bytes.toString('utf8', start, start + Number(size)));
  }
  return found;
}

function checkObjects(repository: LedgerRepository): readonly string[] {
  const answer = repository.ask(['fsck', '--full', '--strict', '--no-dangling', '--no-progress']);
  const lines = `${answer.stdout}${answer.stderr}`.split('\n').filter((line) => line.trim() !== '');
  if (answer.ok) return [];
  return lines.length === 0 ? [`git fsck: exit ${String(answer.status)}`] : lines.map((line) => `git fsck: ${line}`);
}

function findMissing(repository: LedgerRepository, commits: readonly string[]): readonly string[] {
  if (commits.length === 0) return [];
  const answer = repository.ask(['cat-file', '--batch-check'], { input: commits.map((id) => `${id}\n`).join('') });
  if (!answer.ok) throw repository.explain(answer);
  return answer.stdout
    .split('\n')
    .filter((line) => line !== '' && !/ commit \d+$/.test(line))
    .map((line) => line.replace(/ .*/, ''));
}
