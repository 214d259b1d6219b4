import { nameLock } from '../core/apply/lock-name.ts';
import { hideSecrets } from '../core/general/hidden-secrets.ts';
import { getClusterEndpoints } from '../core/patroni/endpoints.ts';
import { readCluster } from '../core/patroni/read-cluster.ts';
import type { ClusterView, MemberEndpoint, PatroniAnswer, PatroniRequest } from '../core/patroni/types.ts';
import { printable } from '../core/render/safe-text.ts';
import { readInForce } from '../failover/in-force.ts';
import { Refusal } from './ports.ts';
import type { Done, Held, PatroniOptions, PatroniWatch } from './ports.ts';
import { recordAct } from './record.ts';
import type { Act } from './record.ts';

const LOCK_TIMEOUT_SECONDS = 480;
const POLL_MS = 500;
const POLL_TIMEOUT_MS = 1_000;
/** HTTP's. */
const [OK, REDIRECTED] = [200, 300];

/** Takes the cluster's lock, before a waiting apply, looks at the cluster and records the work; the lock ends with it. */
export async function holdCluster(
  options: PatroniOptions & { readonly cluster: string },
  { hasAsked, watched: adapters }: PatroniWatch,
  work: (held: Held) => Promise<Done>,
): Promise<Done> {
  const { cluster } = options;
  const names = [nameLock({ cluster })];
  const lock = await adapters.locks.acquire({ names, urgent: true, timeoutSeconds: LOCK_TIMEOUT_SECONDS });
  try {
    const inForce = readInForce(adapters, cluster);
    const endpoints = getClusterEndpoints(inForce.inventory, cluster);
    const view = await readCluster(endpoints, adapters.patroni);
    const act = describeAct(options, inForce.commit);
    return await recordAct(act, adapters, hasAsked, () =>
      work({ options, adapters, cluster, endpoints, inForce, view, lock }),
    );
  } finally {
    lock.release();
  }
}

/** Of an edit its keys: a value may be a secret. */
export function describeAct({ cluster = '', command, member, overdue, set = [] }: PatroniOptions, commit: string): Act {
  const keys = set.map((edit) => edit.split('=', 1)[0] ?? '');
  const subject = keys.length === 0 ? (member ?? cluster) : `${cluster} (${keys.join(', ')})`;
  return { verb: `patroni ${command}`, subject, commit, ...(overdue === true ? { isRetried: true } : {}) };
}

export function getMember({ endpoints, cluster }: Held, instance: string): MemberEndpoint {
  const member = endpoints.members.find((one) => one.instance === instance);
  if (member !== undefined) return member;
  const known = endpoints.members.map((one) => one.instance).join(', ');
  throw new Refusal(`there is no member "${instance}" in ${cluster}; there are ${known} [unknown-member]`);
}

/** A member through which the DCS can be written: the leader where it answers. */
export function pickSpeaker({ view, endpoints }: Held): MemberEndpoint {
  const answering = view.members.filter(({ state }) => state !== 'unreachable').map(({ instance }) => instance);
  const name = answering.find((instance) => instance === view.leader) ?? answering[0];
  const member = endpoints.members.find(({ instance }) => instance === name);
  if (member === undefined)
    throw new Refusal(`no member of ${view.cluster} answers, so nobody can be asked [no-answer]`);
  if (view.dcs !== 'read')
    throw new Refusal(`no member of ${view.cluster} can read the DCS, so nothing can be written there [no-dcs]`);
  return member;
}

export function send(
  held: Held,
  member: MemberEndpoint,
  request: Pick<PatroniRequest, 'method' | 'path' | 'body'>,
): Promise<PatroniAnswer> {
  return held.adapters.patroni.send({ member, ...request, credentials: held.endpoints.credentials });
}

/** Patroni's own words, on one line. With a success it may tell the whole configuration, secrets included: that is not told. */
export function quoteAnswer({ status, text }: PatroniAnswer): string {
  if (status >= OK && status < REDIRECTED) return String(status);
  const said = printable(hideSecrets(text.trim())).slice(0, 200);
  return status === 0 ? `no answer (${said})` : `${String(status)}: ${said}`;
}

export interface Watching {
  readonly held: Held;
  readonly seconds: number;
  readonly isThere: (view: ClusterView) => boolean;
}

/** Looks until it is there or the time is over; what was seen last. Patroni's own answer is not what counts. */
export async function watchUntil({ held, seconds, isThere }: Watching): Promise<{ view: ClusterView; there: boolean }> {
  const { clock, patroni } = held.adapters;
  const limit = clock.now() + seconds * 1_000;
  for (;;) {
    const view = await readCluster(held.endpoints, patroni, POLL_TIMEOUT_MS);
    if (isThere(view)) return { view, there: true };
    if (clock.now() >= limit) return { view, there: false };
    await clock.sleep(POLL_MS);
  }
}
