/** What became of a request: written by the meta node when it was carried out, read by the job that waits for it. */
import { UserError } from '../types.ts';
import { parseObject, readObject } from './json-object.ts';
import { isRequestVerb, type Request, type RequestVerb } from './request.ts';

const ANSWER_VERSION = 1;

export interface Answer {
  readonly number: number;
  readonly verb: RequestVerb;
  /** What was asked for was done, and for the commit that was asked for. */
  readonly ok: boolean;
  /** Commit of main that was carried out; undefined where it did not come to that. */
  readonly commit?: string;
  /** For people, several lines. */
  readonly text: string;
  /** The same as Markdown for the job's summary; undefined: the text, as it is. */
  readonly summary?: string;
  /** Single values for the job: its outputs. */
  readonly outputs: Readonly<Record<string, string>>;
  /** The report of an apply as JSON, for what reads it later; undefined where it did not come to one. */
  readonly report?: string;
}

/** What one round of the unit did, whoever asked for it. */
export interface Outcome {
  readonly ok: boolean;
  readonly commit: string;
  readonly text: string;
  readonly summary?: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly report?: string;
}

/**
 * The outcome as an answer to one request. A request names the commit that its job was started for; main as it was
 * fetched may be older (GitHub had not told yet) or may never have contained it (a job of another branch).
 */
export function answerRequest(
  request: Request,
  outcome: Outcome,
  isAncestor: (ancestor: string, descendant: string) => boolean,
): Answer {
  const { number, verb, commit: asked } = request;
  const { commit, outputs } = outcome;
  const covered = asked === undefined || asked === commit || isAncestor(asked, commit);
  if (covered) return { number, verb, ...outcome };
  const text =
    `main of origin was ${commit.slice(0, 10)} when it was fetched, which does not contain ${asked.slice(0, 10)}: ` +
    'only what is merged to main is applied. What was done is this:\n';
  return { number, verb, ok: false, commit, outputs, text: `${text}${outcome.text}` };
}

/** Where it did not come to an outcome. */
export function refuseRequest(request: Pick<Request, 'number' | 'verb'>, reason: string): Answer {
  const { number, verb } = request;
  return { number, verb, ok: false, text: reason, outputs: {} };
}

export function printAnswer(answer: Answer): string {
  return `${JSON.stringify({ version: ANSWER_VERSION, ...answer }, null, 2)}\n`;
}

/** Throws UserError where it is no answer of this version. */
export function parseAnswer(text: string): Answer {
  const answer = parseObject(text, 'it', damaged);
  const { version, number, verb, ok, commit, text: told, summary, report } = answer;
  if (version !== ANSWER_VERSION) throw damaged(`version ${JSON.stringify(version)} is not known`);
  if (typeof number !== 'number' || typeof verb !== 'string' || !isRequestVerb(verb))
    throw damaged('it names no request');
  if (typeof ok !== 'boolean' || typeof told !== 'string') throw damaged('it has no verdict');
  const outputs = readObject(answer['outputs'] ?? {}, 'outputs', damaged);
  const texts = Object.entries(outputs).map(([name, value]) => [name, typeof value === 'string' ? value : ''] as const);
  return {
    ...{ number, verb, ok, text: told, outputs: Object.fromEntries(texts) },
    ...(typeof commit === 'string' ? { commit } : {}),
    ...(typeof summary === 'string' ? { summary } : {}),
    ...(typeof report === 'string' ? { report } : {}),
  };
}

function damaged(detail: string): UserError {
  return new UserError(`the meta node's answer cannot be read: ${detail} [answer]`);
}
