import { Memo } from '../../actions/core/memo.ts';
import type { Environment, Removal } from '../../actions/core/load/environment.ts';
import { readBundledCatalogue } from '../../actions/adapters/catalogue.ts';
import { assembleCheckedPlan } from '../../actions/core/plan/assemble-checked-plan.ts';
import type { PlanInput } from '../../actions/core/effects/types.ts';
import type { Plan, ResolvedInventory, Value } from '../../actions/core/types.ts';

type Variables = Readonly<Record<string, Value>>;

export interface WrittenGroup {
  readonly hosts: Readonly<Record<string, Variables>>;
  readonly vars?: Variables;
}

export interface WrittenInventory {
  readonly vars?: Variables;
  readonly groups: Readonly<Record<string, WrittenGroup>>;
}

export const catalogue = readBundledCatalogue();

/** A resolved inventory by hand: all < group < host. Every value stands at line 1 of `<where>.yml`. */
export function buildResolved(written: WrittenInventory): ResolvedInventory {
  const variables = new Map<string, Map<string, Value>>();
  const files = new Map<string, string>();
  const groups = new Map<string, readonly string[]>();
  for (const [group, { hosts, vars }] of Object.entries(written.groups)) {
    groups.set(group, Object.keys(hosts));
    for (const [host, own] of Object.entries(hosts)) {
      const known = variables.get(host) ?? new Map(Object.entries(written.vars ?? {}));
      for (const [name, value] of [...Object.entries(vars ?? {}), ...Object.entries(own)]) {
        known.set(name, value);
        files.set(`${host} ${name}`, `hosts/${group}.yml`);
      }
      variables.set(host, known);
    }
  }
  groups.set('all', [...variables.keys()]);
  groups.set('ungrouped', []);
  return {
    hosts: [...variables.keys()],
    groups,
    variables,
    decrypted: new Set(),
    memo: new Memo(),
    findOrigin: (host, variable) =>
      variables.get(host)?.has(variable)
        ? { file: files.get(`${host} ${variable}`) ?? 'hosts/globals.yml', path: ['vars', variable] }
        : undefined,
    locate: ({ file }) => ({ file, line: 1, column: 1 }),
    findMention: (host, asked) => {
      const names = Object.keys(written.groups).filter((name) => groups.get(name)?.includes(host));
      const cluster = variables.get(host)?.get('pg_cluster');
      const name = names.find((one) => one === asked) ?? names.find((one) => one === cluster) ?? names[0];
      return name === undefined ? undefined : { file: `hosts/${name}.yml`, path: [name, 'hosts', host] };
    },
    locateKey: ({ file }) => ({ file, line: 1, column: 1 }),
  };
}

/** pg-meta on the meta node and pg-test with three members. */
export function buildSandbox(
  overrides: { readonly vars?: Variables; readonly test?: Partial<WrittenGroup> } = {},
): WrittenInventory {
  return {
    vars: { dcs_servers: { 'meta-1': '10.10.10.10' }, pg_admin_password: 'DBUser.DBA', ...overrides.vars },
    groups: {
      meta: { hosts: { '10.10.10.10': {} }, vars: { meta_node: true } },
      'pg-meta': { hosts: { '10.10.10.10': { pg_seq: 1, pg_role: 'primary' } }, vars: { pg_cluster: 'pg-meta' } },
      'pg-test': {
        hosts: overrides.test?.hosts ?? testHosts('10.10.10.11', '10.10.10.12', '10.10.10.13'),
        vars: { pg_cluster: 'pg-test', pg_users: [{ name: 'test', password: 'DBUser.Test' }], ...overrides.test?.vars },
      },
    },
  };
}

export function testHosts(...hosts: readonly string[]): Readonly<Record<string, Variables>> {
  return Object.fromEntries(
    hosts.map((host) => {
      const seq = Number(host.split('.').at(-1)) - 10;
      return [host, { pg_seq: seq, pg_role: seq === 1 ? 'primary' : 'replica' }];
    }),
  );
}

export const environmentFile: Environment = {
  fingerprintKey: '00',
  limits: { hosts: 1, clusters: 1, restarts: 1000 },
  gates: { replicaLagBytes: 16_777_216, diskUsedPercent: 95, waitSeconds: 60, soakSeconds: 0 },
  extraVariables: [],
};

export function buildInput(
  existing: WrittenInventory | undefined,
  desired: WrittenInventory,
  overrides: Partial<PlanInput> = {},
): PlanInput {
  const resolved = existing === undefined ? undefined : buildResolved(existing);
  return {
    environment: 'sandbox',
    existing:
      resolved === undefined ? [] : [{ ref: { rev: 'a'.repeat(40) }, resolved, hosts: new Set(resolved.hosts) }],
    desired: { ref: {}, resolved: buildResolved(desired) },
    absent: new Set(),
    removals: [],
    environmentFile,
    catalogue,
    today: '2026-06-30',
    ...overrides,
  };
}

export function planOf(...input: Parameters<typeof buildInput>): Plan {
  return assembleCheckedPlan(buildInput(...input));
}

export function consent(removal: Pick<Removal, 'kind' | 'name'> & Partial<Removal>): Removal {
  return {
    action: 'destroy',
    reason: 'the machine goes back',
    position: { file: 'removals.yml', line: 1, column: 1 },
    ...removal,
  };
}

/** A step as a person would type it, with what it waits for. */
export function writeSteps(plan: Plan): readonly string[] {
  return plan.steps.map((step) => {
    const tags = step.tags.length === 0 ? '' : ` -t ${step.tags.join(',')}`;
    const vars = Object.entries(step.vars).map(([name, value]) => ` -e ${name}=${value}`);
    const side = step.inventory === 'existing' ? ' (existing)' : '';
    const after = step.after.length === 0 ? '' : ` after ${step.after.join(',')}`;
    return `${step.playbook} -l ${step.limit}${tags}${vars.join('')}${side}${after}`;
  });
}
