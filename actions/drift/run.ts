/**
 * Compares the live fleet with what is in force, and tells what nobody watches. Read-only: the proofs of every effect, by
 * the inventory of the commit that is proven on each host, and no check mode. A host that owes is told as that and not
 * proven, since what is in force there is not known; what somebody works on just now is left as it was known before.
 */
import type { HeldLock } from '../core/apply/held-lock.ts';
import { nameLock } from '../core/apply/lock-name.ts';
import { identifyBlind, isBlindTo, summariseBlind, type Blind } from '../core/drift/blind.ts';
import {
  describeDown,
  explainDown,
  findMemberStop,
  isStoppedProof,
  MEMBER_PROOF,
  type Down,
} from '../core/drift/down.ts';
import type { DriftReport, Finding, Unlooked } from '../core/drift/finding.ts';
import { groupProbes } from '../core/drift/kinds.ts';
import { compareLooks } from '../core/drift/memory.ts';
import { findUnwatched } from '../core/drift/unwatched.ts';
import { findOwing } from '../core/ledger/in-force.ts';
import { makeNoLedgerError } from '../core/ledger/no-ledger.ts';
import { findOwingSince } from '../core/ledger/owing-since.ts';
import { ABSENT, type LedgerState } from '../core/ledger/state.ts';
import { findPause, type Standing } from '../core/operations/standing.ts';
import { describeRunnerAge, needsRenewal } from '../core/operations/runner-release.ts';
import { findCluster } from '../core/resolve/clusters.ts';
import { openSide } from '../core/side/open-side.ts';
import { UserError } from '../core/types.ts';
import type { DriftAdapters } from './ports.ts';
import { probeGroup, type ProbePlace } from './probe.ts';
import { lookAtMembers } from './roles.ts';

/** Entries of the ledger that are looked through for the beginning of what a host owes. */
const ENTRIES = 500;
/** They differ while a person has paused the cluster. */
const PAUSED_KINDS = new Set(['patroni_mode']);

export async function runDrift(environment: string, adapters: DriftAdapters): Promise<DriftReport> {
  const entry = adapters.ledger.read();
  if (entry === undefined) throw makeNoLedgerError(environment);
  const time = adapters.witness.readTime();
  const before = recall(adapters);
  const places = findPlaces(environment, entry.state, adapters);
  const locks = adapters.readLocks();
  const busy = findBusy(places, locks);
  const looked = await lookAt(places, busy, adapters);
  const after = findBusy(places, adapters.readLocks());
  const moved = findMoved(entry.state, adapters.ledger.read()?.state);
  const worked = new Set([...busy, ...after, ...moved]);
  const unwatched = findUnwatched({
    ...{ environment, now: time, head: entry.state.head, locks, standing: adapters.standing.read() },
    waiting: await adapters.findWaiting(entry.state.head),
    findAge: (since) => adapters.countSeconds(since, time),
    owingSince: readOwingSince(entry.state, adapters),
    runner: describeRunner(adapters),
  });
  const subjects = (hosts: ReadonlySet<string>) => withClusters(places, hosts);
  const notSeen = subjects(new Set([...worked, ...looked.lost.map(({ subject }) => subject), ...looked.away]));
  const blind = identifyBlind(looked.blind);
  const unlooked = [
    ...[...worked].map((subject) => ({ subject, reason: 'it is worked on just now' })),
    ...[...looked.lost, ...looked.partly].filter(({ subject }) => !worked.has(subject)),
  ];
  const report = compareLooks(
    {
      ...{ environment, time, head: entry.state.head, unlooked },
      findings: [...unwatched, ...looked.findings.filter(({ subject }) => !subjects(worked).has(subject))],
      couldSee: (finding) =>
        WATCHED_HERE.has(finding.kind) || (!notSeen.has(finding.subject) && !isBlindTo(finding, blind)),
    },
    before,
  );
  adapters.memory.write(report);
  return report;
}

/** Without what was seen before, this look is the first of two again. */
function recall({ memory, progress }: DriftAdapters): DriftReport | undefined {
  try {
    return memory.read();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    progress.say(`warning: ${error.message}; what is seen now is told by the next look`);
    return undefined;
  }
}

/** Undefined where it needs nothing. A file that cannot be read keeps nobody from looking at the fleet. */
function describeRunner({ lookAtRunner }: DriftAdapters): string | undefined {
  try {
    const age = lookAtRunner();
    return age !== undefined && needsRenewal(age) ? describeRunnerAge(age) : undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return error.message;
  }
}

/** What is told by this node's own files, whoever works. */
const WATCHED_HERE = new Set(['unapplied', 'owing', 'lock', 'pause', 'stop', 'runner', 'unreachable', 'unproven']);

interface Place extends ProbePlace {
  readonly hosts: readonly string[];
}

/** Commits that are proven, each with the hosts on which it is. */
function findPlaces(environment: string, { hosts }: LedgerState, adapters: DriftAdapters): readonly Place[] {
  const proven = new Map<string, string[]>();
  for (const [host, inForce] of Object.entries(hosts)) {
    const [commit, ...others] = inForce;
    if (commit === undefined || commit === ABSENT || others.length > 0) continue;
    proven.set(commit, [...(proven.get(commit) ?? []), host]);
  }
  return [...proven].map(([commit, all]) => {
    const { resolved } = openSide(adapters.readEnvironment(commit));
    return { environment, commit, resolved, hosts: all.filter((host) => resolved.variables.has(host)) };
  });
}

/** Hosts of which a lock is held: an apply, an operation or a failover works there. */
function findBusy(places: readonly Place[], locks: readonly HeldLock[]): readonly string[] {
  const held = new Set(locks.map(({ name }) => name));
  const isHeld = (cluster: string | undefined) => cluster !== undefined && held.has(nameLock({ cluster }));
  return places.flatMap(({ hosts, resolved }) =>
    hosts.filter((host) => held.has(nameLock('environment')) || isHeld(findCluster(resolved, host))),
  );
}

function findMoved(before: LedgerState, after: LedgerState | undefined): readonly string[] {
  const print = (entries: readonly string[] | undefined) => (entries ?? []).join();
  return Object.keys(before.hosts).filter((host) => print(before.hosts[host]) !== print(after?.hosts[host]));
}

/** The hosts and the clusters that they are of. */
function withClusters(places: readonly Place[], hosts: ReadonlySet<string>): ReadonlySet<string> {
  const clusters = places.flatMap(({ resolved }) => [...hosts].flatMap((host) => findCluster(resolved, host) ?? []));
  return new Set([...hosts, ...clusters]);
}

interface Looked {
  readonly findings: readonly Finding[];
  /** Hosts that did not answer. */
  readonly away: readonly string[];
  /** Hosts of which nothing could be asked, and those of which something could not be. */
  readonly lost: readonly Unlooked[];
  readonly partly: readonly Unlooked[];
  readonly blind: readonly Blind[];
}

async function lookAt(places: readonly Place[], busy: readonly string[], adapters: DriftAdapters): Promise<Looked> {
  const findings: Finding[] = [];
  const blind: Blind[] = [];
  const down: Down[] = [];
  const lost = new Map<string, string>();
  const away = new Set<string>();
  for (const place of places) {
    const hosts = place.hosts.filter((host) => !busy.includes(host));
    const members = await lookAtMembers(place, hosts, adapters);
    findings.push(...members.findings);
    down.push(...members.down);
    for (const group of groupProbes(adapters.catalogue, place.resolved, hosts)) {
      const asked = { ...group, hosts: group.hosts.filter((host) => !away.has(host) && !lost.has(host)) };
      if (asked.hosts.length === 0) continue;
      const probed = await probeGroup(asked, place, adapters);
      findings.push(...probed.findings.filter((finding) => !isPaused(finding, place, adapters)));
      blind.push(...probed.blind);
      for (const host of probed.away) away.add(host);
      for (const { subject, reason } of probed.unlooked) lost.set(subject, reason);
    }
  }
  const standing = adapters.standing.read();
  const silent = down.filter(({ host }) => !away.has(host) && !lost.has(host));
  const reasons = new Map(silent.map((member) => [member.host, explainDown(member, standing)]));
  const partly = summariseBlind(blind, reasons).filter(({ subject }) => !away.has(subject) && !lost.has(subject));
  // Nobody hears otherwise of a probe that can look no more.
  const unproven = partly
    .filter(({ subject }) => !reasons.has(subject))
    .map(({ subject, reason }): Finding => ({ kind: 'unproven', subject, message: reason }));
  return {
    ...{ away: [...away], blind, partly },
    findings: [...tellDown(findings, silent, standing), ...unproven],
    lost: [...lost].map(([subject, reason]) => ({ subject, reason })),
  };
}

/** A member that does not run is one finding, and none beside the note of who stopped it. */
function tellDown(
  findings: readonly Finding[],
  down: readonly Down[],
  standing: readonly Standing[],
): readonly Finding[] {
  const hosts = new Set(down.map(({ host }) => host));
  const isTold = (finding: Finding) =>
    (finding.kind === MEMBER_PROOF && hosts.has(finding.subject)) || isStoppedProof(finding, standing);
  const unexplained = down.filter(({ host }) => findMemberStop(standing, host) === undefined);
  return [...findings.filter((finding) => !isTold(finding)), ...unexplained.map(describeDown)];
}

/** A pause that somebody has written down is told when its deadline is over. */
function isPaused({ kind, subject }: Finding, { resolved }: Place, { standing }: DriftAdapters): boolean {
  const cluster = findCluster(resolved, subject);
  return PAUSED_KINDS.has(kind) && cluster !== undefined && findPause(standing.read(), cluster) !== undefined;
}

function readOwingSince(state: LedgerState, { history }: DriftAdapters): Readonly<Record<string, string>> {
  const owing = findOwing(state, state.head, new Set(Object.keys(state.hosts)));
  return findOwingSince(history.read(ENTRIES), owing);
}
