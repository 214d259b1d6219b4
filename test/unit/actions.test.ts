import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { PATRONI_COMMANDS } from '../../actions/core/operations/patroni-commands.ts';
import { SERVICE_ACTIONS, UNITS } from '../../actions/core/operations/units.ts';

interface ActionMetadata {
  readonly description: string;
  readonly inputs?: Readonly<Record<string, { readonly description: string; readonly required?: boolean }>>;
  readonly outputs?: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: { readonly using: string; readonly main: string };
}

interface WorkflowStep {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      {
        readonly 'runs-on': string | readonly string[];
        readonly if?: string;
        readonly 'timeout-minutes'?: number;
        readonly permissions?: Readonly<Record<string, string>>;
        readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
        readonly steps: readonly WorkflowStep[];
      }
    >
  >;
}

interface Dispatched {
  readonly on: {
    readonly workflow_dispatch: {
      readonly inputs: Readonly<Record<string, { readonly type: string; readonly options?: readonly string[] }>>;
    };
  };
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, { readonly if?: string; readonly 'runs-on': readonly string[] }>>;
}

/** Workflows that write to pull requests or issues, and those whose jobs the node asks for a token. All others have but contents. */
const PERMISSIONS = new Map<string, Readonly<Record<string, string>>>([
  ['comment.yml', { contents: 'read', actions: 'read', 'pull-requests': 'write' }],
  ['drift.yml', { contents: 'read', issues: 'write' }],
  ...['failover.yml', 'drill.yml', 'patroni.yml', 'service.yml'].map(
    (name) => [name, { contents: 'read', 'id-token': 'write' }] as const,
  ),
]);

const read = (path: string): unknown => parse(readFileSync(path, 'utf8'));

/** Of the tests: a team's own environments take its place in the workflows. */
const SANDBOX = 'sandbox';
const environments = readdirSync('inventory').filter((name) => existsSync(`inventory/${name}/hosts`));

/** In any order. The sandbox may stay away where there is another one: no runner takes its jobs. */
function expectEnvironments(file: string, listed: readonly string[] = []): void {
  const own = environments.filter((name) => name !== SANDBOX);
  const wanted = own.length > 0 && !listed.includes(SANDBOX) ? own : environments;
  expect([...listed].sort(), `${file} lists the environments of inventory/`).toEqual([...wanted].sort());
}

const actions = readdirSync('actions').filter((name) => existsSync(`actions/${name}/action.yml`));
const workflows = readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`);

const allOf = (text: string, pattern: RegExp): readonly string[] =>
  [...new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''))].sort();

describe.each(actions)('action %s', (name) => {
  const metadata = read(`actions/${name}/action.yml`) as ActionMetadata;
  const edge = readFileSync(`actions/${name}/main.ts`, 'utf8');

  it('declares exactly the inputs that its edge reads', () => {
    const inputs = allOf(edge, /(?:read|get)\w*(?:Input|Flag)\(\s*'([^']+)'/g);
    expect(inputs).toEqual(Object.keys(metadata.inputs ?? {}).sort());
  });

  it('declares exactly the outputs that its edge writes', () => {
    const outputs = allOf(edge, /(?:write|set)Output\(\s*'([^']+)'/g);
    expect(outputs).toEqual(Object.keys(metadata.outputs ?? {}).sort());
  });

  it('runs its own committed bundle on Node 24', () => {
    expect(metadata.runs).toEqual({ using: 'node24', main: `../dist/${name}.js` });
    expect(existsSync(`actions/dist/${name}.js`)).toBe(true);
  });

  it('has a README of 5 to 25 lines', () => {
    const lines = readFileSync(`actions/${name}/README.md`, 'utf8').trimEnd().split('\n').length;
    expect(lines).toBeGreaterThanOrEqual(5);
    expect(lines).toBeLessThanOrEqual(25);
  });
});

describe.each(workflows)('%s', (path) => {
  const workflow = read(path) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  it('grants nothing but what a job asks for', () => {
    expect(workflow.permissions).toEqual({});
    const wanted = PERMISSIONS.get(path.slice('.github/workflows/'.length));
    for (const job of jobs) {
      if (wanted === undefined) expect(Object.keys(job.permissions ?? {})).toEqual(['contents']);
      else expect(job.permissions).toEqual(wanted);
    }
  });

  it('pins other people’s actions by commit and keeps no credentials', () => {
    const foreign = steps.filter((step) => step.uses !== undefined && !step.uses.startsWith('./'));
    for (const step of foreign) {
      expect(step.uses).toMatch(/^actions\/(checkout|upload-artifact)@[0-9a-f]{40}$/);
      const isCheckout = step.uses?.startsWith('actions/checkout@') === true;
      expect(step.with?.['persist-credentials']).toBe(isCheckout ? false : undefined);
    }
  });

  it('puts no shell between GitHub and an action, and ends by itself', () => {
    const scripts = steps.flatMap(({ run }) => run ?? []);
    expect(scripts).toEqual(path.endsWith('/ci.yml') ? ['.ci/run --no-sandbox'] : []);
    for (const job of jobs) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it('gives its actions only inputs that they declare, and all that are required', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('./'))) {
      const { inputs = {} } = read(`${step.uses ?? ''}/action.yml`) as ActionMetadata;
      const given = Object.keys(step.with ?? {});
      expect(Object.keys(inputs)).toEqual(expect.arrayContaining(given));
      const required = Object.keys(inputs).filter((name) => inputs[name]?.required === true);
      expect(given).toEqual(expect.arrayContaining(required));
    }
  });

  it('lets no pull request reach the meta node', () => {
    if (!('pull_request' in workflow.on)) return;
    for (const job of jobs) expect(job['runs-on']).toBe('ubuntu-latest');
  });
});

describe('comment.yml', () => {
  const workflow = read('.github/workflows/comment.yml') as Workflow;
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it('runs what main holds, on a hosted runner, whatever the event is about', () => {
    const [checkout] = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkout?.with).toEqual({ 'fetch-depth': 0, 'persist-credentials': false });
    for (const job of Object.values(workflow.jobs)) expect(job.if).toMatch(/^github\.ref == 'refs\/heads\/main' && \(/);
    expect(Object.values(workflow.jobs).map((job) => job['runs-on'])).toEqual(['ubuntu-latest']);
  });

  it('is started by workflows that are here, by the names that they have', () => {
    const names = workflows.map((path) => (read(path) as { readonly name: string }).name);
    const { workflow_run: trigger } = workflow.on as { readonly workflow_run: { readonly workflows: string[] } };
    expect(names).toEqual(expect.arrayContaining(trigger.workflows));
  });
});

describe('apply.yml', () => {
  it('has the environments of the inventory in its matrix', () => {
    const workflow = read('.github/workflows/apply.yml') as Workflow;
    expectEnvironments('apply.yml', workflow.jobs.apply?.strategy?.matrix.environment);
  });

  it('has them among the labels of runners that actionlint knows', () => {
    const { 'self-hosted-runner': runner } = read('.github/actionlint.yaml') as {
      readonly 'self-hosted-runner': { readonly labels: readonly string[] };
    };
    const labels = runner.labels.filter((label) => label !== 'meta' && label !== 'urgent');
    expectEnvironments('.github/actionlint.yaml', labels);
  });

  it('is main’s alone, on the node of its environment, and comes again though nobody pushes', () => {
    const workflow = read('.github/workflows/apply.yml') as Workflow;
    const { apply } = workflow.jobs;
    expect(apply?.if).toBe("github.ref == 'refs/heads/main'");
    expect(apply?.['runs-on']).toEqual(['self-hosted', 'meta', '${{ matrix.environment }}']);
    expect(apply).toHaveProperty('concurrency.cancel-in-progress', false);
    expect(workflow.on).toMatchObject({
      push: { branches: ['main'] },
      schedule: [{ cron: expect.any(String) as string }],
    });
  });
});

describe('what a person dispatches', () => {
  it.each(['failover', 'patroni', 'service'])(
    '%s.yml is main’s alone, on its own runner, by closed choices',
    (name) => {
      const workflow = read(`.github/workflows/${name}.yml`) as Dispatched;
      const { inputs } = workflow.on.workflow_dispatch;
      expect(inputs.environment).toMatchObject({ type: 'choice' });
      expectEnvironments(`${name}.yml`, inputs.environment?.options);
      for (const job of Object.values(workflow.jobs)) {
        expect(job.if).toBe("github.ref == 'refs/heads/main'");
        expect(job['runs-on']).toEqual(['self-hosted', 'urgent', '${{ inputs.environment }}']);
      }
      expect(workflow.concurrency).toMatchObject({ 'cancel-in-progress': false });
      expect(workflow.concurrency.group).toContain('inputs.environment');
    },
  );

  it('drill.yml is the same, and drills nothing by schedule that no variable names', () => {
    const workflow = read('.github/workflows/drill.yml') as Dispatched & Workflow;
    const { environment } = workflow.on.workflow_dispatch.inputs;
    expect(environment).toMatchObject({ type: 'choice' });
    expectEnvironments('drill.yml', environment?.options);
    expect(workflow.on).toHaveProperty('schedule');
    const { drill } = workflow.jobs;
    expect(drill?.if).toBe("github.ref == 'refs/heads/main' && (inputs.cluster || vars.DRILL_CLUSTER) != ''");
    expect(drill?.['runs-on']).toEqual([
      'self-hosted',
      'urgent',
      '${{ inputs.environment || vars.DRILL_ENVIRONMENT }}',
    ]);
    expect(drill?.steps.at(-1)?.with).toMatchObject({ operation: 'switchover', drill: 'true' });
    expect(workflow.concurrency.group).toBe(
      'failover-${{ inputs.environment || vars.DRILL_ENVIRONMENT }}-${{ inputs.cluster || vars.DRILL_CLUSTER }}',
    );
  });

  it('patroni.yml offers the commands that have a form, and service.yml every unit', () => {
    const offered = (name: string, input: string) =>
      (read(`.github/workflows/${name}.yml`) as Dispatched).on.workflow_dispatch.inputs[input]?.options;
    const forms = PATRONI_COMMANDS.filter(({ form }) => form).map((command) => command.name);
    expect([...(offered('patroni', 'command') ?? [])].sort()).toEqual(forms.sort());
    expect(offered('service', 'unit')).toEqual(UNITS.map((unit) => unit.name));
    expect([...(offered('service', 'action') ?? [])].sort()).toEqual([...SERVICE_ACTIONS].sort());
  });
});
