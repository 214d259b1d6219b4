/** What the node's wrapper prints at a look: the unit's state, the answer where there is one, and lines of the journal. */
import { UserError } from '../types.ts';
import { parseAnswer } from './answer.ts';
import type { Observation } from './attach.ts';
import { parseObject } from './json-object.ts';

/** Stands alone on a line between the three parts. */
const PART = '--';

const WORKING = new Set(['active', 'activating', 'deactivating', 'reloading']);

/** Throws UserError where the text is not what the wrapper prints. */
export function parseObservation(text: string): Observation {
  const [state = '', ...parts] = splitParts(text);
  if (parts.length !== 2) throw strange('it has not three parts');
  const [answer = '', journal = ''] = parts;
  const entries = journal
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parseObject(line, 'a line of the journal', strange));
  const cursor = entries.at(-1)?.['__CURSOR'];
  return {
    unit: WORKING.has(state.trim()) ? 'working' : 'idle',
    answer: answer.trim() === '' ? undefined : parseAnswer(answer),
    lines: entries.flatMap((entry) => readMessage(entry['MESSAGE'])),
    cursor: typeof cursor === 'string' ? cursor : undefined,
  };
}

function splitParts(text: string): readonly string[] {
  const parts: string[][] = [[]];
  for (const line of text.split('\n')) {
    if (line === PART && parts.length < 3) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((lines) => lines.join('\n'));
}

/** journalctl gives what is no UTF-8, or has control characters in it, as a list of bytes. */
function readMessage(message: unknown): readonly string[] {
  if (typeof message === 'string') return message.split('\n');
  if (!Array.isArray(message)) return [];
  const bytes = message.filter((byte): byte is number => typeof byte === 'number');
  return new TextDecoder().decode(Uint8Array.from(bytes)).split('\n');
}

function strange(detail: string): UserError {
  return new UserError(`the meta node's wrapper answered with what cannot be read: ${detail} [request]`);
}
