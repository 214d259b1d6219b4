import type { Environment } from '../load/environment.ts';
import { isEncryptedLayer, listEncryptedFiles } from '../load/encrypted-files.ts';
import type { EncryptedFile } from '../load/encrypted-files.ts';
import type { Inventory, VariableLayer } from '../load/model.ts';
import { Memo } from '../memo.ts';
import { findOwnNames } from '../general/overlay.ts';
import { indexClusters } from '../resolve/clusters.ts';
import type { CheckableInventory } from '../resolve/resolve.ts';
import { parameterSchemas } from '../schema/schema.ts';
import { sortNatural } from '../general/natural.ts';
import type { DataPath, Position, Problem, Replacement, ResolvedInventory, SourceFile, Value } from '../types.ts';

/** Few enough that what is known of them fits into a cache. */
const CLUSTERS_A_TURN = 64;

/** What every rule reads. */
export interface RuleContext {
  readonly resolved: ResolvedInventory;
  readonly written: Inventory;
  /** Every mapping of variables once, however many hosts it is for. */
  readonly layers: readonly VariableLayer[];
  /** Those of them that set this variable. */
  readonly layersWith: (name: string) => readonly VariableLayer[];
  /** Of all variables that are set anywhere. */
  readonly variableNames: Iterable<string>;
  /** The line of a position as it is written; empty where its file is not one of the inventory's. */
  readonly findLine: (position: Position) => string;
  /** A file of the inventory as it is written; undefined for any other. */
  readonly readText: (file: string) => string | undefined;
  /** All lines of a file of the inventory; none of any other. */
  readonly readLines: (file: string) => readonly string[];
  /** Files of which nothing is known but whom they are for. */
  readonly encryptedFiles: readonly EncryptedFile[];
  readonly clusters: readonly Cluster[];
  /** Hosts that run Prometheus, nginx and etcd. */
  readonly metaNodes: readonly string[];
  /** What rules have computed of the few clusters that have their turn. */
  readonly turn: Memo;
  readonly extraVariables: ReadonlySet<string>;
  /** Secrets that may stand in clear: `pg_admin_password`, `pg_users.app`. */
  readonly plainPasswords: ReadonlySet<string>;
  /** Lookups, and filters and tests, that may run on the meta node. */
  readonly allowedLookups: ReadonlySet<string>;
  readonly allowedFilters: ReadonlySet<string>;
}

/** Hosts that share a `pg_cluster` value. */
export interface Cluster {
  readonly name: string;
  /** In natural order. */
  readonly hosts: readonly string[];
}

/** One rule: what it is called in brackets, and what it finds. */
export interface Rule {
  readonly id: string;
  /** It never finds an error, so who asks for errors need not run it. */
  readonly onlyWarns?: true;
  /** It looks at each cluster of the context for itself: they may come a few at a time. */
  readonly perCluster?: true;
  readonly check: (context: RuleContext) => Iterable<Finding>;
}

/** A position that knows its path in the document. */
export interface Place extends Position {
  readonly path: DataPath;
}

/** Of one cluster. Where the rest of a message is the same for several clusters, it is told once, with their names. */
export interface ClusterMessage {
  readonly cluster: string;
  readonly describe: (clusters: string) => string;
}

export interface Finding {
  readonly position: Position | Place;
  readonly message: string | ClusterMessage;
  readonly path?: DataPath;
  readonly hosts?: readonly string[];
  /** Of a rule that does both; otherwise the rule's own. */
  readonly severity?: Problem['severity'];
  readonly replace?: Replacement | undefined;
}

export function makeContext(
  resolved: CheckableInventory,
  environment: Environment,
  files: readonly SourceFile[],
): RuleContext {
  const { written } = resolved;
  const layers = listLayers(written);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const lines = new Map<string, readonly string[]>();
  const readLines = (file: string) => {
    const known = lines.get(file) ?? texts.get(file)?.split('\n') ?? [];
    lines.set(file, known);
    return known;
  };
  const byName = indexLayers(layers);
  const metaNodes = resolved.hosts.filter((host) => readParameter(resolved, host, 'meta_node') === true);
  return {
    resolved,
    written,
    layers,
    layersWith: (name) => byName.get(name) ?? [],
    variableNames: [...byName.keys()],
    readText: (file) => texts.get(file),
    ...{ readLines, findLine: ({ file, line }) => readLines(file)[line - 1] ?? '' },
    encryptedFiles: hasEncrypted(written) ? listEncryptedFiles(resolved) : [],
    clusters: Array.from(indexClusters(resolved), ([name, hosts]) => ({ name, hosts: sortNatural(hosts) })),
    metaNodes,
    turn: new Memo(),
    extraVariables: new Set(environment.extraVariables),
    plainPasswords: new Set(environment.plainPasswords),
    allowedLookups: new Set(environment.allowedLookups),
    allowedFilters: new Set(environment.allowedFilters),
  };
}

/** Where the effective value of a host's variable, or a part of it, is written; where the host is, if it is not. */
export function locateVariable(context: RuleContext, host: string, variable: string, below: DataPath = []): Place {
  const origin = context.resolved.findOrigin(host, variable);
  if (origin !== undefined) return { ...context.resolved.locate(origin, below), path: [...origin.path, ...below] };
  return locateHost(context, host);
}

/** The key of a host: in that group, else in the group of its cluster, else where it is named first. */
export function locateHost({ resolved }: RuleContext, host: string, group?: string): Place {
  const mention = resolved.findMention(host, group);
  if (mention === undefined) return { file: '', line: 1, column: 1, path: [] };
  return { ...resolved.locateKey(mention), path: mention.path };
}

/**
 * The context for a few clusters at a time. What the rules look up for a cluster, and what they remember of it, is still
 * near the processor when the next rule asks, and gone when all have.
 */
export function* takeTurns(context: RuleContext): Generator<RuleContext> {
  for (let start = 0; start < context.clusters.length; start += CLUSTERS_A_TURN)
    yield { ...context, clusters: context.clusters.slice(start, start + CLUSTERS_A_TURN), turn: new Memo() };
}

export function findValue({ resolved }: RuleContext, host: string, variable: string): Value | undefined {
  return resolved.variables.get(host)?.get(variable);
}

/** A map finds faster than an object of four hundred names, and every rule asks for every cluster. */
const defaults: ReadonlyMap<string, Value | undefined> = new Map(
  Object.entries(parameterSchemas).map(([name, schema]) => [name, schema.default]),
);

/** The effective value, the parameter's default where it is not set. */
export function findParameter({ resolved }: RuleContext, host: string, parameter: string): Value | undefined {
  return readParameter(resolved, host, parameter);
}

function readParameter({ variables }: ResolvedInventory, host: string, parameter: string): Value | undefined {
  const value = variables.get(host)?.get(parameter);
  return value === undefined ? defaults.get(parameter) : value;
}

const NONE: readonly string[] = [];

/** Of these variables, those that may have more than one value in the cluster. */
export function listDiffering(context: RuleContext, cluster: Cluster, variables: readonly string[]): readonly string[] {
  const names = context.turn.recall(findClusterNames, cluster, context);
  if (names === undefined) return variables;
  return variables.some((variable) => names.has(variable)) ? variables.filter((variable) => names.has(variable)) : NONE;
}

function findClusterNames({ hosts }: Cluster, { resolved }: RuleContext): ReadonlySet<string> | undefined {
  return findOwnNames(hosts.map((host) => resolved.variables.get(host)));
}

/** Hosts of a cluster, one for each combination of values that these variables have in it. */
export function listVariants(context: RuleContext, cluster: Cluster, variables: readonly string[]): readonly string[] {
  const differing = listDiffering(context, cluster, variables);
  if (differing.length === 0) return cluster.hosts.slice(0, 1);
  const seen: (readonly (Value | undefined)[])[] = [];
  return cluster.hosts.filter((host) => {
    const values = differing.map((variable) => findValue(context, host, variable));
    if (seen.some((known) => known.every((value, index) => value === values[index]))) return false;
    seen.push(values);
    return true;
  });
}

/** Of each cluster the hosts of `listVariants`. */
export function* listVariantHosts(
  context: RuleContext,
  variables: readonly string[],
): Generator<readonly [cluster: Cluster, host: string]> {
  for (const cluster of context.clusters)
    for (const host of listVariants(context, cluster, variables)) yield [cluster, host];
}

/** What `checkHost` finds of the hosts of `listVariants`; each finding is of all hosts of the cluster. */
export function* checkVariants(
  context: RuleContext,
  variables: readonly string[],
  checkHost: (context: RuleContext, host: string) => Iterable<Finding>,
): Generator<Finding> {
  for (const [cluster, host] of listVariantHosts(context, variables))
    for (const finding of checkHost(context, host)) yield { ...finding, hosts: cluster.hosts };
}

export function formatPlace({ file, line }: Position): string {
  return `${file}:${line}`;
}

function hasEncrypted({ groups, hosts }: Inventory): boolean {
  for (const owners of [groups, hosts])
    for (const { fileLayers } of owners.values()) if (fileLayers.some(isEncryptedLayer)) return true;
  return false;
}

function listLayers({ groups, hosts }: Inventory): readonly VariableLayer[] {
  const layers: VariableLayer[] = [];
  // An alias puts one mapping at several places, a host pattern makes several layers of one place.
  const places = new Map<object, VariableLayer | VariableLayer[]>();
  const add = (layer: VariableLayer): void => {
    if (isEncryptedLayer(layer)) return;
    const known = places.get(layer.values);
    if (known === undefined) places.set(layer.values, layer);
    else {
      const others = Array.isArray(known) ? known : [known];
      if (others.some((other) => isSamePlace(other, layer))) return;
      others.push(layer);
      places.set(layer.values, others);
    }
    layers.push(layer);
  };
  for (const owners of [groups, hosts]) {
    for (const owner of owners.values()) {
      owner.layers.forEach(add);
      owner.fileLayers.forEach(add);
    }
  }
  return layers;
}

function indexLayers(layers: readonly VariableLayer[]): ReadonlyMap<string, readonly VariableLayer[]> {
  const byName = new Map<string, VariableLayer[]>();
  for (const layer of layers) {
    for (const name of Object.keys(layer.values)) {
      const known = byName.get(name);
      if (known === undefined) byName.set(name, [layer]);
      else known.push(layer);
    }
  }
  return byName;
}

function isSamePlace(one: VariableLayer, other: VariableLayer): boolean {
  return (
    one.file === other.file &&
    one.path.length === other.path.length &&
    one.path.every((step, index) => step === other.path[index])
  );
}
