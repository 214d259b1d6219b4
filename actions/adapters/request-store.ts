/**
 * Requests and answers of an environment, and notes of what was begun, one file each, in `requests/` of its state folder. A file is written aside,
 * synced, and given its name by a link, which fails where the name is taken: so a request is whole or not there, two at
 * once get two numbers, and a power loss takes none away that was told to its job.
 */
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { parseAnswer, printAnswer, type Answer } from '../core/request/answer.ts';
import type { RequestStore, StoredRequest } from '../core/request/ports.ts';
import { assertEnvironmentName, parseRequest, printRequest } from '../core/request/request.ts';
import type { WrittenRequest } from '../core/request/request.ts';
import { UserError } from '../core/types.ts';
import { syncPath } from './ledger-repository.ts';

/**
 * Requests for one verb that nobody answers: a job in a loop must not fill the disk, and applies that wait for one that is
 * at work must not keep a failover out.
 */
const MAX_OPEN = 200;
const KEPT = 500;
const MODE = 0o640;
const FOLDER_MODE = 0o750;
const NAME = /^(\d{8,})\.(request|begun|answer)\.json$/;

export interface RequestPlace {
  readonly environment: string;
  /** State folder of the environment. */
  readonly folder: string;
}

export function openRequestStore({ environment, folder }: RequestPlace): RequestStore {
  assertEnvironmentName(environment);
  const place = { environment, folder: join(folder, 'requests') };
  return {
    handIn: (written) => handIn(place, written),
    listOpen: () => listOpen(place),
    list: () => listNumbers(place, 'request').map((number) => readRequest(place, number)),
    read: (number) => (listNumbers(place, 'request').includes(number) ? readRequest(place, number) : undefined),
    answer: (answer) => {
      write(place, answer.number, { kind: 'answer', text: printAnswer(answer) });
      prune(place);
    },
    findAnswer: (number) => findAnswer(place, number),
    begin: (number) => write(place, number, { kind: 'begun', text: '{}\n' }),
  };
}

type Kind = 'request' | 'begun' | 'answer';

function pathOf({ folder }: RequestPlace, number: number, kind: Kind): string {
  return join(folder, `${String(number).padStart(8, '0')}.${kind}.json`);
}

function listNumbers({ folder }: RequestPlace, kind: Kind): readonly number[] {
  let names: readonly string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  const numbers = names.flatMap((name) => {
    const [, number = '', found] = NAME.exec(name) ?? [];
    return found === kind ? [Number(number)] : [];
  });
  return numbers.sort((one, other) => one - other);
}

function handIn(place: RequestPlace, written: WrittenRequest): number {
  const { verb } = written;
  const open = listOpen(place).filter((stored) => 'request' in stored && stored.request.verb === verb).length;
  if (open >= MAX_OPEN) {
    throw new UserError(
      `${String(open)} requests of ${place.environment} for ${verb} are open; none is taken until they are answered [request]`,
    );
  }
  // An answer outlives its request only where somebody deleted that: its number is taken all the same.
  const last = [...listNumbers(place, 'request'), ...listNumbers(place, 'answer')].reduce((a, b) => Math.max(a, b), 0);
  for (let number = last + 1; ; number += 1) {
    const text = printRequest({ ...written, number, environment: place.environment });
    if (write(place, number, { kind: 'request', text })) return number;
  }
}

/** False: the name was taken, and what is there stays as it is. */
function write(
  place: RequestPlace,
  number: number,
  { kind, text }: { readonly kind: Kind; readonly text: string },
): boolean {
  mkdirSync(place.folder, { recursive: true, mode: FOLDER_MODE });
  const aside = join(place.folder, `.${String(number)}.${kind}.${String(process.pid)}`);
  const descriptor = openSync(aside, 'w', MODE);
  try {
    writeSync(descriptor, text);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  try {
    linkSync(aside, pathOf(place, number, kind));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(aside, { force: true });
  }
  syncPath(place.folder);
  return true;
}

function listOpenNumbers(place: RequestPlace): readonly number[] {
  const answered = new Set(listNumbers(place, 'answer'));
  return listNumbers(place, 'request').filter((number) => !answered.has(number));
}

function listOpen(place: RequestPlace): readonly StoredRequest[] {
  return listOpenNumbers(place).map((number) => readRequest(place, number));
}

function readRequest(place: RequestPlace, number: number): StoredRequest {
  try {
    const request = parseRequest(readFileSync(pathOf(place, number, 'request'), 'utf8'));
    if (request.number === number && request.environment === place.environment) return { number, request };
    return { number, damage: `the file of request ${String(number)} is that of another request [request]` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { number, damage: error.message };
  }
}

function findAnswer(place: RequestPlace, number: number): Answer | undefined {
  if (!listNumbers(place, 'answer').includes(number)) return undefined;
  return parseAnswer(readFileSync(pathOf(place, number, 'answer'), 'utf8'));
}

/** The newest stay, and so does every request that is open. */
function prune(place: RequestPlace): void {
  const answered = listNumbers(place, 'answer');
  for (const number of answered.slice(0, Math.max(0, answered.length - KEPT))) {
    // The answer last: without it, the request would be open again.
    for (const kind of ['request', 'begun', 'answer'] as const) rmSync(pathOf(place, number, kind), { force: true });
  }
}
