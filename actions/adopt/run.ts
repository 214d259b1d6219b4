/**
 * Begins the ledger of a fleet that lives. Nothing is run that changes a host: read-only proofs tell what of the checkout's
 * commit is there already, and that is what the ledger takes to be in force. What is not there becomes a debt of its host,
 * which the first apply pays. Never by accident: what is no member of its cluster, or may be none, refuses the adoption.
 */
import type { AdoptedHost, AdoptReport } from '../core/adoption/report.ts';
import { assembleAdopted } from '../core/adoption/state.ts';
import type { Difference, Standing } from '../core/adoption/standing.ts';
import { assembleRecord } from '../core/apply/record.ts';
import { nameLock } from '../core/apply/lock-name.ts';
import { readText } from '../core/apply/variables.ts';
import type { LedgerState } from '../core/ledger/state.ts';
import { findCluster, listMembers } from '../core/resolve/clusters.ts';
import { UserError } from '../core/types.ts';
import type { ApplyAdapters } from '../apply/ports.ts';
import { prepareByHand, prepareFrom } from '../apply/prepare.ts';
import type { Prepared } from '../apply/prepare.ts';
import { publish } from '../apply/publish.ts';
import { compareFleet } from './compare.ts';
import { lookAround } from './look.ts';
import type { Sight } from './look.ts';

export interface AdoptOptions {
  readonly environment: string;
  /** The environment's name: this machine takes it over, though a state of another one is published. */
  readonly takeOver?: string;
  /** Shown the report, gives what a person typed; undefined: nobody was asked, and nothing is recorded. */
  readonly confirm: (report: AdoptReport) => Promise<string | undefined>;
}

export async function runAdopt(options: AdoptOptions, adapters: ApplyAdapters): Promise<AdoptReport> {
  const lock = await adapters.locks.acquire({ names: [nameLock('apply')] });
  let report: AdoptReport;
  try {
    report = await adopt(options, adapters);
  } finally {
    lock.release();
  }
  if (report.recorded) await publish(adapters);
  return report;
}

async function adopt(options: AdoptOptions, adapters: ApplyAdapters): Promise<AdoptReport> {
  const { environment, takeOver } = options;
  assertNoLedger(environment, adapters);
  const begun = adapters.witness.readTime();
  const start = adapters.stopwatch.seconds();
  const prepared = prepareByHand(environment, adapters, takeOver === undefined ? {} : { takeOver });
  const sight = await lookAround(prepared, adapters);
  const isRefused = sight.problems.length > 0;
  const differences = isRefused ? new Map<string, Difference>() : await compareFleet({ prepared, adapters, sight });
  const { commit } = prepared;
  const base = {
    ...{ environment, commit, recorded: false, problems: sight.problems, notes: listNotes(adapters) },
    ...describeFleet(prepared, sight, differences),
  };
  if (isRefused) return { ...base, ok: false };
  const { machine } = adapters;
  const state = assembleAdopted({ environment, commit, differences, ...(machine === undefined ? {} : { machine }) });
  const { plan } = prepareFrom(environment, adapters, { state, commit, merged: true });
  const report: AdoptReport = { ...base, ok: true, plan };
  const typed = await options.confirm(report);
  if (typed === undefined) return report;
  if (typed !== environment) {
    throw new UserError(
      `confirmed was "${typed}", and the environment is ${environment}; nothing was recorded [confirm]`,
    );
  }
  record(report, state, adapters, { begun, seconds: adapters.stopwatch.seconds() - start });
  return { ...report, recorded: true };
}

function assertNoLedger(environment: string, { ledger }: ApplyAdapters): void {
  const state = ledger.read()?.state;
  if (state === undefined) return;
  throw new UserError(
    `${environment} has a ledger already, at ${state.head.slice(0, 10)}: there is nothing to adopt. scripts/ops status ` +
      'tells what is in force [adopted]',
  );
}

/** Parameters that only a creation reads: no run tells whether what lives has them. */
function listNotes({ catalogue }: ApplyAdapters): readonly string[] {
  const fixed = [...catalogue.parameters.values()].filter(({ refusal }) => refusal !== undefined);
  const names = fixed.map(({ name }) => name).join(', ');
  return names === '' ? [] : [`not compared, since they take effect only where an instance is made: ${names}`];
}

function describeFleet(
  { desired }: Prepared,
  { standings, clusters }: Sight,
  differences: ReadonlyMap<string, Difference>,
): Pick<AdoptReport, 'clusters' | 'others'> {
  const describe = (host: string, instance?: string): readonly AdoptedHost[] => {
    const standing = standings.get(host);
    return standing === undefined
      ? []
      : [describeHost({ host, standing, difference: differences.get(host), instance })];
  };
  return {
    clusters: clusters.map(({ cluster, identifier, view }) => ({
      ...{ cluster, paused: view.paused },
      ...(identifier === undefined ? {} : { systemIdentifier: identifier }),
      ...(view.leader === undefined ? {} : { leader: view.leader }),
      hosts: listMembers(desired, cluster).flatMap((host) =>
        describe(host, `${cluster}-${readText(desired, host, 'pg_seq')}`),
      ),
    })),
    others: desired.hosts.filter((host) => findCluster(desired, host) === undefined).flatMap((host) => describe(host)),
  };
}

function describeHost(input: {
  readonly host: string;
  readonly standing: Standing;
  readonly difference: Difference | undefined;
  readonly instance: string | undefined;
}): AdoptedHost {
  const { host, standing, difference, instance } = input;
  const { effects = [], reason } = difference ?? {};
  const isUnasked = standing.kind === 'unasked' || (standing.kind === 'member' && standing.unready !== undefined);
  const there = isUnasked ? 'unasked' : effects.length === 0 ? 'matches' : 'differs';
  return {
    ...{ host, effects, found: standing.kind === 'free' ? 'absent' : there },
    ...(instance === undefined ? {} : { instance }),
    ...(reason === undefined ? {} : { reason }),
  };
}

function record(
  report: AdoptReport,
  state: LedgerState,
  { ledger, witness }: ApplyAdapters,
  told: { readonly begun: string; readonly seconds: number },
): void {
  const { environment, commit, clusters, others, plan } = report;
  const hosts = [...clusters.flatMap((cluster) => cluster.hosts), ...others];
  const count = (found: AdoptedHost['found']) => String(hosts.filter((host) => host.found === found).length);
  ledger.update({
    message: `adopt ${String(hosts.length)} hosts at ${commit.slice(0, 10)}`,
    initial: state,
    record: {
      ...assembleRecord({
        ...{ ...told, verb: 'adopt', by: witness.readActor(), commit, fingerprint: plan?.fingerprint ?? '' },
        ...{ merged: [], steps: [], interrupted: false },
        reasons: hosts
          .filter(({ effects }) => effects.length > 0)
          .map(
            ({ host, effects, reason }) =>
              `${host} owes ${effects.join(', ')}${reason === undefined ? '' : `: ${reason}`}`,
          ),
      }),
      subject: `${count('matches')} hosts match, ${count('differs')} differ, ${count('unasked')} could not be asked, ${count('absent')} are not there yet`,
    },
    change: (before) => {
      if (before === state) return state;
      throw new UserError(
        `another process has begun the ledger of ${environment} meanwhile; nothing was recorded [adopted]`,
      );
    },
  });
}
