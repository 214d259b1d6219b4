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
  Watch,
} from './types.ts';
import { isSecretName } from './secrets.ts';

interface WrittenEffect {
  readonly playbook: string;
  readonly tags: readonly string[];
  readonly restartTags?: readonly string[];
  readonly within?: string;
  readonly off?: { readonly switch: string; readonly effect: string };
  readonly follows?: readonly string[];
  readonly scope: string;
  readonly class: string;
  readonly level: string;
  readonly delegates?: readonly string[];
  readonly proof: readonly string[];
  readonly hazards?: readonly string[];
  readonly switch?: string | readonly string[];
}

interface WrittenItems extends Omit<Items, 'noun' | 'defaults'> {
  readonly noun: string;
}

interface WrittenParameter {
  readonly own?: readonly string[];
  readonly members?: readonly string[];
  readonly all?: readonly string[];
  readonly items?: WrittenItems;
  readonly keeps?: { readonly reason: string; readonly refused?: boolean; readonly each?: boolean };
  readonly selectors?: boolean;
  readonly filled?: boolean;
  readonly refuse?: string;
  readonly on?: string;
  readonly restarts?: boolean | string;
}

interface WrittenWatch {
  readonly on: string;
  readonly of: string;
  readonly expect: string;
  readonly accept: string;
  readonly effect?: string;
  readonly undo?: string;
}

/** `inventory/schema/effects.json` as it is written. */
export interface WrittenCatalogue {
  readonly playbooks: Readonly<Record<string, { readonly hosts: string; readonly tags: readonly string[] }>>;
  readonly proofs: Readonly<Record<string, string>>;
  readonly watches?: Readonly<Record<string, WrittenWatch>>;
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
  readonly items?: { readonly $ref?: string };
}

/** What the schema says of the items of a list, by the name under which lists refer to them. */
export type Definitions = Readonly<
  Record<string, { readonly properties?: Readonly<Record<string, { readonly default?: Value }>> }>
>;

const HOSTS_OF_A_PLAY: readonly PlayHosts[] = ['all', 'meta', 'instances'];
const SCOPES: readonly Scope[] = ['instance', 'cluster', 'environment'];
const CLASSES: readonly EffectClass[] = ['reload', 'restart', 'create', 'destroy', 'converge'];
const RESTARTS = ['settings'] as const;
const DELEGATES = ['meta', 'members'] as const;
const WATCHED = ['host', 'cluster'] as const;
const NOUNS = ['user', 'database'] as const;
const HAZARDS: readonly Hazard[] = [
  'restart',
  'failover',
  'destroy',
  'data-loss',
  'lock-out',
  'access',
  'service',
  'limits',
  'code',
];
export const LEVELS: readonly Level[] = [
  'node',
  'infra',
  'remove',
  'settings',
  'roles',
  'user',
  'database',
  'drop-database',
  'drop-user',
  'create',
  'credentials',
  'access',
  'pool',
  'balance',
  'monitor',
  'retire',
  'register',
  'scrape',
];

export function readCatalogue(
  written: WrittenCatalogue,
  schemas: Readonly<Record<string, ParameterSchema>>,
  definitions: Definitions = {},
): Catalogue {
  const playbooks = mapEntries(written.playbooks, (playbook): Playbook => {
    return { hosts: choose(playbook.hosts, HOSTS_OF_A_PLAY), tags: playbook.tags };
  });
  const effects = widenFollows(mapEntries(written.effects, (effect, id) => readEffect(id, effect, playbooks)));
  const parameters = mapEntries(written.parameters, (parameter, name) =>
    readParameter({ name, written: parameter, schema: schemas[name] ?? {}, definitions }, effects),
  );
  for (const { parameters: names } of [...written.exceptions, ...written.unseen]) {
    for (const name of names) get(parameters, name);
  }
  for (const name of Object.values(written.parameters).flatMap(({ items }) => items?.pooled.always ?? []))
    get(parameters, name);
  for (const { effect } of written.unseen) get(effects, effect);
  for (const { switches, within, follows, off } of effects.values()) {
    if (off !== undefined) {
      get(parameters, off.switch);
      get(effects, off.effect);
    }
    for (const name of switches) get(parameters, name);
    for (const id of follows) get(effects, id);
    if (within !== undefined) get(effects, within);
  }
  for (const id of [...written.membership.cluster, ...written.membership.meta]) get(effects, id);
  return {
    playbooks,
    effects,
    parameters,
    proofs: new Map(Object.entries(written.proofs)),
    watches: mapEntries(written.watches ?? {}, (watch): Watch => {
      if (watch.effect !== undefined) get(effects, watch.effect);
      return { ...watch, on: choose(watch.on, HOSTS_OF_A_PLAY), of: choose(watch.of, WATCHED) };
    }),
    membership: written.membership,
    exceptions: written.exceptions,
    unseen: written.unseen,
    unknowns: written.unknowns,
  };
}

/** What runs all of another effect waits for all that this one waits for, but for what it runs itself. */
function widenFollows(effects: ReadonlyMap<string, Effect>): ReadonlyMap<string, Effect> {
  const isWithin = (id: string, wide: string): boolean => {
    const { within } = get(effects, id);
    return within !== undefined && (within === wide || isWithin(within, wide));
  };
  return mapEntries(Object.fromEntries(effects), (effect, id) => {
    const inner = [...effects.values()].filter((other) => isWithin(other.id, id)).flatMap(({ follows }) => follows);
    const outside = inner.filter((first) => first !== id && !isWithin(first, id));
    return { ...effect, follows: [...new Set([...effect.follows, ...outside])] };
  });
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
    ...(written.within === undefined ? {} : { within: written.within }),
    ...(written.off === undefined ? {} : { off: written.off }),
    follows: written.follows ?? [],
    scope: choose(written.scope, SCOPES),
    class: choose(written.class, CLASSES),
    level: choose(written.level, LEVELS),
    delegates: (written.delegates ?? []).map((group) => choose(group, DELEGATES)),
    proof: written.proof,
    hazards: (written.hazards ?? []).map((hazard) => choose(hazard, HAZARDS)),
    switches: typeof written.switch === 'string' ? [written.switch] : (written.switch ?? []),
  };
}

function readParameter(
  {
    name,
    written,
    schema,
    definitions,
  }: {
    readonly name: string;
    readonly written: WrittenParameter;
    readonly schema: ParameterSchema;
    readonly definitions: Definitions;
  },
  known: ReadonlyMap<string, Effect>,
): Parameter {
  const effects: ParameterEffect[] = [
    ...(written.own ?? []).map((effect) => ({ effect, readers: 'own' as const })),
    ...(written.members ?? []).map((effect) => ({ effect, readers: 'members' as const })),
    ...(written.all ?? []).map((effect) => ({ effect, readers: 'all' as const })),
  ];
  for (const { effect } of effects) get(known, effect);
  const { items, keeps } = written;
  for (const effect of items === undefined ? [] : [items.effect, items.pooled.otherwise, items.drop, items.forget])
    get(known, effect);
  return {
    name,
    secret: (schema.writeOnly ?? false) || isSecretName(name),
    effects,
    selectors: written.selectors ?? false,
    filled: written.filled ?? false,
    restarts: typeof written.restarts === 'string' ? choose(written.restarts, RESTARTS) : (written.restarts ?? false),
    onInstances: (written.on ?? 'instances') === 'instances',
    ...(schema.default === undefined ? {} : { default: schema.default }),
    ...(schema.unread === undefined ? {} : { unread: schema.unread }),
    ...(schema.alias === undefined ? {} : { alias: schema.alias }),
    ...(schema.unsupported === undefined ? {} : { unsupported: schema.unsupported }),
    ...(items === undefined
      ? {}
      : { items: { ...items, noun: choose(items.noun, NOUNS), defaults: readDefaults(schema, definitions) } }),
    ...(keeps === undefined ? {} : { keeps: { refused: false, each: false, ...keeps } }),
    ...(written.refuse === undefined ? {} : { refusal: written.refuse }),
  };
}

function readDefaults({ items }: ParameterSchema, definitions: Definitions): Readonly<Record<string, Value>> {
  const properties = definitions[items?.$ref?.split('/').at(-1) ?? '']?.properties ?? {};
  const written = Object.entries(properties).flatMap(([key, { default: value }]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  return Object.fromEntries(written);
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
