/** Why a published state is not believed. Everything is asked, so that a person sees all of it. */
import type { LedgerState } from '../ledger/state.ts';
import { ABSENT } from '../ledger/state.ts';
import { UserError } from '../types.ts';
import { digestState, parsePublication, PUBLICATION_FILE, SIGNATURE_FILE, type Publication } from './publication.ts';

/** What environment.yml of main asks of it. */
export interface Policy {
  /** Public keys of the meta node, as `ssh-ed25519 AAAA…`; during a change of keys, both. */
  readonly keys: readonly string[];
  readonly maxAgeSeconds: number;
}

/** The files of the published commit, and what git knows about it. */
export interface Published {
  readonly commit: string;
  readonly state: LedgerState;
  readonly stateText: string;
  readonly publication: string | undefined;
  readonly signature: string | undefined;
  /** Its first parent, with that one's publication where it has one. */
  readonly parent: { readonly commit: string; readonly publication: string | undefined } | undefined;
}

export interface Witness {
  readonly environment: string;
  readonly ref: string;
  /** Undefined where the checkout has no origin to be compared with. */
  readonly repository: string | undefined;
  readonly isSigned: (message: string, signature: string, keys: readonly string[]) => boolean;
  /** Seconds since then, by this machine's clock; undefined where it is no time. */
  readonly findAge: (time: string) => number | undefined;
  /** Whether main contains the commit. */
  readonly isMerged: (commit: string) => boolean;
}

/** Two machines' clocks may differ by so much. */
const CLOCK_SECONDS = 600;
const DAY = 86_400;
const HOUR = 3_600;

export interface Judgement {
  readonly faults: readonly string[];
  /** Undefined where it is not signed, or cannot be read. */
  readonly publication: Publication | undefined;
}

export function judgePublished(published: Published, policy: Policy, witness: Witness): Judgement {
  const { publication: text, signature } = published;
  if (text === undefined || signature === undefined) {
    const missing = text === undefined ? PUBLICATION_FILE : SIGNATURE_FILE;
    return {
      faults: [`it is not signed (no ${missing}), and environment.yml has a state_key`],
      publication: undefined,
    };
  }
  if (!witness.isSigned(text, signature, policy.keys)) {
    return { faults: ['its signature is by none of the keys of state_key'], publication: undefined };
  }
  try {
    const publication = parsePublication(text);
    const faults = [
      ...findMixUps(publication, published, witness),
      ...findBreaks(publication, published),
      ...findStaleness(publication, policy, witness),
      ...findUnmerged(published.state, witness),
    ];
    return { faults, publication };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { faults: [error.message], publication: undefined };
  }
}

function findMixUps(publication: Publication, published: Published, witness: Witness): readonly string[] {
  const { environment, ref, repository } = publication;
  const faults: string[] = [];
  if (environment !== witness.environment) faults.push(`it is the state of environment ${quote(environment)}`);
  if (published.state.environment !== witness.environment) {
    faults.push(`its state.json is that of environment ${quote(published.state.environment)}`);
  }
  if (ref !== witness.ref) faults.push(`it was published as ${quote(ref)}`);
  if (witness.repository !== undefined && repository !== witness.repository) {
    faults.push(`it was published to ${quote(repository)}, and origin is ${quote(witness.repository)}`);
  }
  if (digestState(published.stateText) !== publication.state)
    faults.push('its state.json is not the one that was signed');
  return faults;
}

/** The chain that signed commits form: one that was put before or after another's does not fit. */
function findBreaks(publication: Publication, { parent }: Published): readonly string[] {
  const { previous, sequence } = publication;
  if (previous === null)
    return sequence === 1 ? [] : [`its sequence is ${String(sequence)}, and nothing was published before`];
  if (parent?.commit !== previous) {
    return [
      `it was signed to follow ${previous.slice(0, 10)}, and follows ${parent?.commit.slice(0, 10) ?? 'nothing'}`,
    ];
  }
  if (parent.publication === undefined)
    return [`${previous.slice(0, 10)}, which it follows, has no ${PUBLICATION_FILE}`];
  const before = parsePublication(parent.publication).sequence;
  if (before + 1 === sequence) return [];
  return [`its sequence is ${String(sequence)}, after ${String(before)}`];
}

function findStaleness({ time }: Publication, { maxAgeSeconds }: Policy, { findAge }: Witness): readonly string[] {
  const age = findAge(time);
  if (age === undefined) return [`its time is ${quote(time)}, which is none`];
  if (age < -CLOCK_SECONDS) return [`it was signed in ${describeAge(-age)} from now: one of the clocks is wrong`];
  if (age <= maxAgeSeconds) return [];
  return [
    `it was signed ${describeAge(age)} ago, and state_max_age allows ${describeAge(maxAgeSeconds)}: look whether the ` +
      'meta node applies, and whether the workflow Apply publishes what it signs',
  ];
}

function findUnmerged(state: LedgerState, { isMerged }: Witness): readonly string[] {
  const commits = new Set([state.head, ...Object.values(state.hosts).flat()]);
  commits.delete(ABSENT);
  const foreign = [...commits].filter((commit) => !isMerged(commit)).map((commit) => commit.slice(0, 10));
  return foreign.length === 0 ? [] : [`main does not contain ${foreign.join(', ')}, which it says is in force`];
}

/** `3 days`, `5 hours`, `12 minutes`. */
export function describeAge(seconds: number): string {
  const [size, noun] = seconds >= 2 * DAY ? [DAY, 'day'] : seconds >= 2 * HOUR ? [HOUR, 'hour'] : [60, 'minute'];
  const number = Math.floor(seconds / size);
  return `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 120 ? `${text.slice(0, 117)}…` : text);
}
