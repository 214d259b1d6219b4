/** environment.yml and removals.yml, which stand beside hosts/. Their shapes are the schemas of their names. */
import type { DataPath, Position, Problem, SourceFile, Value } from '../types.ts';
import { readShapedFile } from './file-shape.ts';
import { readGates } from './gates.ts';
import type { Gates } from './gates.ts';
import { environmentShape, removalsShape } from '../schema/schema.ts';
import { isList, isMapping } from '../general/values.ts';

export interface Environment {
  readonly fingerprintKey: string;
  readonly limits: Limits;
  readonly gates: Gates;
  /** Leadership may be moved for practice. */
  readonly drill?: boolean;
  /** Variables that the schema does not know and that are meant. */
  readonly extraVariables: readonly string[];
  /** Secrets that may stand in clear. */
  readonly plainPasswords?: readonly string[];
  /** Lookups that templates of the inventory may run on the meta node. */
  readonly allowedLookups?: readonly string[];
  /** Filters and tests that they may use though they are not known to compute only. */
  readonly allowedFilters?: readonly string[];
  /** Public keys by one of which the published state must be signed; none: it need not be. */
  readonly stateKeys?: readonly string[];
  /** How old a signed state may be. */
  readonly stateMaxAgeSeconds?: number;
  /** What counts as a review of the hazards that an apply carries. */
  readonly approval?: ApprovalPolicy;
  /** Fingerprints of plans whose hazards are approved although no single merge shows them. */
  readonly approvedPlans?: readonly string[];
}

/** Laxest first. `commits`: each commit of main shows its own plan; `pull-requests`: only what was merged by one does. */
export const APPROVAL_POLICIES = ['none', 'commits', 'pull-requests'] as const;
export type ApprovalPolicy = (typeof APPROVAL_POLICIES)[number];

export interface Limits {
  /** Largest shares that one plan may touch, 0 to 1. */
  readonly hosts: number;
  readonly clusters: number;
  /** Most instances that restart in one plan. */
  readonly restarts: number;
}

export const REMOVAL_KINDS = ['user', 'database', 'instance', 'cluster'] as const;

export interface Removal {
  readonly kind: (typeof REMOVAL_KINDS)[number];
  /** `pg-test/app` for a user or database of a cluster. */
  readonly name: string;
  readonly action: 'destroy' | 'forget';
  readonly reason: string;
  /** Role that takes over what a dropped user owns. */
  readonly reassignTo?: string;
  /** Last day, YYYY-MM-DD, on which the entry counts. */
  readonly until?: string;
  readonly position: Position;
}

const DEFAULT_STATE_MAX_AGE = '7d';
const DEFAULT_APPROVAL: ApprovalPolicy = 'commits';
const DEFAULT_LIMITS: Limits = { hosts: 1, clusters: 1, restarts: 1000 };

/** environment.yml with what is wrong with its shape; its defaults where the shape is wrong. */
export interface ReadEnvironment {
  readonly environment: Environment;
  readonly problems: readonly Problem[];
}

/** removals.yml with what is wrong with its shape; no entry where the shape is wrong. */
export interface ReadRemovals {
  readonly removals: readonly Removal[];
  readonly problems: readonly Problem[];
}

export function readEnvironmentFile(file?: SourceFile): ReadEnvironment {
  const { value, problems } = readShapedFile(file, environmentShape, 'environment');
  const written = isMapping(value) && problems.length === 0 ? value : {};
  const limits = isMapping(written['limits']) ? written['limits'] : {};
  // Whatever else is wrong in the file: a mistake beside them must not make the state believed without keys, or review less.
  const { state_key: keys, approval: asked } = isMapping(value) ? value : {};
  const environment: Environment = {
    fingerprintKey: readText(written['fingerprint_key']) ?? '',
    limits: {
      hosts: readNumber(limits['hosts']) ?? DEFAULT_LIMITS.hosts,
      clusters: readNumber(limits['clusters']) ?? DEFAULT_LIMITS.clusters,
      restarts: readNumber(limits['restarts']) ?? DEFAULT_LIMITS.restarts,
    },
    gates: readGates(written['gates']),
    drill: written['drill'] === true,
    extraVariables: listTexts(written['extra_variables']),
    plainPasswords: listTexts(written['plain_passwords']),
    allowedLookups: listTexts(written['allowed_lookups']).map(shortName),
    allowedFilters: listTexts(written['allowed_filters']).map(shortName),
    stateKeys: listTexts(keys),
    stateMaxAgeSeconds: readSeconds(readText(written['state_max_age']) ?? DEFAULT_STATE_MAX_AGE),
    approval: APPROVAL_POLICIES.find((policy) => policy === asked) ?? DEFAULT_APPROVAL,
    approvedPlans: listEntries(written['approved_plans']).flatMap(
      ({ fingerprint = null }) => readText(fingerprint) ?? [],
    ),
  };
  return { environment, problems };
}

export function readRemovals(file?: SourceFile): ReadRemovals {
  const { value, problems, locate } = readShapedFile(file, removalsShape, 'removals');
  if (!isList(value) || problems.length > 0) return { removals: [], problems };
  const removals = value.flatMap((entry, index) => readRemoval(entry, index, locate));
  return { removals, problems: listRepeated(removals) };
}

function readRemoval(entry: Value, index: number, locate: (path: DataPath) => Position): Removal[] {
  if (!isMapping(entry)) return [];
  const kind = REMOVAL_KINDS.find((key) => key in entry) ?? 'instance';
  const own = readText(entry[kind]) ?? '';
  const name = kind === 'user' || kind === 'database' ? `${readText(entry['cluster']) ?? ''}/${own}` : own;
  const action = entry['action'] === 'destroy' ? 'destroy' : 'forget';
  const reassignTo = readText(entry['reassign_to']);
  const until = readDay(entry['until']);
  return [
    {
      ...{ kind, name, action, reason: readText(entry['reason']) ?? '', position: locate([index, kind]) },
      ...(reassignTo === undefined ? {} : { reassignTo }),
      ...(until === undefined ? {} : { until }),
    },
  ];
}

function listRepeated(removals: readonly Removal[]): Problem[] {
  return removals.flatMap((removal, index) => {
    const first = removals.findIndex(({ kind, name }) => kind === removal.kind && name === removal.name);
    const earlier = removals[first];
    if (first === index || earlier === undefined) return [];
    const message = `${removal.kind} "${removal.name}" is already in line ${earlier.position.line}; one entry is enough`;
    return [{ ...removal.position, severity: 'error', rule: 'removals', message, path: String(index) }];
  });
}

/** YAML reads an unquoted day as a date, which is its ISO text here. */
function readDay(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value.slice(0, 10) : undefined;
}

/** As templates may call it: without the collection that every Ansible has. */
function shortName(name: string): string {
  return name.replace(/^ansible\.(?:builtin|legacy)\./, '');
}

function readText(value: Value | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** `36h`, `7d`. */
function readSeconds(text: string): number {
  return Number.parseInt(text, 10) * (text.endsWith('h') ? 3_600 : 86_400);
}

function readNumber(value: Value | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function listEntries(value: Value | undefined): readonly Readonly<Record<string, Value>>[] {
  return isList(value) ? value.filter(isMapping) : [];
}

function listTexts(value: Value | undefined): readonly string[] {
  return isList(value) ? value.filter((item) => typeof item === 'string') : [];
}
