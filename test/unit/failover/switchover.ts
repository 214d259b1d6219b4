/** A switchover with hosts as a test makes them. */
import type { LedgerRecord } from '../../../actions/core/ledger/record.ts';
import { emptyLedger } from '../../../actions/core/ledger/update.ts';
import type { PatroniAnswer } from '../../../actions/core/patroni/types.ts';
import type { FailoverReport } from '../../../actions/failover/report.ts';
import { runFailover } from '../../../actions/failover/run.ts';
import type { FailoverOptions } from '../../../actions/failover/run.ts';
import { World } from '../apply/world.ts';
import { hosts as inventory } from '../apply/world-files.ts';
import { promote } from '../core/patroni/change.ts';
import { fakePatroni, healthy } from '../core/patroni/fake-patroni.ts';
import type { Fake, FakeState } from '../core/patroni/fake-patroni.ts';
import { fakeHosts } from './fake-hosts.ts';
import type { FakeHosts } from './fake-hosts.ts';

/** It allows drills. */
const ENVIRONMENT = {
  path: 'inventory/sandbox/environment.yml',
  text: "fingerprint_key: '00000000000000000000000000000000'\ndrill: true\n",
};

export interface Ran {
  readonly report: FailoverReport;
  readonly fleet: FakeHosts;
  readonly patroni: Fake;
  /** Of the ledger. */
  readonly records: readonly LedgerRecord[];
}

/** From pg-test-1 to pg-test-2. */
export async function run(
  change: (fleet: FakeHosts) => void = () => undefined,
  answer = obey,
  overrides: Partial<FakeState> = {},
  options: Partial<FailoverOptions> = {},
): Promise<Ran> {
  const state = healthy(overrides);
  const world = new World();
  world.commit({ hosts: inventory() });
  world.entry = { commit: 'f'.repeat(40), state: emptyLedger('sandbox', world.head) };
  const patroni = fakePatroni(state, () => answer(state));
  const fleet = fakeHosts(state);
  change(fleet);
  const { client, dcs, clock } = patroni;
  const base = world.adapters();
  const readEnvironment = (commit: string) => ({ ...base.readEnvironment(commit), environmentFile: ENVIRONMENT });
  const adapters = { ...base, readEnvironment, patroni: client, dcs, clock, hosts: fleet.sessions };
  const report = await runFailover(
    {
      ...{ environment: 'sandbox', door: 'command-line', operation: 'switchover', cluster: 'pg-test' },
      ...{ candidate: 'pg-test-2', confirm: 'pg-test' },
      ...options,
    },
    adapters,
  );
  return { report, fleet, patroni, records: world.records };
}

export function obey(state: FakeState): PatroniAnswer {
  return promote(state, 'pg-test-2');
}

export function findCheck({ checks }: FailoverReport, what: string): string | undefined {
  return checks.find((check) => check.what === what)?.found;
}
