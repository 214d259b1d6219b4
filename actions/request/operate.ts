/** The work of an operation's unit: one request, once. Its unit is its own, so that it never waits for an apply's end. */
import { readFailoverRequest } from '../failover/options.ts';
import { offerRoleChange } from '../failover/offer.ts';
import { renderReport, renderSummary } from '../failover/report.ts';
import { runFailover } from '../failover/run.ts';
import { readPatroniRequest } from '../patroni/options.ts';
import type { PatroniAdapters } from '../patroni/ports.ts';
import { renderPatroni, renderPatroniSummary } from '../patroni/report.ts';
import { isLook, lookAtPatroni, runPatroni } from '../patroni/run.ts';
import { readServiceRequest } from '../service/options.ts';
import { renderService, renderServiceSummary } from '../service/report.ts';
import { runService } from '../service/run.ts';
import { refuseRequest, type Answer } from '../core/request/answer.ts';
import type { OfferRepository } from '../core/offer/ports.ts';
import { summariseOffers } from '../core/offer/report.ts';
import type { RequestStore } from '../core/request/ports.ts';
import type { Request, Requester } from '../core/request/request.ts';
import { InternalError, UserError } from '../core/types.ts';

export interface OperateAdapters {
  readonly store: RequestStore;
  /** `verb` is told to those who wait for its locks. */
  readonly openOperations: (verb: string, by: Requester) => PatroniAdapters;
  /** The checkout that this code is part of. */
  readonly openOffers: () => OfferRepository;
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
  if ('request' in stored && stored.request.verb === 'apply')
    throw new UserError(`request ${String(number)} is for an apply: the unit of applies carries it out [request]`);
  const known = store.findAnswer(number);
  if (known !== undefined) return known;
  const answer =
    'damage' in stored
      ? refuseRequest({ number, verb: 'failover' }, stored.damage)
      : await answerOnce(stored.request, adapters);
  store.answer(answer);
  return answer;
}

/** On disk before anything is asked of the fleet: a unit that died is started again by the job that waits for it. */
function answerOnce(request: Request, adapters: OperateAdapters): Promise<Answer> {
  if (adapters.store.begin(request.number)) return answerOperation(request, adapters);
  const reason =
    'it was begun before and cut off before its end, so what became of it is not known, and it is not done again: look ' +
    "at the cluster and at the journal of the request's unit, and ask anew for what is still to be done [cut-off]";
  return Promise.resolve(refuseRequest(request, reason));
}

async function answerOperation(request: Request, adapters: OperateAdapters): Promise<Answer> {
  try {
    return { number: request.number, verb: request.verb, ...(await carryOutOperation(request, adapters)) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return refuseRequest(request, `error: ${error.message}`);
  }
}

type Outcome = Pick<Answer, 'ok' | 'text' | 'summary' | 'outputs'>;

async function carryOutOperation(request: Request, { openOperations, openOffers }: OperateAdapters): Promise<Outcome> {
  const { verb } = request;
  const open = (what: string) => openOperations(what, request.by);
  if (verb === 'failover') {
    const options = readFailoverRequest(request);
    const report = await runFailover(options, open(options.operation));
    const outputs = { leader: report.leader ?? '', timeline: String(report.timeline ?? '') };
    const offered = summariseOffers(await offerRoleChange(options.environment, report, openOffers));
    const summary = [renderSummary(report), ...offered].join('\n');
    return { ok: report.ok, text: renderReport(report), summary, outputs };
  }
  if (verb === 'patroni') {
    const options = readPatroniRequest(request);
    const operations = open(`patroni ${options.command}`);
    const source = { patroni: operations.patroni, source: operations.readCheckout() };
    const report = await (isLook(options.command) ? lookAtPatroni(options, source) : runPatroni(options, operations));
    const outputs = { verdict: report.verdict };
    return { ok: report.ok, text: renderPatroni(report), summary: renderPatroniSummary(report), outputs };
  }
  if (verb === 'service') {
    const options = readServiceRequest(request);
    const report = await runService(options, open(`service ${options.action} ${options.unit}`));
    const outputs = { verdict: report.verdict };
    return { ok: report.ok, text: renderService(report), summary: renderServiceSummary(report), outputs };
  }
  throw new InternalError(`${verb} is no operation`);
}
