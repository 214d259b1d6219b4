/**
 * What was reviewed is what runs: each commit of main since what is in force is planned again, from its first parent, and
 * what its plan showed is what a reviewer can have seen. A hazard of the apply that none of them showed refuses it.
 */
import { sortNatural } from '../general/natural.ts';
import { count, listSome } from '../general/words.ts';
import type { ApprovalPolicy, Environment } from '../load/environment.ts';
import { APPROVAL_POLICIES } from '../load/environment.ts';
import { findPullRequests } from '../ledger/pull-requests.ts';
import type { RecordedApproval } from '../ledger/record.ts';
import type { PlannedHazard } from '../plan/outline.ts';
import { findUncovered } from '../plan/outline.ts';
import type { Problem } from '../types.ts';
import type { MainCommit } from './ports.ts';
import { refuse } from './problems.ts';

/** What the plan of one commit of main, or of what leads back to main, has shown. */
export interface Showing {
  readonly commit: string;
  readonly subject: string;
  readonly hazards: readonly PlannedHazard[];
  /** Why nobody can have reviewed them there. */
  readonly unseen?: string;
}

/** The strictest counts: a change does not lower what it is held to. */
export function findStrictest(environments: readonly Environment[]): ApprovalPolicy {
  const levels = environments.map(({ approval }) => APPROVAL_POLICIES.indexOf(approval ?? 'commits'));
  return APPROVAL_POLICIES[Math.max(0, ...levels)] ?? 'pull-requests';
}

/** `a1b2c3d4e5 (#12)`. */
function nameCommit({ commit, subject }: Pick<MainCommit, 'commit' | 'subject'>): string {
  const [number] = findPullRequests([subject]);
  return `${commit.slice(0, 10)}${number === undefined ? '' : ` (#${String(number)})`}`;
}

/** A merge, or a squash that carries its pull request's number. A rebased commit looks like one that was pushed. */
export function isOfPullRequest({ parents, subject }: Pick<MainCommit, 'parents' | 'subject'>): boolean {
  return parents.length > 1 || findPullRequests([subject]).length > 0;
}

/** Why a trailer `Plan-Fingerprint: <environment> <fingerprint>` does not fit; undefined where it does, or there is none. */
export function findMismatch(
  values: readonly string[],
  environment: string,
  planned: readonly string[],
): string | undefined {
  const own = values.map((value) => value.trim().split(/\s+/)).filter(([name]) => name === environment);
  const wrong = own.find(([, fingerprint = '', ...rest]) => rest.length > 0 || !planned.includes(fingerprint));
  if (wrong === undefined) return undefined;
  const said = JSON.stringify(wrong.slice(1).join(' ').slice(0, 64));
  return `its trailer Plan-Fingerprint names ${said}, and its plan has ${planned.join(' or ') || 'none'}`;
}

export function hasTrailer({ fingerprints }: Pick<MainCommit, 'fingerprints'>, environment: string): boolean {
  return fingerprints.some((value) => value.trim().split(/\s+/)[0] === environment);
}

export function listSeen(showings: readonly Showing[]): readonly PlannedHazard[] {
  return showings.flatMap(({ hazards, unseen }) => (unseen === undefined ? hazards : []));
}

interface Unapproved {
  readonly environment: string;
  readonly fingerprint: string;
  /** Of the apply's own plan, what nobody has seen. */
  readonly open: readonly PlannedHazard[];
  /** Newest first. */
  readonly showings: readonly Showing[];
  /** Older commits of main were not planned again. */
  readonly more: boolean;
}

/** One refusal for what befalls the same subject of a cluster. */
export function refuseUnapproved(unapproved: Unapproved): readonly Problem[] {
  const { environment, fingerprint, open } = unapproved;
  const advice =
    `To approve this plan, open a pull request that adds "{ fingerprint: ${fingerprint}, reason: … }" to approved_plans of ` +
    `inventory/${environment}/environment.yml: its page shows the plan as a whole. Without GitHub, on the meta node: ` +
    `scripts/ops apply --env ${environment} --approve ${fingerprint}. To undo it, merge a revert`;
  const fix = {
    file: 'environment.yml',
    lines: ['approved_plans:', `  - fingerprint: ${fingerprint}`, '    reason: why it may run'],
  };
  const sentences = groupHazards(open).map((group) => ({
    hosts: group.hosts,
    text: `${describeGroup(group)}, and no review can have shown it: ${explain(group, unapproved)}`,
  }));
  return sentences.map(({ hosts, text }, index) => {
    const isLast = index === sentences.length - 1;
    return { ...refuse('approval', isLast ? `${text}. ${advice}` : text, hosts), ...(isLast ? { fix } : {}) };
  });
}

interface HazardGroup {
  readonly planned: readonly PlannedHazard[];
  readonly hazard: string;
  readonly cluster: string;
  readonly subject: string;
  readonly hosts: readonly string[];
}

function groupHazards(hazards: readonly PlannedHazard[]): readonly HazardGroup[] {
  const groups = new Map<string, PlannedHazard[]>();
  for (const planned of hazards) {
    const key = [planned.hazard, planned.cluster, planned.subject].join('\0');
    groups.set(key, [...(groups.get(key) ?? []), planned]);
  }
  return [...groups.values()].flatMap((planned) => {
    const [first] = planned;
    if (first === undefined) return [];
    const hosts = sortNatural(planned.flatMap(({ host }) => (host === '' ? [] : [host])));
    return [{ planned, hazard: first.hazard, cluster: first.cluster, subject: first.subject, hosts }];
  });
}

/** `destroy (user app) on pg-test`, `restart (patroni-credentials) on 10.10.10.11, 10.10.10.12 of pg-test`. */
function describeGroup({ cluster, hazard, hosts, subject }: HazardGroup): string {
  const whom = subject === '' ? '' : ` (${subject})`;
  const whole = cluster === '' ? 'the environment' : cluster;
  const where = hosts.length === 0 ? whole : `${listSome(hosts)}${cluster === '' ? '' : ` of ${cluster}`}`;
  return `the plan has the hazard ${hazard}${whom} on ${where}`;
}

/** Why nobody can have seen it. */
function explain({ planned }: HazardGroup, { more, showings }: Unapproved): string {
  const carriers = showings.filter(({ hazards }) => findUncovered(planned, hazards).length < planned.length);
  const unseen = carriers.filter((one) => one.unseen !== undefined);
  if (unseen.length > 0) return unseen.map((one) => `${nameCommit(one)} brings it, but ${one.unseen ?? ''}`).join('; ');
  if (more) {
    return `it may be of a commit of main that is older than the newest ${count(showings.length, 'commit')}, which alone were planned again`;
  }
  const [newest] = showings;
  if (newest === undefined)
    return 'no commit of main that changes the environment stands between what is in force and this one';
  const names = listSome(showings.map(nameCommit));
  return showings.length === 1
    ? `${names} alone does not do it, by the plan from its first parent`
    : `none of ${names} does it alone, by the plan from its first parent; only together they do`;
}

/** For the ledger's record. `showings`: of those that were planned again. */
export function recordApproval(told: {
  readonly policy: ApprovalPolicy;
  readonly merges: readonly MainCommit[];
  readonly showings: readonly Showing[];
  readonly more: boolean;
  readonly approvedBy?: string;
}): RecordedApproval {
  const byCommit = new Map(told.showings.map((showing) => [showing.commit, showing]));
  return {
    policy: told.policy,
    commits: told.merges.map(({ commit, subject }) => {
      const [number] = findPullRequests([subject]);
      const showing = byCommit.get(commit);
      return {
        commit,
        ...(number === undefined ? {} : { pull_request: number }),
        ...(showing === undefined
          ? {}
          : { seen: showing.unseen === undefined, hazards: groupHazards(showing.hazards).map(shorten) }),
        ...(showing?.unseen === undefined ? {} : { reason: showing.unseen }),
      };
    }),
    ...(told.more ? { older: true } : {}),
    ...(told.approvedBy === undefined ? {} : { approved_by: told.approvedBy }),
  };
}

/** `restart (haproxy-run) on pg-test: 3 hosts`. */
function shorten({ cluster, hazard, hosts, subject }: HazardGroup): string {
  const whom = subject === '' ? '' : ` (${subject})`;
  const many = hosts.length === 0 ? '' : `: ${count(hosts.length, 'host')}`;
  return `${hazard}${whom} on ${cluster === '' ? 'the environment' : cluster}${many}`;
}
