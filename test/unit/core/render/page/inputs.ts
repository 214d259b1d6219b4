/** Pages to look at: each consequence, each stage after the merge, and what is hard to lay out. */
import type { EnvironmentInput, PageInput, Stage } from '../../../../../actions/core/render/page/input.ts';
import type { Because, Hazard, Plan, Problem, Step, ValueChange } from '../../../../../actions/core/types.ts';
import { renderPlanJson } from '../../../../../actions/core/render/json.ts';
import { runPlan } from '../../../../../actions/plan/run.ts';
import { openCase } from '../../../../lib/plan-cases.ts';
import { makeHostilePlan } from './hostile.ts';

const HEAD = 'abc1234def5678abc1234def5678abc1234def56';
const MAIN = '0123456789abcdef0123456789abcdef01234567';
const REPOSITORY = 'https://github.com/example/postgres';

/** The plan of a golden case as programs read it, and as the pull request of an environment has it. */
function readPlan(name: string, environment = 'sandbox'): Plan {
  const plan = JSON.parse(renderPlanJson(runPlan({ environment: 'sandbox' }, openCase(name)))) as Plan;
  return {
    ...plan,
    environment,
    desired: { rev: HEAD },
    notes: plan.notes.slice(1),
    steps: plan.steps.map((step) => ({
      ...step,
      because: step.because.map((because) => ({ ...because, file: rootFile(environment, because.file) })),
    })),
    refusals: plan.refusals.map((problem) => ({ ...problem, file: rootFile(environment, problem.file) })),
  };
}

function rootFile(environment: string, file: string): string {
  return file === '' || file.startsWith('playbooks/') ? file : `inventory/${environment}/${file}`;
}

export function makePage(environments: readonly EnvironmentInput[], rest: Partial<PageInput> = {}): PageInput {
  return {
    environments,
    head: { commit: HEAD, branch: 'reports-into-pg-test', repositoryUrl: REPOSITORY },
    base: MAIN,
    repositoryUrl: REPOSITORY,
    runUrl: `${REPOSITORY}/actions/runs/123456789`,
    ...rest,
  };
}

function makeEnvironment(plan: Plan, stage: Stage = { kind: 'planned' }): EnvironmentInput {
  const [existing] = plan.existing;
  const inForce = existing?.rev === undefined ? {} : { inForce: { commit: existing.rev, ageSeconds: 250 } };
  return { environment: plan.environment, plan, stage, ...inForce };
}

/** A plan of one step a cluster, whose reasons `because` makes. */
function makePlan(
  environment: string,
  clusters: number,
  because: (cluster: string, index: number) => Partial<Because>,
  step: Partial<Step> = {},
): Plan {
  const names = Array.from({ length: clusters }, (_, index) => `pg-shop-${String(index + 1)}`);
  const hostsOf = (index: number) => [1, 2, 3].map((seq) => `10.20.${String(index % 250)}.${String(seq + 10 * Math.floor(index / 250))}`); // prettier-ignore
  return {
    environment,
    existing: [{ rev: 'e'.repeat(40) }],
    desired: { rev: HEAD },
    fingerprint: 'f'.repeat(64),
    steps: names.map((cluster, index) => ({
      ...{ id: `s${String(index + 1).padStart(2, '0')}`, playbook: 'pgsql.yml', limit: cluster, vars: {} },
      ...{ tags: ['patroni_config', 'patroni_reload', 'patroni_restart'], hosts: hostsOf(index), delegates: [] },
      ...{ inventory: 'desired', hazards: ['restart'], after: [] },
      proof: [{ kind: 'patroni_config', hosts: hostsOf(index), expect: 'no restart is pending' }],
      ...step,
      because: [
        {
          ...{ path: 'pg_parameters', hosts: hostsOf(index), file: `inventory/${environment}/hosts/${cluster}.yml` },
          ...{ line: 14, side: 'desired', summary: 'max_connections: 100 → 200' },
          ...because(cluster, index),
        },
      ],
    })),
    clusters: names.map((name, index) => ({ name, hosts: hostsOf(index) })),
    notes: [],
    refusals: [],
    unaffected: [],
    revert: { class: 'restart', reasons: [], steps: [] },
  };
}

const CONNECTIONS: Partial<Because> = {
  change: {
    kind: 'values',
    values: [{ name: 'max_connections', before: '100', after: '200', restarts: true }],
  },
};

function planned(name: string, environment?: string): PageInput {
  return makePage([makeEnvironment(readPlan(name, environment))]);
}

function afterMerge(stage: Stage): PageInput {
  return makePage([makeEnvironment(readPlan('setting-restarts', 'prod'), stage)]);
}

function withHazard(hazard: Hazard, because: Partial<Because>): PageInput {
  const plan = makePlan('prod', 1, () => because, { tags: ['pg_hba'], hazards: [hazard] });
  return makePage([makeEnvironment(plan)]);
}

function distinct(count: number): Plan {
  return makePlan('prod', count, (_, index) => ({
    summary: 'work_mem',
    change: {
      kind: 'values',
      values: [{ name: 'max_connections', before: '100', after: String(200 + index), restarts: true }],
    },
  }));
}

const OWING = [
  { hosts: ['10.10.10.12'], steps: ['s01'], reason: 'it does not answer on port 22' },
  { hosts: ['10.10.10.11', '10.10.10.13'], steps: ['s02', 's03'], reason: 's01 must come first' },
];

const REFUSED = readPlan('removal-without-consent', 'prod');

/** As the rules tell them: one knows what was meant, the other does not. */
const ERRORS: readonly Problem[] = [
  {
    ...{ severity: 'error', rule: 'unknown-parameter', file: 'inventory/prod/hosts/pg-test.yml', line: 12, column: 5 },
    ...{
      path: 'pg-test.vars.pg_databse',
      message: 'no parameter is called "pg_databse"; did you mean "pg_databases"?',
    },
    replace: { from: 'pg_databse', to: 'pg_databases' },
  },
  {
    ...{ severity: 'error', rule: 'unique-pg-seq', file: 'inventory/prod/hosts/pg-test.yml', line: 5, column: 18 },
    ...{ path: 'pg-test.hosts.10.10.10.12.pg_seq' },
    message: 'pg_seq 1 is used by 10.10.10.11 too; give each instance of "pg-test" a number of its own',
  },
];

/** As `plan --warnings` tells it of a database whose extension no package brings. */
const WARNING: Problem = {
  ...{ severity: 'warning', rule: 'extension-package', path: 'pg-test.vars.pg_databases.0.extensions.0' },
  ...{ file: 'inventory/sandbox/hosts/pg-test.yml', line: 14, column: 35 },
  message: 'no package brings extension "postgis" of database "test"; add postgresql-15-postgis-3 to pg_extensions',
};

function leaveOut(plan: Plan, id: string): Plan {
  return { ...plan, steps: plan.steps.filter((step) => step.id !== id) };
}

/** A user that is there gets other values. */
function withUser(values: readonly ValueChange[]): PageInput {
  const change = { kind: 'item', noun: 'user', name: 'app', verb: 'change', values } as const;
  const step = { playbook: 'pgsql-createuser.yml', vars: { pg_user: 'app' }, tags: [], hazards: [] };
  const plan = makePlan('prod', 1, () => ({ path: 'pg_users.app', summary: 'user "app" changed', change }), step);
  return makePage([makeEnvironment({ ...plan, revert: { class: 'reload', reasons: [], steps: [] } })]);
}

/** By name of the expected page. */
export const PAGES: Readonly<Record<string, PageInput>> = {
  'user-empowered': withUser([{ name: 'superuser', after: 'true' }]),
  'user-with-another-password': planned('user-and-database'),
  'access-given': planned('hba-rule'),
  'access-taken': planned('access-lost'),
  'setting-reloads': planned('setting-reloads'),
  'setting-restarts': planned('setting-restarts', 'prod'),
  'setting-restarts-50-clusters': makePage([makeEnvironment(makePlan('prod', 50, () => CONNECTIONS))]),
  'settings-2000-steps': makePage([makeEnvironment(distinct(2000))]),
  'cluster-destroyed': planned('cluster-destroyed', 'prod'),
  'instance-removed': planned('replica-removed'),
  'items-dropped': planned('user-and-database-dropped', 'prod'),
  'cluster-created': planned('cluster-created'),
  'instance-added': planned('instance-added'),
  'items-created': makePage([makeEnvironment(leaveOut(readPlan('user-and-database'), 's01'))]),
  'pool-restarts': planned('port-changed'),
  'two-services-restart': planned('two-services-restarted'),
  'module-changed': planned('playbook-module'),
  'dcs-restarts': planned('playbook-store'),
  'password-changed': planned('password-changed'),
  'rules-by-role': planned('hba-rules-by-role'),
  'everything-at-once': planned('everything-at-once'),
  'code-of-the-inventory': withHazard('code', { path: 'pg_hba_rules_extra', summary: "lookup('file', 'rules.txt')" }),
  'service-taken': withHazard('service', {
    path: 'pg_services_extra',
    summary: 'service "reports" loses its last server',
  }),
  'access-taken-by-a-restart': makePage([
    makeEnvironment(
      makePlan('prod', 1, () => ({ path: 'pg_replication_password', summary: 'changed' }), {
        tags: ['patroni_config', 'patroni_reload', 'patroni_restart'],
        hazards: ['lock-out', 'restart'],
      }),
    ),
  ]),
  'limits-raised': planned('limits-raised'),
  'nothing-to-do': planned('equal'),
  refused: makePage([makeEnvironment(REFUSED)]),
  'refused-many': planned('refused-in-place', 'prod'),
  'refused-user': planned('user-disappears'),
  'two-environments': makePage([
    makeEnvironment(readPlan('hba-rule')),
    makeEnvironment(readPlan('cluster-destroyed', 'prod')),
    makeEnvironment({ ...readPlan('equal', 'staging'), notes: [] }),
  ]),
  hostile: makePage([makeEnvironment(makeHostilePlan())]),
  'main-moved': makePage([
    {
      ...makeEnvironment(readPlan('setting-restarts', 'prod')),
      mainMoved: { commit: MAIN, hosts: ['10.10.10.11', '10.10.10.12'] },
    },
  ]),
  waiting: afterMerge({ kind: 'waiting', behind: 'the apply of 0123456, step s02 of 7' }),
  running: afterMerge({ kind: 'running', since: '10:05' }),
  'running-step': afterMerge({
    kind: 'running',
    since: '10:05',
    at: { steps: ['s03'], time: '10:35', done: 2, of: 7 },
  }),
  applied: afterMerge({
    ...{ kind: 'applied', steps: 1, seconds: 82, unmeasured: [] },
    gaps: [{ cluster: 'pg-test', seconds: 1.7, errors: 0 }],
  }),
  stopped: afterMerge({
    ...{ kind: 'stopped', step: 's01', done: 0, of: 3, owing: OWING },
    reason: 'task "Restart the members" failed on 10.10.10.12: the member does not stream after 120 s',
    advice: ['Look at the log of Patroni on 10.10.10.12; when it streams again, the next apply goes on by itself.'],
  }),
  'applied-together': afterMerge({
    ...{ kind: 'applied', steps: 7, seconds: 341, others: 2 },
    gaps: [1.9, 1.7, 1.2, 1.1, 0.9, 0.4, 0.3].map((seconds, index) => ({
      ...{ cluster: `pg-test-${String(index + 1)}`, seconds, errors: index === 1 ? 3 : 0 },
    })),
    unmeasured: ['pg-meta: no member answers'],
  }),
  owed: afterMerge({
    ...{ kind: 'owed', done: 0, of: 1 },
    owing: [{ hosts: ['10.10.10.13'], steps: ['s01'], reason: 'it does not answer on port 22' }],
    advice: ['Start 10.10.10.13 or repair its network; the next apply runs the missing steps, within 15 minutes.'],
  }),
  'refused-by-apply': afterMerge({
    ...{
      kind: 'refused',
      reasons: ['10.10.10.13 answers on port 5432 and is not in the ledger; adopt it or empty it'],
    },
    advice: ['Put it right on the hosts, or merge a revert; the next apply tries again.'],
  }),
  superseded: afterMerge({ kind: 'superseded', commit: MAIN }),
  'no-plan-validate-failed': makePage([], { missing: { reason: 'validate failed', problems: ERRORS } }),
  'no-plan-suggested-on-the-line': makePage([], {
    missing: { reason: 'validate failed', problems: ERRORS },
    suggested: [{ file: 'inventory/prod/hosts/pg-test.yml', line: 12 }],
  }),
  'no-plan-waits-for-approval': makePage([], { missing: { reason: 'waits for approval', problems: [] } }),
  'no-plan-cancelled': makePage([], { missing: { reason: 'cancelled', problems: [] } }),
  'no-plan-out-of-date': makePage([], {
    missing: { reason: 'out of date', problems: [] },
    older: [
      { commit: HEAD, headline: '🟢 prod: lets reports into pg-test · reload, no connection is cut' },
      { commit: 'c'.repeat(40), headline: 'no plan: validate failed' },
    ],
  }),
  'no-plan-conflict': makePage([], { missing: { reason: 'conflict', problems: [] } }),
  'own-result-differs': makePage([makeEnvironment(readPlan('cluster-destroyed', 'prod'))], {
    ...{ changesPlanner: true, ownResult: 'success' },
  }),
  'earlier-verdicts': makePage([makeEnvironment(readPlan('hba-rule'))], {
    changesPlanner: true,
    older: [
      { commit: 'd'.repeat(40), headline: 'sandbox: refused, 1 reason' },
      { commit: 'c'.repeat(40), headline: 'no plan: validate failed' },
    ],
  }),
  warnings: makePage([makeEnvironment({ ...readPlan('hba-rule'), warnings: [WARNING] })]),
};
