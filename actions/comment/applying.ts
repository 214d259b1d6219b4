/** How far a running apply is, by what the meta node has signed of it. */
import type { WorkflowRun } from '../core/github/event.ts';
import type { CommentAdapters } from '../core/github/ports.ts';
import { readEnvironmentFile } from '../core/load/environment.ts';
import {
  APPLYING_FILE,
  APPLYING_SIGNATURE_FILE,
  applyingRef,
  parseApplying,
  type Applying,
} from '../core/publication/applying.ts';
import { nameRepository } from '../core/publication/publication.ts';
import type { RunningStep } from '../core/render/page/input.ts';
import { UserError } from '../core/types.ts';

type Asked = Pick<CommentAdapters, 'commits' | 'isSigned' | 'repositoryUrl' | 'say'>;

/** Undefined where nothing is told, or not of this run: an earlier apply, or one that does not bring this run's commit. */
export function findRunningStep(environment: string, run: WorkflowRun, adapters: Asked): RunningStep | undefined {
  const applying = readApplying(environment, adapters);
  if (applying === undefined || run.startedAt === undefined) return undefined;
  const { commit, done, of, steps, time } = applying;
  const isOfRun =
    Date.parse(time) >= Date.parse(run.startedAt) &&
    adapters.commits.findMergeBase(run.headCommit, commit) === run.headCommit;
  return isOfRun && steps.length > 0 ? { steps, done, of, time: time.slice(11, 16) } : undefined;
}

/** Whoever writes branches can move the reference: only what main's key has signed for this environment is told. */
function readApplying(environment: string, { commits, isSigned, repositoryUrl, say }: Asked): Applying | undefined {
  const ref = applyingRef(environment);
  const [text, signature] = [commits.readText(ref, APPLYING_FILE), commits.readText(ref, APPLYING_SIGNATURE_FILE)];
  if (text === undefined || signature === undefined) return undefined;
  try {
    if (!isSigned(text, signature, readKeys(environment, commits)))
      throw new UserError('it is not signed by a key of state_key');
    const applying = parseApplying(text);
    if (applying.environment !== environment) throw new UserError('it is of another environment');
    if (applying.repository !== nameRepository(repositoryUrl)) throw new UserError('it is of another repository');
    return applying;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    say(`How far the apply to ${environment} is cannot be told by ${ref}: ${error.message}.`);
    return undefined;
  }
}

function readKeys(environment: string, commits: CommentAdapters['commits']): readonly string[] {
  const path = `inventory/${environment}/environment.yml`;
  const text = commits.readText(commits.readMain(), path);
  return readEnvironmentFile(text === undefined ? undefined : { path, text }).environment.stateKeys ?? [];
}
