/**
 * Effects that write what the inventory alone tells: where both sides come to the same on a host, nothing is to be done
 * there. A parameter counts only as far as the outcome is made of it; any other is a demand as ever.
 */
import { canonicalText } from '../general/canonical.ts';
import { isList, isMapping } from '../general/values.ts';
import { findEffectiveValue } from '../diff/effective-value.ts';
import { findTemplates } from '../diff/mentions.ts';
import { HBA_PARAMETERS } from '../hba/file.ts';
import { describeHba } from './hba-change.ts';
import type { HbaDialect } from '../hba/line.ts';
import type { SideView } from '../diff/side-view.ts';
import type { Value } from '../types.ts';
import { describeServers, SERVER_PARAMETERS } from './servers.ts';
import type { ExistingView, PlanContext } from './types.ts';

interface Outcome {
  readonly effect: string;
  readonly parameters: readonly string[];
  /** Undefined where it is not known for sure. */
  readonly describe: (inventory: Inventory) => string | undefined;
}

/** One side, as one host has it, and what is asked about. */
interface Inventory {
  readonly parameter: string;
  readonly context: Sides;
  readonly view: SideView;
  readonly host: string;
  /** The value that counts. */
  readonly find: (parameter: string) => Value | undefined;
}

const OUTCOMES: readonly Outcome[] = [
  makeHbaOutcome('pg-hba', 'postgres'),
  makeHbaOutcome('pgbouncer-hba', 'pgbouncer'),
  makePortsOutcome('node-register', { node_exporter_port: ['node_exporter_enabled'] }),
  makePortsOutcome('register-prometheus', {
    pg_exporter_port: ['pg_exporter_enabled'],
    pgbouncer_exporter_port: ['pgbouncer_enabled', 'pgbouncer_exporter_enabled'],
    haproxy_exporter_port: ['haproxy_enabled'],
  }),
  makePortsOutcome('register-nginx', { haproxy_exporter_port: ['haproxy_enabled'] }),
  {
    effect: 'haproxy',
    parameters: SERVER_PARAMETERS,
    describe: ({ context, view, host, parameter }) => describeServers(context.catalogue, view, host, parameter),
  },
  {
    effect: 'haproxy',
    parameters: ['haproxy_admin_username', 'haproxy_admin_password'],
    describe: ({ find }) => (find('haproxy_admin_auth_enabled') === false ? 'no login' : undefined),
  },
];

/** What is asked about: an effect of a parameter, on the host that it would run on. */
export interface OutcomeQuery {
  readonly effect: string;
  readonly parameter: string;
  readonly host: string;
}

/** What is looked at of a plan. */
type Sides = Pick<PlanContext, 'catalogue' | 'desired'>;

/** For sure. */
export function hasSameOutcome(context: Sides, side: Pick<ExistingView, 'view'>, query: OutcomeQuery): boolean {
  const { effect, parameter, host } = query;
  if (isOnlyTakenOff(context, side, query)) return true;
  const outcome = OUTCOMES.find((one) => one.effect === effect && one.parameters.includes(parameter));
  if (outcome === undefined) return false;
  const [existing, desired] = [side.view, context.desired].map((view) =>
    outcome.describe({
      context,
      view,
      host,
      parameter,
      find: (name) => findEffectiveValue(context.catalogue, view, host, name),
    }),
  );
  return desired !== undefined && existing === desired;
}

/** Less of the same is nothing to do where each entry is brought about by itself, and what is taken off stays. */
function isOnlyTakenOff(
  { catalogue, desired }: Sides,
  side: Pick<ExistingView, 'view'>,
  { parameter, host }: OutcomeQuery,
): boolean {
  if (catalogue.parameters.get(parameter)?.keeps?.each !== true) return false;
  const [before, after] = [side.view, desired].map((view) =>
    listEntries(findEffectiveValue(catalogue, view, host, parameter)),
  );
  return before !== undefined && after !== undefined && after.every((entry) => before.includes(entry));
}

/** Undefined where a template may make others of them. */
function listEntries(value: Value | undefined): readonly string[] | undefined {
  if (value === undefined || findTemplates(value).length > 0) return undefined;
  if (isList(value)) return value.map(canonicalText);
  return isMapping(value) ? Object.entries(value).map((entry) => canonicalText(entry)) : undefined;
}

function makeHbaOutcome(effect: string, dialect: HbaDialect): Outcome {
  return {
    effect,
    parameters: ['pg_role', 'pg_offline_query', ...HBA_PARAMETERS[dialect]],
    describe: ({ context, view, host }) => describeHba(context.catalogue, view, host, dialect),
  };
}

/** Ports in a target or upstream, each with the switches without which it is left out. */
function makePortsOutcome(effect: string, ports: Readonly<Record<string, readonly string[]>>): Outcome {
  const parameters = [...new Set([...Object.keys(ports), ...Object.values(ports).flat()])];
  return {
    effect,
    parameters,
    describe: ({ find }) => {
      const values = new Map(parameters.map((name) => [name, find(name)]));
      if ([...values.values()].some((value) => typeof value !== 'number' && typeof value !== 'boolean'))
        return undefined;
      const isOn = (name: string) => values.get(name) !== false;
      return JSON.stringify(Object.entries(ports).map(([port, switches]) => (switches.every(isOn) ? values.get(port) : null))); // prettier-ignore
    },
  };
}
