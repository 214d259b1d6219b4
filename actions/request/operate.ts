/** The work of an operation's unit: one request, once. Its unit is its own, so that it never waits for an apply's end. */
import { readFailoverRequest } from '../failover/options.ts';
import { renderReport, renderSummary } from '../failover/report.ts';
import { runFailover, type FailoverAdapters } from '../failover/run.ts';
import { refuseRequest, type Answer } from '../core/request/answer.ts';
import type { RequestStore } from '../core/request/ports.ts';
import type { Request } from '../core/request/request.ts';
import { UserError } from '../core/types.ts';

export interface OperateAdapters {
  readonly store: RequestStore;
  /** `verb` is told to those who wait for its locks. */
  readonly openFailover: (verb: string) => FailoverAdapters;
}

/**
 * Throws UserError where there is no such request to carry out; the verdict of one that there is, whatever it is, is its
 * answer. An operation is never repeated: one that has an answer has been done, and one that was cut off is for a person
 * to look at.
 */
export async function operate(number: number, adapters: OperateAdapters): Promise<Answer> {
  const { store } = adapters;
  const stored = store.read(number);
  if (stored === undefined) throw new UserError(`there is no request ${String(number)} [request]`);
  const known = store.findAnswer(number);
  if (known !== undefined) return known;
  const answer =
    'damage' in stored
      ? refuseRequest({ number, verb: 'failover' }, stored.damage)
      : await answerOperation(stored.request, adapters);
  store.answer(answer);
  return answer;
}

async function answerOperation(request: Request, adapters: OperateAdapters): Promise<Answer> {
  const { number, verb } = request;
  try {
    if (verb !== 'failover')
      throw new UserError(`${verb} is no operation: the unit of applies carries it out [request]`);
    const options = readFailoverRequest(request);
    const report = await runFailover(options, adapters.openFailover(options.operation));
    return {
      ...{ number, verb, ok: report.ok, text: renderReport(report), summary: renderSummary(report) },
      outputs: { leader: report.leader ?? '', timeline: String(report.timeline ?? '') },
    };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return refuseRequest(request, `error: ${error.message}`);
  }
}
