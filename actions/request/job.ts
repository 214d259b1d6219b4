/**
 * A job of a workflow that hands a request for an operation in, watches it and shows its answer. GitHub's token of the job
 * goes with the request: the node takes it from no other.
 */
import { codeBlock } from '../core/render/safe-text.ts';
import type { Answer } from '../core/request/answer.ts';
import { nameAudience, type GuardedVerb } from '../core/request/job-token.ts';
import type { WrittenRequest } from '../core/request/request.ts';
import { handOver, type HandOverAdapters } from './hand-over.ts';

export interface JobAdapters extends Pick<HandOverAdapters, 'door' | 'sleep'> {
  /** A token that GitHub issues to this job, for that audience. Throws UserError where it issues none. */
  readonly fetchJobToken: (audience: string) => Promise<string>;
  readonly job: {
    readonly findRequester: () => WrittenRequest['by'];
    readonly say: (message: string) => void;
    readonly writeSummary: (markdown: string) => Promise<void>;
  };
}

export interface JobRequest {
  readonly environment: string;
  readonly verb: GuardedVerb;
  /** Inputs by the name of the argument; one that is not given is left out of the request. */
  readonly given: Readonly<Record<string, string | undefined>>;
}

export async function runRequestJob(
  { environment, verb, given }: JobRequest,
  { job, fetchJobToken, door, sleep }: JobAdapters,
): Promise<Answer> {
  const written = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const handedIn = {
    written: { verb, by: job.findRequester(), arguments: Object.fromEntries(written) },
    token: await fetchJobToken(nameAudience(environment)),
  };
  const answer = await handOver(environment, handedIn, { door, progress: { say: job.say }, sleep });
  await job.writeSummary(answer.summary ?? codeBlock(answer.text.split('\n'), 'text').join('\n'));
  return answer;
}
