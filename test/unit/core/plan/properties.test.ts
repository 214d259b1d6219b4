import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { loadInventory } from '../../../../actions/core/load/load.ts';
import { resolveInventory } from '../../../../actions/core/resolve/resolve.ts';
import { assembleCheckedPlan } from '../../../../actions/core/plan/assemble-checked-plan.ts';
import type { Plan, ResolvedInventory, Value } from '../../../../actions/core/types.ts';
import { buildResolved, catalogue, environmentFile, planOf, type WrittenInventory } from '../../builders.ts';

type Variables = Record<string, Value>;

const VALUES: Readonly<Record<string, readonly Value[]>> = {
  pg_hba_rules_extra: [
    [],
    [{ role: 'common', rules: ['local all all peer'] }],
    [{ title: 'x', role: 'replica', rules: [] }],
  ],
  pgbouncer_poolmode: ['transaction', 'session', '{{ pool }}'],
  pool: ['session', 'statement'],
  pg_weight: [100, 50],
  pg_users: [
    [{ name: 'a', password: 'hunter2' }],
    [
      { name: 'a', password: 'hunter3' },
      { name: 'b', roles: ['a'] },
    ],
    [],
  ],
  pg_databases: [[], [{ name: 'd', owner: 'b' }]],
  node_exporter_port: [9100, 9101],
  node_exporter_options: ["{{ groups['g1'] | length }}", '{{ hostvars[inventory_hostname].pg_weight }}'],
  pg_parameters: [{}, { work_mem: '64MB' }],
  pg_version: [15, 16],
  prometheus_scrape_interval: ['10s', '15s'],
  pg_monitor_password: ['hunter4', 'hunter5'],
  colour: ['red', 'blue', null, ''],
  ansible_user: ['ops', 'root'],
};

const variables: fc.Arbitrary<Variables> = fc
  .uniqueArray(
    fc
      .constantFrom(...Object.keys(VALUES))
      .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(VALUES[name] ?? [])))),
    { selector: ([name]) => name, maxLength: 4 },
  )
  .map((entries) => Object.fromEntries(entries));

const group = (name: string, first: number) =>
  fc
    .record({ size: fc.integer({ min: 0, max: 3 }), vars: variables, host: variables, node: fc.boolean() })
    .map(({ size, vars, host, node }) => ({
      name,
      hosts: Object.fromEntries(
        Array.from({ length: size }, (_, index) => [
          `10.0.0.${String(first + index)}`,
          {
            ...(node ? {} : { pg_seq: index + 1, pg_role: index === 0 ? 'primary' : 'replica' }),
            ...(index === 0 ? host : {}),
          },
        ]),
      ),
      vars: node ? vars : { pg_cluster: name, ...vars },
    }));

const inventory: fc.Arbitrary<WrittenInventory> = fc
  .record({ vars: variables, g1: group('g1', 1), g2: group('g2', 11), meta: fc.boolean() })
  .map(({ vars, g1, g2, meta }) => ({
    vars,
    groups: {
      ...(meta ? { meta: { hosts: { '10.0.0.250': {} } } } : {}),
      ...(Object.keys(g1.hosts).length > 0 ? { g1 } : {}),
      ...(Object.keys(g2.hosts).length > 0 ? { g2 } : {}),
    },
  }));

function listMentionedHosts(plan: Plan): ReadonlySet<string> {
  return new Set([
    ...plan.steps.flatMap((step) => step.hosts),
    ...plan.refusals.flatMap((refusal) => refusal.hosts ?? []),
    ...plan.unaffected.flatMap((entry) => entry.hosts),
  ]);
}

/** Union of the terms, less the ones with `!`: all that a limit of ours ever says. */
function selectHosts(limit: string, { groups, hosts }: ResolvedInventory): readonly string[] {
  const expand = (term: string) => groups.get(term) ?? hosts.filter((host) => host === term);
  const terms = limit.split(':');
  const excluded = new Set(terms.filter((term) => term.startsWith('!')).flatMap((term) => expand(term.slice(1))));
  const included = new Set(terms.filter((term) => !term.startsWith('!')).flatMap(expand));
  return [...included].filter((host) => !excluded.has(host)).sort();
}

function toDocument({ vars, groups }: WrittenInventory): unknown {
  const children: Record<string, unknown> = {};
  for (const [name, { hosts, vars: own = {} }] of Object.entries(groups)) children[name] = { hosts, vars: own };
  return { all: { vars, children } };
}

function writePlainly(written: WrittenInventory): string {
  return stringify(toDocument(written), { aliasDuplicateObjects: false });
}

/** The same values with keys turned round, every string quoted, equal parts as anchors, comments before and behind. */
function writeOtherwise(written: WrittenInventory): string {
  const shared = new Map<string, unknown>();
  const turn = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    const key = JSON.stringify(value);
    const items: unknown = Array.isArray(value) ? value.map((item: unknown) => turn(item)) : turnKeys(value, turn);
    const turned = shared.get(key) ?? items;
    shared.set(key, turned);
    return turned;
  };
  const text = stringify(turn(toDocument(written)), { defaultStringType: 'QUOTE_SINGLE', defaultKeyType: 'PLAIN' });
  return `# Written otherwise.\n${text}# The end.\n`;
}

function turnKeys(value: object, turn: (item: unknown) => unknown): unknown {
  const entries = Object.entries(value).map(([name, item]: [string, unknown]) => [name, item] as const);
  return Object.fromEntries(entries.reverse().map(([name, item]) => [name, turn(item)]));
}

function readText(text: string): ResolvedInventory {
  const { inventory: loaded, problems } = loadInventory({ root: 'hosts.yml', files: [{ path: 'hosts.yml', text }] });
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return resolveInventory(loaded);
}

function planTexts(existing: ResolvedInventory, desired: ResolvedInventory): Plan {
  return assembleCheckedPlan({
    environment: 'sandbox',
    existing: [{ ref: { rev: 'e' }, resolved: existing, hosts: new Set(existing.hosts) }],
    desired: { ref: { path: 'd' }, resolved: desired },
    absent: new Set(),
    removals: [],
    environmentFile,
    catalogue,
    today: '2026-06-30',
  });
}

/** A few hundred by default; more where time is given: OPS_PROPERTY_RUNS=2000. */
const RUNS = { numRuns: Number(process.env['OPS_PROPERTY_RUNS'] ?? 300) };
/** A busy machine, and a thousand runs. */
const TIMEOUT = 600_000;

describe('plans of random inventories', { timeout: TIMEOUT }, () => {
  it('are empty between equal sides', () => {
    fc.assert(
      fc.property(inventory, (written) => {
        const plan = planOf(written, structuredClone(written));
        expect([plan.steps, plan.refusals, plan.unaffected, plan.notes]).toEqual([[], [], [], []]);
      }),
      RUNS,
    );
  });

  it('are the same bytes for the same input', () => {
    fc.assert(
      fc.property(inventory, inventory, (existing, desired) => {
        const again = planOf(structuredClone(existing), structuredClone(desired));
        expect(JSON.stringify(planOf(existing, desired))).toBe(JSON.stringify(again));
      }),
      RUNS,
    );
  });

  it('account for every host whose variables differ', () => {
    fc.assert(
      fc.property(inventory, inventory, (existing, desired) => {
        const [before, after] = [buildResolved(existing), buildResolved(desired)];
        const mentioned = listMentionedHosts(planOf(existing, desired));
        for (const host of after.hosts) {
          const differs =
            JSON.stringify([...(before.variables.get(host) ?? [])].sort()) !==
            JSON.stringify([...(after.variables.get(host) ?? [])].sort());
          if (differs || !before.variables.has(host)) expect(mentioned).toContain(host);
        }
      }),
      RUNS,
    );
  });

  it('name every step after what it waits for, and never without hosts', () => {
    fc.assert(
      fc.property(inventory, inventory, (existing, desired) => {
        const { steps } = planOf(existing, desired);
        steps.forEach((step, index) => {
          expect(step.id).toBe(`s${String(index + 1).padStart(2, '0')}`);
          for (const earlier of step.after) expect(earlier < step.id).toBe(true);
          expect(step.hosts.length).toBeGreaterThan(0);
          expect(step.because.length).toBeGreaterThan(0);
          expect(step.limit).not.toBe('');
        });
      }),
      RUNS,
    );
  });

  it('wait only for steps that are there, and limit each to its hosts by the rules of Ansible', () => {
    fc.assert(
      fc.property(inventory, inventory, (existing, desired) => {
        const sides = { existing: buildResolved(existing), desired: buildResolved(desired) };
        const { steps } = planOf(existing, desired);
        const ids = new Set(steps.map(({ id }) => id));
        for (const step of steps) {
          for (const earlier of step.after) expect(ids).toContain(earlier);
          expect(selectHosts(step.limit, sides[step.inventory])).toEqual([...step.hosts].sort());
        }
      }),
      RUNS,
    );
  });

  it('are empty where only the order of keys, comments, quotes and anchors differ', () => {
    fc.assert(
      fc.property(inventory, (written) => {
        const [plain, otherwise] = [readText(writePlainly(written)), readText(writeOtherwise(written))];
        const plan = planTexts(plain, otherwise);
        expect([plan.steps, plan.refusals, plan.unaffected]).toEqual([[], [], []]);
      }),
      RUNS,
    );
  });

  it('never hold a secret', () => {
    fc.assert(
      fc.property(inventory, inventory, (existing, desired) => {
        expect(JSON.stringify(planOf(existing, desired))).not.toContain('hunter');
      }),
      RUNS,
    );
  });
});
