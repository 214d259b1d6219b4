import type { Answer } from '../core/request/answer.ts';
import type { RequestStore, StoredRequest } from '../core/request/ports.ts';

export interface ListedRequest {
  readonly number: number;
  readonly state: 'open' | 'done' | 'failed';
  /** What it asks for; or what is wrong with its file. */
  readonly what: string;
  readonly by?: string;
}

const SHOWN = 30;

/** The newest requests, with what became of them. */
export function listRequests(store: RequestStore): {
  readonly requests: readonly ListedRequest[];
  readonly text: string;
} {
  const requests = store
    .list()
    .slice(-SHOWN)
    .map((stored) => describe(stored, store.findAnswer(stored.number)));
  const lines = requests.map(({ number, state, what, by }) => {
    const who = by === undefined ? '' : `, by ${by}`;
    return `${String(number).padStart(5)}  ${state.padEnd(6)}  ${what}${who}\n`;
  });
  return { requests, text: lines.length === 0 ? 'nothing was ever asked for\n' : lines.join('') };
}

function describe(stored: StoredRequest, answer: Answer | undefined): ListedRequest {
  const { number } = stored;
  const state = answer === undefined ? 'open' : answer.ok ? 'done' : 'failed';
  if ('damage' in stored) return { number, state, what: stored.damage };
  const { verb, commit, by, arguments: given } = stored.request;
  const words = Object.values(given).join(' ');
  const what = [verb, commit?.slice(0, 10) ?? '', words].filter((word) => word !== '').join(' ');
  return { number, state, what, ...(by.actor === undefined ? {} : { by: by.actor }) };
}
