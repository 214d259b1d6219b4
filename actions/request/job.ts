/** A job of a workflow that hands a request in, watches it and shows its answer. */
import { codeBlock } from '../core/render/safe-text.ts';
import type { Answer } from '../core/request/answer.ts';
import type { WrittenRequest } from '../core/request/request.ts';
import { handOver, type HandOverAdapters } from './hand-over.ts';

export interface JobAdapters extends Pick<HandOverAdapters, 'door' | 'sleep'> {
  readonly job: {
    readonly findRequester: () => WrittenRequest['by'];
    readonly say: (message: string) => void;
    readonly writeSummary: (markdown: string) => Promise<void>;
  };
}

export interface JobRequest {
  readonly environment: string;
  readonly verb: WrittenRequest['verb'];
  /** Inputs by the name of the argument; one that is not given is left out of the request. */
  readonly given: Readonly<Record<string, string | undefined>>;
}

export async function runRequestJob(
  { environment, verb, given }: JobRequest,
  { job, door, sleep }: JobAdapters,
): Promise<Answer> {
  const written = Object.entries(given).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  );
  const request = { verb, by: job.findRequester(), arguments: Object.fromEntries(written) };
  const answer = await handOver(environment, request, { door, progress: { say: job.say }, sleep });
  await job.writeSummary(answer.summary ?? codeBlock(answer.text.split('\n'), 'text').join('\n'));
  return answer;
}
