/** Where a host's value comes from and what a change of it would run: value ← place ← precedence ← effect ← tags. */
import { hasNearSecretInside, isNearSecretName } from '../catalogue/near-secrets.ts';
import type { Catalogue, Effect, Parameter, Readers } from '../catalogue/types.ts';
import { listSecretSources } from '../diff/secret-sources.ts';
import { viewSide } from '../diff/side-view.ts';
import { findNearestName } from '../general/nearest-name.ts';
import type { CheckableInventory } from '../resolve/resolve.ts';
import { sortNatural } from '../general/natural.ts';
import { isSetting } from '../settings/tables.ts';
import { UserError, type Value } from '../types.ts';
import { canonicalText } from '../general/canonical.ts';
import { hasHiddenSecret } from '../general/hidden-secrets.ts';

/** One place that sets the variable, lowest precedence first. */
interface ChainLink {
  readonly file: string;
  readonly line: number;
  /** Dotted path of the mapping that it is in: `all.vars`; empty for the top of a file of variables. */
  readonly within: string;
  readonly wins: boolean;
  /** Left out for a secret. */
  readonly value?: Value;
}

export interface ExplainedEffect extends Pick<Effect, 'playbook' | 'tags' | 'scope' | 'class' | 'proof'> {
  readonly effect: string;
  /** Whose values the effect reads; `item`: one item of the list. */
  readonly readers: Readers | 'item';
}

export interface ExplainedParameter {
  readonly host: string;
  readonly parameter: string;
  readonly secret: boolean;
  readonly defined: boolean;
  /** The default where nothing sets it; left out for a secret, and where there is neither. */
  readonly value?: Value;
  readonly chain: readonly ChainLink[];
  readonly effects: readonly ExplainedEffect[];
  /** Why a change is refused, or why it does nothing. */
  readonly notes: readonly string[];
}

export function explainHost(
  inventory: CheckableInventory,
  catalogue: Catalogue,
  host: string,
  parameter?: string,
): readonly ExplainedParameter[] {
  if (!inventory.hosts.includes(host)) throw unknownHost(inventory, host);
  const own = [...(inventory.variables.get(host)?.keys() ?? [])];
  if (parameter === undefined) return sortNatural(own).map((name) => explain(inventory, catalogue, host, name));
  if (!own.includes(parameter) && !catalogue.parameters.has(parameter)) {
    if (isSetting(parameter))
      throw new UserError(
        `"${parameter}" is a setting of PostgreSQL; ask for pg_parameters, and for pg_conf [explain]`,
      );
    throw unknownName('parameter', parameter, [...catalogue.parameters.keys(), ...own]);
  }
  return [explain(inventory, catalogue, host, parameter)];
}

/** Hosts are asked for by address; instances and clusters are what people call them. */
function unknownHost(inventory: CheckableInventory, name: string): UserError {
  const find = (host: string, variable: string): Value | undefined => inventory.variables.get(host)?.get(variable);
  const instance = inventory.hosts.find((host) => {
    const [cluster, sequence] = [find(host, 'pg_cluster'), find(host, 'pg_seq')];
    return typeof cluster === 'string' && typeof sequence === 'number' && `${cluster}-${String(sequence)}` === name;
  });
  if (instance !== undefined)
    return new UserError(`"${name}" is the instance on host ${instance}; name the host [explain]`);
  const members = inventory.hosts.filter((host) => find(host, 'pg_cluster') === name);
  const hosts = members.length > 0 ? members : (inventory.groups.get(name) ?? []);
  if (hosts.length === 0) return unknownName('host', name, inventory.hosts);
  const kind = members.length > 0 ? 'cluster' : 'group';
  return new UserError(`"${name}" is a ${kind}; name one of its hosts: ${hosts.slice(0, 5).join(', ')} [explain]`);
}

function unknownName(noun: string, name: string, known: Iterable<string>): UserError {
  const nearest = findNearestName(name, known);
  const hint = nearest === undefined ? '' : `; did you mean "${nearest}"?`;
  return new UserError(`no ${noun} is called "${name}"${hint} [explain]`);
}

function explain(inventory: CheckableInventory, catalogue: Catalogue, host: string, name: string): ExplainedParameter {
  const parameter = catalogue.parameters.get(name);
  const origins = inventory.listOrigins(host, name);
  const isSecret = (value: Value | undefined) =>
    (parameter?.secret ?? isNearSecretName(name)) ||
    hasNearSecretInside(value) ||
    hasHiddenSecret(canonicalText(value ?? null));
  const secret =
    listSecretSources(viewSide(inventory), catalogue).has(name) ||
    isSecret(parameter?.default) ||
    origins.some(({ file, value }) => isSecret(value) || inventory.decrypted.has(file));
  const value = origins.at(-1)?.value ?? (origins.length > 0 ? null : parameter?.default);
  const chain = origins.map((origin, index) => {
    const { file, line } = inventory.locate(origin);
    const within = origin.path.slice(0, -1).join('.');
    const wins = index === origins.length - 1;
    return { file, line, within, wins, ...(secret ? {} : { value: origin.value }) };
  });
  return {
    ...{ host, parameter: name, secret, defined: origins.length > 0 },
    ...(secret || value === undefined ? {} : { value }),
    chain,
    effects: parameter === undefined ? [] : listEffects(catalogue, parameter),
    notes: listNotes(name, parameter, value),
  };
}

function listEffects(catalogue: Catalogue, parameter: Parameter): readonly ExplainedEffect[] {
  const wanted = [
    ...parameter.effects,
    ...(parameter.items === undefined ? [] : [{ effect: parameter.items.effect, readers: 'item' as const }]),
  ];
  return wanted.flatMap(({ effect: id, readers }) => {
    const effect = catalogue.effects.get(id);
    if (effect === undefined) return [];
    const { playbook, tags, restartTags, scope, class: kind, proof } = effect;
    const all = parameter.restarts === true ? [...tags, ...restartTags] : tags;
    return [{ effect: id, readers, playbook, tags: all, scope, class: kind, proof }];
  });
}

function listNotes(name: string, parameter: Parameter | undefined, value: Value | undefined): readonly string[] {
  if (parameter === undefined && name.startsWith('ansible_'))
    return ['read by Ansible itself; nothing on the host depends on it'];
  if (parameter === undefined) return ['no parameter of the schema: only templates of the inventory can read it'];
  const { refusal, unread, alias, unsupported, keeps, restarts } = parameter;
  const isFine = unsupported?.unless.some((one) => canonicalText(one) === canonicalText(value ?? null)) ?? true;
  return [
    ...(refusal === undefined ? [] : [`a change is refused: ${refusal}`]),
    ...(alias === undefined || unread !== undefined ? [] : [`the playbooks read ${alias} in its place`]),
    ...(unread === undefined ? [] : [`no playbook reads it: ${unread}`]),
    ...(isFine || unsupported === undefined ? [] : [`this value is not brought about: ${unsupported.reason}`]),
    ...(keeps === undefined ? [] : [`what is taken off stays: ${keeps.reason}`]),
    ...(restarts === 'settings' ? ['a setting that PostgreSQL takes at its start restarts it'] : []),
  ];
}
