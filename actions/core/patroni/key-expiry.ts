/**
 * Waits until the key of a leader that does not answer is gone.
 *
 * While the key lives no member may take over, whatever it is asked. Afterwards an unpaused Patroni elects by itself
 * within a second or two where a replica is fit, which is better than what a person would choose: it gets that time.
 */
import { readLeaderState } from './leader-state.ts';
import { readCluster } from './read-cluster.ts';
import type { Clock, ClusterEndpoints, ClusterView, PatroniClient } from './types.ts';

const POLL_MS = 500;
const POLL_TIMEOUT_MS = 1_000;
const PROGRESS_MS = 5_000;
const ELECTION_MS = 5_000;

export interface ExpiryInput {
  readonly endpoints: ClusterEndpoints;
  readonly client: PatroniClient;
  readonly clock: Clock;
  readonly report: (message: string) => void;
  readonly before: ClusterView;
  readonly leader: string;
}

export interface Expiry {
  readonly view: ClusterView;
  readonly elapsedMs: number;
}

/** Ends when somebody else leads, when nobody leads and nobody is elected, or when the old leader's Patroni answers. */
export async function waitForExpiry(input: ExpiryInput): Promise<Expiry> {
  const { before, leader, clock } = input;
  const started = clock.now();
  // A leader that died just after it renewed its key: ttl, and one turn of the loop for the DCS to tell.
  const limit = started + (before.ttl + before.loopWait) * 1_000;
  let nextProgress = started;
  let leaderless: number | undefined;
  for (;;) {
    const view = await readCluster(input.endpoints, input.client, POLL_TIMEOUT_MS);
    const now = clock.now();
    const done = { view, elapsedMs: now - started };
    if (view.dcs === 'read') {
      if (view.leader === undefined) {
        if (leaderless === undefined) input.report(`the leader key of ${leader} has expired`);
        leaderless ??= now;
        if (view.paused || now - leaderless >= ELECTION_MS) return done;
      } else if (view.leader !== leader || readLeaderState(view) !== 'silent') {
        return done;
      }
    }
    if (now >= limit && leaderless === undefined) return done;
    if (now >= nextProgress && leaderless === undefined) {
      const left = Math.max(0, Math.ceil(before.ttl - (now - started) / 1_000));
      input.report(`leader ${leader} does not answer; its key expires in at most ${String(left)} s`);
      nextProgress = now + PROGRESS_MS;
    }
    await clock.sleep(POLL_MS);
  }
}
