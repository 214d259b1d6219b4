/**
 * The keys that a token's issuer signs with: fetched from it, with a copy in the environment's state folder for when it
 * cannot be reached. The copy is short-lived, because an issuer takes a key away that others may have had.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JSONWebKeySet } from 'jose';
import { UserError } from '../core/types.ts';
import { makeFetch } from './github-fetch.ts';

const FRESH_SECONDS = 600;
const KEPT_SECONDS = 86_400;
const MOST_BYTES = 262_144;
const TIMEOUT_MS = 5_000;

export interface IssuerKeys {
  /** `asked`: whatever the copy's age, the issuer is asked, as for a key that the copy does not have. */
  readonly read: (from: 'copy' | 'asked') => Promise<JSONWebKeySet>;
}

interface KeyPlace {
  readonly issuer: string;
  /** State folder of the environment. */
  readonly folder: string;
  /** Seconds since the epoch. */
  readonly now: () => number;
  readonly say: (line: string) => void;
  /** Milliseconds in a second that is waited between attempts; tests wait shorter. */
  readonly secondMs?: number;
}

interface Copy {
  readonly fetched: number;
  readonly keys: JSONWebKeySet;
}

export function openIssuerKeys(place: KeyPlace): IssuerKeys {
  return {
    read: async (from) => {
      const copy = readCopy(place);
      const age = copy === undefined ? Infinity : Math.abs(place.now() - copy.fetched);
      if (from === 'copy' && copy !== undefined && age <= FRESH_SECONDS) return copy.keys;
      try {
        return await fetchKeys(place);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        const words = `the keys of ${place.issuer} cannot be fetched: ${reason}`;
        if (copy === undefined || age > KEPT_SECONDS) {
          throw new UserError(`${words}; no copy of the last day is here, so no token can be checked [job-token]`);
        }
        place.say(`warning: ${words}; the copy of ${String(Math.round(age / 60))} minutes ago is used`);
        return copy.keys;
      }
    },
  };
}

async function fetchKeys(place: KeyPlace): Promise<JSONWebKeySet> {
  const { now, say, secondMs = 1_000 } = place;
  const get = makeFetch({ timeoutMs: TIMEOUT_MS, secondMs, mostBytes: MOST_BYTES, now, say });
  const response = await get(`${place.issuer}/.well-known/jwks`, { redirect: 'error' });
  if (!response.ok) throw new Error(`it answers ${String(response.status)}`);
  const keys: unknown = await response.json();
  if (!isKeySet(keys)) throw new Error('its answer is no set of keys');
  writeCopy(place, { fetched: now(), keys });
  return keys;
}

/** The issuer is part of the name: a node that is told of another one asks that one. */
function pathOf({ issuer, folder }: KeyPlace): string {
  return join(folder, 'tokens', `keys-${createHash('sha256').update(issuer).digest('hex').slice(0, 16)}.json`);
}

/** Undefined where there is none, or a damaged one: then the issuer is asked. */
function readCopy(place: KeyPlace): Copy | undefined {
  try {
    const copy: unknown = JSON.parse(readFileSync(pathOf(place), 'utf8'));
    if (copy === null || typeof copy !== 'object' || !('fetched' in copy) || !('keys' in copy)) return undefined;
    return typeof copy.fetched === 'number' && isKeySet(copy.keys)
      ? { fetched: copy.fetched, keys: copy.keys }
      : undefined;
  } catch {
    return undefined;
  }
}

function writeCopy(place: KeyPlace, copy: Copy): void {
  mkdirSync(join(place.folder, 'tokens'), { recursive: true, mode: 0o750 });
  const aside = `${pathOf(place)}.${String(process.pid)}`;
  writeFileSync(aside, JSON.stringify(copy), { mode: 0o640 });
  renameSync(aside, pathOf(place));
}

function isKeySet(value: unknown): value is JSONWebKeySet {
  return value !== null && typeof value === 'object' && 'keys' in value && Array.isArray(value.keys);
}
