/**
 * The ledger's state: for each host the commits whose values may be in force there, in the order in which they were begun.
 *
 * Normally one commit. A step that was begun adds the desired commit before it touches the host, and only a proven
 * step takes the others away, so a killed apply leaves both. Entries are only added until then, also those that are there
 * already: what stands first was proven, and a finished apply can tell what was begun since it was planned. `absent`
 * stands for "nothing of ours is there": a host whose creation was begun has `absent` and the commit, and so has one whose
 * removal was begun; a proven removal leaves `absent` alone, until an instance is made there again.
 *
 * A fleet that lived before its ledger may differ from every commit. `debts` says of which effects that is so: on such a
 * host the commits tell what is in force, but for what these effects bring about, of which nothing is known.
 */
import { compareNatural } from '../general/natural.ts';
import { REMOVAL_KINDS, type Removal } from '../load/environment.ts';
import { UserError } from '../types.ts';

export const LEDGER_VERSION = 1;
export const ABSENT = 'absent';

/** An entry of removals.yml that was carried out: it allows nothing any more. */
export interface UsedRemoval {
  readonly kind: Removal['kind'];
  readonly name: string;
  readonly action: 'destroy' | 'forget';
  readonly reason: string;
}

export interface LedgerState {
  readonly version: typeof LEDGER_VERSION;
  readonly environment: string;
  /** Machine that applies it; absent in a ledger that is older than this. */
  readonly machine?: string;
  /**
   * The newest commit of main that an apply was begun for; what is done next must descend from it. Commands by hand,
   * failovers and commits that main does not contain leave it where it is.
   */
  readonly head: string;
  /** Host to commit ids and `absent`, in the order in which they were begun; never empty. */
  readonly hosts: Readonly<Record<string, readonly string[]>>;
  readonly usedRemovals: readonly UsedRemoval[];
  /** Host to its steps of `head` that are done while it owes others; see proven-steps.ts. */
  readonly proven?: Readonly<Record<string, ProvenSteps>>;
  /** Host to effects of the catalogue that its next apply owes it whatever the commits say; never an empty list. */
  readonly debts?: Debts;
}

export interface ProvenSteps {
  /** The host's entries when they were proven: where they are others by now, this says nothing. */
  readonly inForce: readonly string[];
  /** As `nameStep` names them. */
  readonly steps: readonly string[];
}

/** Host to names of effects, each once. */
export type Debts = Readonly<Record<string, readonly string[]>>;

const EFFECT = /^[a-z][a-z0-9-]*$/;
const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/** Reads the text of `state.json`. Throws UserError for another version or a damaged file. */
export function parseLedgerState(text: string): LedgerState {
  const document = readObject(parseJson(text), 'the document');
  if (document.version !== LEDGER_VERSION) {
    throw damaged(`version ${JSON.stringify(document.version)} is not known, only ${String(LEDGER_VERSION)} is`);
  }
  const hosts = Object.entries(readObject(document.hosts, 'hosts')).map(
    ([host, inForce]) => [host, readInForce(host, inForce)] as const,
  );
  const used = document.usedRemovals ?? [];
  if (!Array.isArray(used)) throw damaged('usedRemovals is not a list');
  return {
    version: LEDGER_VERSION,
    environment: readText(document.environment, 'environment'),
    ...(document.machine === undefined ? {} : { machine: readText(document.machine, 'machine') }),
    head: readCommit(document.head, 'head'),
    hosts: Object.fromEntries(hosts),
    usedRemovals: used.map((entry: unknown) => readUsedRemoval(entry)),
    ...(document.proven === undefined ? {} : { proven: readProven(document.proven) }),
    ...(document.debts === undefined ? {} : { debts: readDebts(document.debts) }),
  };
}

/** Hosts in natural order, so that equal states are equal bytes. */
export function printLedgerState(state: LedgerState): string {
  const { debts, ...rest } = state;
  const owed = debts === undefined ? {} : { debts: sortHosts(debts) };
  return `${JSON.stringify({ ...rest, hosts: sortHosts(state.hosts), ...owed }, null, 2)}\n`;
}

function sortHosts(entries: Readonly<Record<string, readonly string[]>>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => compareNatural(a, b)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw damaged(error instanceof Error ? error.message : 'not JSON');
  }
}

function readInForce(host: string, value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) throw damaged(`hosts.${host} is not a list of commits`);
  return value.map((entry: unknown) => (entry === ABSENT ? ABSENT : readCommit(entry, `hosts.${host}`)));
}

function readProven(value: unknown): Readonly<Record<string, ProvenSteps>> {
  const entries = Object.entries(readObject(value, 'proven')).map(([host, entry]): readonly [string, ProvenSteps] => {
    const { inForce, steps } = readObject(entry, `proven.${host}`);
    if (!Array.isArray(steps)) throw damaged(`proven.${host}.steps is not a list`);
    const names = steps.map((step: unknown) => readText(step, `proven.${host}.steps`));
    return [host, { inForce: readInForce(host, inForce), steps: names }];
  });
  return Object.fromEntries(entries);
}

function readDebts(value: unknown): Debts {
  const debts = Object.entries(readObject(value, 'debts')).map(([host, effects]) => {
    if (!Array.isArray(effects) || effects.length === 0) throw damaged(`debts.${host} is not a list of effects`);
    return [host, effects.map((effect: unknown) => readEffect(host, effect))] as const;
  });
  return Object.fromEntries(debts);
}

function readEffect(host: string, effect: unknown): string {
  if (typeof effect !== 'string' || !EFFECT.test(effect)) throw damaged(`debts.${host} has what is no effect's name`);
  return effect;
}

function readUsedRemoval(value: unknown): UsedRemoval {
  const entry = readObject(value, 'usedRemovals');
  const { action } = entry;
  const kind = REMOVAL_KINDS.find((known) => known === entry.kind);
  if (kind === undefined) throw damaged(`usedRemovals: kind is none of ${REMOVAL_KINDS.join(', ')}`);
  if (action !== 'destroy' && action !== 'forget') throw damaged('usedRemovals: action is neither destroy nor forget');
  return { kind, action, name: readText(entry.name, 'name'), reason: readText(entry.reason, 'reason') };
}

function readObject(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw damaged(`${what} is not an object`);
  return Object.fromEntries(Object.entries(value));
}

function readText(value: unknown, what: string): string {
  if (typeof value !== 'string') throw damaged(`${what} is not text`);
  return value;
}

function readCommit(value: unknown, what: string): string {
  if (typeof value !== 'string' || !COMMIT.test(value)) throw damaged(`${what} is not a commit id`);
  return value;
}

function damaged(detail: string): UserError {
  return new UserError(
    `the ledger's state.json cannot be read: ${detail}; restore its ref from the ref's history [ledger]`,
  );
}
