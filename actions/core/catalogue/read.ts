import type { Hazard, Value } from '../types.ts';
import { InternalError } from '../types.ts';
import type {
  Catalogue,
  Effect,
  EffectClass,
  Items,
  KnownUnknown,
  Level,
  Parameter,
  ParameterEffect,
  PlayHosts,
  Playbook,
  ReadException,
  Scope,
  UnseenRead,
  Unsupported,
} from './types.ts';
import { isSecretName } from './secrets.ts';

interface WrittenEffect {
  readonly playbook: string;
  readonly tags: readonly string[];
  readonly restartTags?: readonly string[];
  readonly scope: string;
  readonly class: string;
  readonly level: string;
  readonly delegates?: readonly string[];
  readonly proof: readonly string[];
  readonly hazards?: readonly string[];
}

interface WrittenParameter {
  readonly own?: readonly string[];
  readonly members?: readonly string[];
  readonly all?: readonly string[];
  readonly items?: Items;
  readonly selectors?: boolean;
  readonly refuse?: string;
  readonly on?: string;
  readonly restarts?: boolean | string;
}

/** `inventory/schema/effects.json` as it is written. */
export interface WrittenCatalogue {
  readonly playbooks: Readonly<Record<string, { readonly hosts: string; readonly tags: readonly string[] }>>;
  readonly proofs: Readonly<Record<string, string>>;
  readonly membership: { readonly cluster: readonly string[]; readonly meta: readonly string[] };
  readonly effects: Readonly<Record<string, WrittenEffect>>;
  readonly parameters: Readonly<Record<string, WrittenParameter>>;
  readonly exceptions: readonly ReadException[];
  readonly unseen: readonly UnseenRead[];
  readonly unknowns: readonly KnownUnknown[];
}

/** What the schema says of one parameter. */
export interface ParameterSchema {
  readonly default?: Value;
  readonly writeOnly?: boolean;
  readonly unread?: string;
  readonly alias?: string;
  readonly unsupported?: Unsupported;
}

const PLAY_HOSTS: readonly PlayHosts[] = ['all', 'meta', 'instances'];
const SCOPES: readonly Scope[] = ['instance', 'cluster', 'environment'];
const CLASSES: readonly EffectClass[] = ['reload', 'restart', 'create', 'destroy', 'converge'];
const RESTARTS = ['settings'] as const;
const DELEGATES = ['meta', 'members'] as const;
const HAZARDS: readonly Hazard[] = [
  'restart',
  'failover',
  'destroy',
  'data-loss',
  'lock-out',
  'connection',
  'unmapped',
];
export const LEVELS: readonly Level[] = [
  'node',
  'infra',
  'remove',
  'settings',
  'roles',
  'user',
  'database',
  'create',
  'access',
  'pool',
  'balance',
  'monitor',
  'register',
  'scrape',
];

export function readCatalogue(
  written: WrittenCatalogue,
  schemas: Readonly<Record<string, ParameterSchema>>,
): Catalogue {
  const playbooks = mapEntries(written.playbooks, (playbook): Playbook => {
    return { hosts: choose(playbook.hosts, PLAY_HOSTS), tags: playbook.tags };
  });
  const effects = mapEntries(written.effects, (effect, id) => readEffect(id, effect, playbooks));
  const parameters = mapEntries(written.parameters, (parameter, name) =>
    readParameter(name, parameter, schemas[name] ?? {}, effects),
  );
  for (const { parameters: names } of [...written.exceptions, ...written.unseen]) {
    for (const name of names) get(parameters, name);
  }
  for (const { effect } of written.unseen) get(effects, effect);
  for (const id of [...written.membership.cluster, ...written.membership.meta]) get(effects, id);
  return {
    playbooks,
    effects,
    parameters,
    proofs: new Map(Object.entries(written.proofs)),
    membership: written.membership,
    exceptions: written.exceptions,
    unseen: written.unseen,
    unknowns: written.unknowns,
  };
}

function readEffect(id: string, written: WrittenEffect, playbooks: ReadonlyMap<string, Playbook>): Effect {
  const playbook = get(playbooks, written.playbook);
  const restartTags = written.restartTags ?? [];
  for (const tag of [...written.tags, ...restartTags]) choose(tag, playbook.tags);
  return {
    id,
    playbook: written.playbook,
    tags: written.tags,
    restartTags,
    scope: choose(written.scope, SCOPES),
    class: choose(written.class, CLASSES),
    level: choose(written.level, LEVELS),
    delegates: (written.delegates ?? []).map((group) => choose(group, DELEGATES)),
    proof: written.proof,
    hazards: (written.hazards ?? []).map((hazard) => choose(hazard, HAZARDS)),
  };
}

function readParameter(
  name: string,
  written: WrittenParameter,
  schema: ParameterSchema,
  known: ReadonlyMap<string, Effect>,
): Parameter {
  const effects: ParameterEffect[] = [
    ...(written.own ?? []).map((effect) => ({ effect, readers: 'own' as const })),
    ...(written.members ?? []).map((effect) => ({ effect, readers: 'members' as const })),
    ...(written.all ?? []).map((effect) => ({ effect, readers: 'all' as const })),
  ];
  for (const { effect } of effects) get(known, effect);
  if (written.items) get(known, written.items.effect);
  return {
    name,
    secret: (schema.writeOnly ?? false) || isSecretName(name),
    effects,
    selectors: written.selectors ?? false,
    restarts: typeof written.restarts === 'string' ? choose(written.restarts, RESTARTS) : (written.restarts ?? false),
    onInstances: (written.on ?? 'instances') === 'instances',
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(schema.unread === undefined ? {} : { unread: schema.unread }),
    ...(schema.alias === undefined ? {} : { alias: schema.alias }),
    ...(schema.unsupported === undefined ? {} : { unsupported: schema.unsupported }),
    ...(written.items === undefined ? {} : { items: written.items }),
    ...(written.refuse === undefined ? {} : { refusal: written.refuse }),
  };
}

function mapEntries<Written, Read>(
  written: Readonly<Record<string, Written>>,
  read: (entry: Written, name: string) => Read,
): ReadonlyMap<string, Read> {
  return new Map(Object.entries(written).map(([name, entry]) => [name, read(entry, name)]));
}

function get<Entry>(entries: ReadonlyMap<string, Entry>, name: string): Entry {
  const entry = entries.get(name);
  if (entry === undefined) throw new InternalError(`the catalogue names "${name}", which it does not describe`);
  return entry;
}

function choose<Allowed extends string>(word: string, allowed: readonly Allowed[]): Allowed {
  const found = allowed.find((candidate) => candidate === word);
  if (found === undefined) throw new InternalError(`the catalogue says "${word}"; allowed: ${allowed.join(', ')}`);
  return found;
}
