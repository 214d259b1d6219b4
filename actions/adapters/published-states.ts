import type { PublishedStates } from '../core/ledger/restore-ports.ts';
import type { MergedCommit } from '../core/ledger/restored.ts';
import { UserError } from '../core/types.ts';
import { publishedAtOrigin } from './checkout.ts';
import { runGit, startGit, tryGit } from './git-process.ts';
import { ledgerRef } from './ledger.ts';

const LIMIT_MS = 60_000;

/** For a job: a checkout brings branches and tags only. A state that was not fetched must not pass for one that is not there. */
export function fetchPublishedStates(root: string): void {
  const fetched = tryGit(['-C', root, 'fetch', '--quiet', '--no-tags', 'origin', '+refs/ops/*:refs/ops/*']);
  if (fetched.ok) return;
  throw new UserError(`what is in force could not be fetched; run the job again: ${fetched.stderr.trim()} [git]`);
}

/** What origin has of the environment, by the checkout at `root`. */
export function openPublishedStates(root: string, environment: string): PublishedStates {
  const ref = publishedAtOrigin(environment);
  return {
    ref,
    fetch: async () => {
      const fetched = await startGit(
        [
          ...['-C', root, 'fetch', '--quiet', '--no-tags', 'origin'],
          ...['+refs/heads/main:refs/remotes/origin/main', `+${ledgerRef(environment)}:${ref}`],
        ],
        LIMIT_MS,
      );
      return fetched.ok ? undefined : fetched.stderr.trim();
    },
    listMerged: (from, main) => {
      const since = runGit(['-C', root, 'log', '--first-parent', '--reverse', '--format=%H%x09%s', `${from}..${main}`]);
      const first = runGit(['-C', root, 'log', '--max-count=1', '--format=%H%x09%s', from]);
      return `${first}${since}`.split('\n').flatMap((line) => readLine(root, environment, line));
    },
  };
}

function readLine(root: string, environment: string, line: string): readonly MergedCommit[] {
  const [commit = '', ...subject] = line.split('\t');
  if (commit === '') return [];
  const content = ['playbooks', 'ansible.cfg', `inventory/${environment}`].map(
    (path) => tryGit(['-C', root, 'rev-parse', '--verify', '--quiet', `${commit}:${path}`]).stdout.trim() || 'none',
  );
  return [{ commit, subject: subject.join('\t'), content: content.join(' ') }];
}
