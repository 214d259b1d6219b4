/**
 * Inventories in which every parameter of a release of Pigsty is written out with its default: those that its roles have, and
 * those of the file that it comes with.
 */
import data from './pigsty-defaults.json' with { type: 'json' };

type Source = 'role' | 'file';
type Values = Readonly<Record<string, unknown>>;

/** What a release has otherwise than 1.4; a value stands under the release's own name. */
interface Release {
  readonly renamed: Readonly<Record<string, string>>;
  readonly role: Values;
  readonly file: Values;
}

const PARAMETERS: Readonly<Record<string, Partial<Record<Source, unknown>>>> = data.parameters;
const RELEASES: Readonly<Record<string, Release>> = data.releases;
/** What the file leaves to whoever writes it. */
const OWN = { dcs_servers: { 'meta-1': '10.10.10.10' } };

interface DefaultInventory {
  readonly name: string;
  readonly vars: Values;
  /** As JSON, which is YAML. */
  readonly text: string;
}

export function listDefaultInventories(): readonly DefaultInventory[] {
  return Object.entries(RELEASES).flatMap(([name, release]) =>
    (['role', 'file'] as const).map((source) => {
      const vars = listDefaults(release, source);
      const of = source === 'role' ? 'roles' : 'file';
      return { name: `${name}, defaults of its ${of}`, vars, text: writeInventory(vars) };
    }),
  );
}

function listDefaults({ renamed, ...own }: Release, source: Source): Values {
  const values = Object.entries(PARAMETERS).filter(([, defaults]) => source in defaults);
  const named = values.map(([name, defaults]) => [renamed[name] ?? name, defaults[source]] as const);
  return { ...Object.fromEntries(named), ...own[source], ...OWN };
}

function writeInventory(vars: Values): string {
  const members = {
    '10.10.10.11': { pg_seq: 1, pg_role: 'primary' },
    '10.10.10.12': { pg_seq: 2, pg_role: 'replica' },
  };
  const children = {
    meta: { hosts: { '10.10.10.10': {} }, vars: { meta_node: true } },
    'pg-test': { hosts: members, vars: { pg_cluster: 'pg-test' } },
  };
  return JSON.stringify({ all: { vars, children } });
}
