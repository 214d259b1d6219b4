/** What adoption found and what follows from it, for a person to judge. */
import { describeCommand } from '../apply/report.ts';
import { describePlace } from '../general/words.ts';
import { printable } from '../render/safe-text.ts';
import type { Plan, Problem } from '../types.ts';

/** `matches`: nothing of the inventory is missing. `absent`: its instance is still to be made. */
type Found = 'matches' | 'differs' | 'unasked' | 'absent';

export interface AdoptedHost {
  readonly host: string;
  /** `pg-test-1`; absent on a host without an instance. */
  readonly instance?: string;
  readonly found: Found;
  /** Effects that the next apply owes it. */
  readonly effects: readonly string[];
  readonly reason?: string;
}

interface AdoptedCluster {
  readonly cluster: string;
  readonly systemIdentifier?: string;
  /** Instance that leads by Patroni's word. */
  readonly leader?: string;
  readonly paused: boolean;
  readonly hosts: readonly AdoptedHost[];
}

export interface AdoptReport {
  readonly environment: string;
  readonly commit: string;
  readonly ok: boolean;
  /** Whether the ledger was begun. */
  readonly recorded: boolean;
  readonly clusters: readonly AdoptedCluster[];
  /** Hosts without an instance. */
  readonly others: readonly AdoptedHost[];
  readonly problems: readonly Problem[];
  /** What the next apply of this commit will run; undefined where the adoption is refused. */
  readonly plan?: Pick<Plan, 'fingerprint' | 'steps' | 'refusals'>;
  readonly notes: readonly string[];
}

/** Ends without a newline. */
export function renderAdoptReport(report: AdoptReport): string {
  const { environment, commit, clusters, others, problems, plan, notes } = report;
  return [
    `adopt ${environment}: what lives, compared with ${commit.slice(0, 10)}; no host was changed`,
    ...clusters.flatMap(renderCluster),
    ...(others.length === 0 ? [] : ['hosts without an instance', ...renderHosts(others)]),
    ...notes.map((text) => `note: ${text}`),
    ...problems.map((problem) => `refused: ${renderProblem(problem)}`),
    ...(plan === undefined ? [] : renderPlan(plan)),
    describeEnd(report),
  ]
    .map(printable)
    .join('\n');
}

function renderCluster({ cluster, systemIdentifier, leader, paused, hosts }: AdoptedCluster): readonly string[] {
  const about = [
    ...(systemIdentifier === undefined ? [] : [`system identifier ${systemIdentifier}`]),
    leader === undefined ? 'no leader' : `leader ${leader}`,
    ...(paused ? ['paused, which an apply leaves so'] : []),
  ];
  return [`${cluster}: ${about.join(', ')}`, ...renderHosts(hosts)];
}

function renderHosts(hosts: readonly AdoptedHost[]): readonly string[] {
  const names = hosts.map(({ host, instance }) => (instance === undefined ? host : `${host}  ${instance}`));
  const width = Math.max(...names.map((name) => name.length));
  return hosts.map((host, index) => `  ${(names[index] ?? '').padEnd(width)}  ${describeHost(host)}`);
}

function describeHost({ found, effects, reason }: AdoptedHost): string {
  switch (found) {
    case 'matches':
      return 'matches';
    case 'absent':
      return 'is not there yet: the next apply makes it';
    case 'unasked':
      return `could not be asked: ${reason ?? 'unknown'}; it owes all: ${effects.join(', ')}`;
    case 'differs':
      return `differs in ${effects.join(', ')}${reason === undefined ? '' : ` (${reason})`}`;
  }
}

function renderProblem(problem: Problem): string {
  const place = describePlace(problem);
  return `${place === '' ? '' : `${place}: `}${problem.message} [${problem.rule}]`;
}

function renderPlan({ steps, refusals }: Pick<Plan, 'steps' | 'refusals'>): readonly string[] {
  if (refusals.length > 0) {
    return ['The next apply of this commit is refused:', ...refusals.map((problem) => `  ${renderProblem(problem)}`)];
  }
  if (steps.length === 0) return ['The next apply of this commit has nothing to do.'];
  return [
    `The next apply of this commit runs ${String(steps.length)} ${steps.length === 1 ? 'step' : 'steps'}:`,
    ...steps.map((step) => {
      const hazards = step.hazards.length === 0 ? '' : `  (${step.hazards.join(', ')})`;
      return `  ${step.id}  ${describeCommand(step)}${hazards}`;
    }),
  ];
}

function describeEnd({ environment, ok, recorded }: AdoptReport): string {
  if (!ok) return 'refused: nothing was recorded, and no host was changed';
  if (recorded) return `the ledger of ${environment} is begun; look at it with scripts/ops status --env ${environment}`;
  return (
    `nothing is recorded yet. To begin the ledger with this: scripts/ops adopt --env ${environment} --confirm ` +
    `${environment}. From then on the next apply runs the steps above, also one of the timer`
  );
}
