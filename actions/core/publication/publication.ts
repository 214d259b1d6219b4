/**
 * What the meta node signs when it publishes the state of its ledger: a small text beside state.json in the published
 * commit. Whoever may write the repository can move the reference, so the text binds the state to all that could be mixed
 * up: repository, environment and reference (another one's state), sequence and previous commit (an earlier one), time.
 */
import { createHash } from 'node:crypto';
import { UserError } from '../types.ts';

/** SSH signatures are made for one purpose: one of a commit, or of another program, is none of ours. */
export const PUBLICATION_NAMESPACE = 'publication@postgres-operations';
export const PUBLICATION_FILE = 'publication.json';
export const SIGNATURE_FILE = 'publication.json.sig';
/** The report of the last look for drift, beside the state. */
export const DRIFT_FILE = 'drift.json';

const VERSION = 1;

export interface Publication {
  readonly environment: string;
  /** Name of the repository on its server, see nameRepository. */
  readonly repository: string;
  readonly ref: string;
  /** Counts from 1; one more than that of `previous`. */
  readonly sequence: number;
  /** Commit that was published before; null for the first. */
  readonly previous: string | null;
  /** Commit of the ledger's own history. */
  readonly ledger: string;
  /** SHA-256 of state.json. */
  readonly state: string;
  /** SHA-256 of drift.json; absent where nobody has looked for drift yet. */
  readonly drift?: string;
  /** By UTC, as `2026-06-30T23:59:59Z`. */
  readonly time: string;
}

export function printPublication(publication: Publication): string {
  const { environment, repository, ref, sequence, previous, ledger, state, drift, time } = publication;
  const fields = { version: VERSION, environment, repository, ref, sequence, previous, ledger, state, drift, time };
  return `${JSON.stringify(fields, null, 2)}\n`;
}

/** Throws UserError where it is none of this version. */
export function parsePublication(text: string): Publication {
  const { version, environment, repository, ref, sequence, previous, ledger, state, drift, time } = parse(text);
  if (version !== VERSION) throw damaged(`version ${JSON.stringify(version ?? null)} is not known`);
  if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence) || sequence < 1) throw damaged('no sequence');
  if (previous !== null && typeof previous !== 'string') throw damaged('previous is neither a commit nor null');
  if (drift !== undefined && typeof drift !== 'string') throw damaged('drift is not text');
  const texts = { environment, repository, ref, ledger, state, time };
  const read = (name: keyof typeof texts): string => {
    const value = texts[name];
    if (typeof value !== 'string') throw damaged(`${name} is not text`);
    return value;
  };
  return {
    ...{ environment: read('environment'), repository: read('repository'), ref: read('ref'), sequence, previous },
    ...{ ledger: read('ledger'), state: read('state'), time: read('time') },
    ...(drift === undefined ? {} : { drift }),
  };
}

export function digestState(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/**
 * One name for the ways to write one repository's address: `git@github.com:team/fleet.git`, `https://github.com/team/fleet`
 * and `ssh://git@github.com:22/team/fleet` are `github.com/team/fleet`. A path is its own name.
 */
export function nameRepository(url: string): string {
  const address =
    /^[a-z+]+:\/\/(?:[^/]*@)?([^/:]*)(?::\d+)?\/(.*)$/.exec(url) ?? /^(?:[^@/:]+@)?([^/:]+):(?!\/\/)(.*)$/.exec(url);
  const [, host = '', path = url] = address ?? [];
  const trimmed = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  return [host.toLowerCase(), trimmed].filter((part) => part !== '').join('/');
}

function parse(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw damaged('it is not JSON');
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw damaged('it is not an object');
  return Object.fromEntries(Object.entries(value));
}

function damaged(detail: string): UserError {
  return new UserError(`${PUBLICATION_FILE} cannot be read: ${detail} [state]`);
}
