/** Pre-checks of what clients meet on the members' hosts: transactions that are open, and where HAProxy leads writes. */
import { count } from '../general/words.ts';
import { ok, unasked, warn } from '../patroni/check.ts';
import type { Check } from '../patroni/check.ts';
import type { HostFacts, OpenTransaction, ProxySection } from './facts.ts';
import { listLeaderServices } from './proxy-parts.ts';

const MOST_ENDED = 3;

export interface HostLook {
  /** By instance; a text says why there are none. */
  readonly facts: ReadonlyMap<string, HostFacts | string>;
  readonly leader: string | undefined;
  readonly candidate: string | undefined;
  /** Seconds that a handover waits for open transactions. */
  readonly pauseSeconds: number;
}

export function checkHosts(look: HostLook): readonly Check[] {
  const ofHosts = [...look.facts].flatMap(([name, facts]) => [
    ...checkProxy(look, name, facts),
    ...tellEnded(name, facts),
  ]);
  return [...checkTransactions(look), ...ofHosts];
}

/** Of the leader only: on a replica nobody writes, and who reads goes on through the promotion. */
function checkTransactions({ facts, leader, pauseSeconds }: HostLook): readonly Check[] {
  if (leader === undefined || !facts.has(leader)) return [];
  const what = `open transactions on ${leader}`;
  const own = facts.get(leader);
  if (own === undefined || typeof own === 'string') return [unasked(what, own ?? 'was not asked')];
  if (own.server === undefined) return [unasked(what, 'PostgreSQL does not answer on its socket')];
  const { transactions } = own.server;
  const [longest] = [...transactions].sort((a, b) => b.seconds - a.seconds);
  if (longest === undefined) return [ok(what, 'none')];
  const found = `${String(transactions.length)}, the longest: ${describeTransaction(longest)}`;
  if (longest.seconds <= pauseSeconds) return [ok(what, found)];
  return [warn(what, `${found}; what does not end in ${String(pauseSeconds)} s calls a handover off`)];
}

export function describeTransaction({ pid, user, database, state, seconds }: OpenTransaction): string {
  return `process ${String(pid)} of ${user} in ${database} (${state}, open for ${seconds.toFixed(0)} s)`;
}

function checkProxy(look: HostLook, name: string, facts: HostFacts | string): readonly Check[] {
  const what = `HAProxy of ${name}`;
  if (typeof facts === 'string') return [unasked(what, facts)];
  if (facts.proxy === undefined) return [unasked(what, 'does not answer on its socket')];
  const services = listLeaderServices(facts.proxy);
  if (services.length === 0) return [];
  if (services.every(({ servers }) => [...servers.values()].every(({ state }) => state === undefined))) {
    return [unasked(what, 'does not tell its view: apply the playbooks first')];
  }
  return [judgeView(look, what, services)];
}

/** What the limit of an earlier handover ended nobody else has told. */
function tellEnded(name: string, facts: HostFacts | string): readonly Check[] {
  if (typeof facts === 'string' || facts.ended.length === 0) return [];
  const told = facts.ended
    .slice(-MOST_ENDED)
    .reverse()
    .map(({ time, of, by, sessions }) => `${String(sessions)} of the pool of ${of} by ${by} at ${time}`);
  const more = facts.ended.length - told.length;
  const before = more > 0 ? ` and ${count(more, 'time')} before` : '';
  return [ok(`sessions ended on the host of ${name}`, `${told.join(', ')}${before}`)];
}

function judgeView({ leader, candidate }: HostLook, what: string, services: readonly ProxySection[]): Check {
  const leads = services.map(({ name, servers }) => ({
    name,
    to: [...servers].filter(([, { state }]) => isUp(state)).map(([server]) => server),
  }));
  const strayed = leads.filter(({ to }) => to.join() !== (leader ?? ''));
  const left = services.filter(({ servers }) => isLeftOut(servers.get(candidate ?? '')));
  const faults = [
    ...strayed.map(({ name, to }) => `${name} leads to ${to.length === 0 ? 'nobody' : to.join(' and ')}`),
    ...left.map(({ name, servers }) => {
      const state = servers.get(candidate ?? '')?.state ?? '';
      return `${name} has ${candidate ?? ''} as ${state}, so it would lead nowhere: set it to ready`;
    }),
  ];
  if (faults.length > 0) return warn(what, faults.join('; '));
  return ok(
    what,
    `${services.map(({ name }) => name).join(', ')} lead${services.length === 1 ? 's' : ''} to ${leader ?? 'nobody'}`,
  );
}

/** `UP 1/3` is on its way down, and `no check` is always led to. */
function isUp(state: string | undefined): boolean {
  return state !== undefined && /^(?:UP|no check)/.test(state);
}

/** By a person. What an earlier handover left out is put back by the next one. */
function isLeftOut(server: { readonly state: string | undefined; readonly held: boolean } | undefined): boolean {
  return server?.state !== undefined && !server.held && /^(?:MAINT|DRAIN)(?! \(via)/.test(server.state);
}
