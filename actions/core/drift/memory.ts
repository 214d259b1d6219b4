/** What the last look saw: drift is told when two looks in a row have seen it, since a replica that restarts is none. */
import { compareNatural } from '../general/natural.ts';
import { parseObject, readObject } from '../request/json-object.ts';
import { UserError } from '../types.ts';
import { identifyFinding, type DriftReport, type Finding, type Sighting, type Unlooked } from './finding.ts';

export interface Look {
  readonly environment: string;
  readonly time: string;
  readonly head: string;
  readonly findings: readonly Finding[];
  readonly unlooked: readonly Unlooked[];
  /** Whether this look could have seen the finding; what it could not see stays as it was known before. */
  readonly couldSee: (finding: Finding) => boolean;
}

export function compareLooks(look: Look, before: DriftReport | undefined): DriftReport {
  const { environment, time, head, unlooked, couldSee } = look;
  const seenBefore = new Map(
    [...(before?.drift ?? []), ...(before?.once ?? [])].map((one) => [identifyFinding(one), one]),
  );
  const found = new Map(look.findings.map((finding) => [identifyFinding(finding), finding]));
  const drift: Sighting[] = [];
  const once: Sighting[] = [];
  for (const [identity, finding] of found) {
    const earlier = seenBefore.get(identity);
    if (earlier === undefined) once.push({ ...finding, since: time });
    else drift.push({ ...finding, since: earlier.since });
  }
  const isKept = (one: Sighting) => !found.has(identifyFinding(one)) && !couldSee(one);
  drift.push(...(before?.drift ?? []).filter(isKept));
  once.push(...(before?.once ?? []).filter(isKept));
  return { environment, time, head, drift: sort(drift), once: sort(once), unlooked };
}

function sort(sightings: readonly Sighting[]): readonly Sighting[] {
  return sightings.toSorted(
    (one, other) =>
      compareNatural(one.subject, other.subject) ||
      compareNatural(one.kind, other.kind) ||
      compareNatural(one.item ?? '', other.item ?? ''),
  );
}

const VERSION = 1;

export function printDriftReport(report: DriftReport): string {
  return `${JSON.stringify({ version: VERSION, ...report }, null, 2)}\n`;
}

/** Throws UserError for what is no report of this version. */
export function parseDriftReport(text: string): DriftReport {
  const { version, environment, time, head, drift, once, unlooked } = parseObject(text, 'it', damaged);
  if (version !== VERSION) throw damaged(`version ${JSON.stringify(version ?? null)} is not known`);
  return {
    environment: readText(environment, 'environment'),
    time: readTime(time, 'time'),
    head: readText(head, 'head'),
    drift: readList(drift, 'drift').map(readSighting),
    once: readList(once, 'once').map(readSighting),
    unlooked: readList(unlooked, 'unlooked').map((entry) => ({
      subject: readText(entry['subject'], 'unlooked.subject'),
      reason: readText(entry['reason'], 'unlooked.reason'),
    })),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function readSighting(entry: Fields): Sighting {
  const optional = (['item', 'live', 'accept', 'reapply'] as const).filter((name) => entry[name] !== undefined);
  return {
    kind: readText(entry['kind'], 'kind'),
    subject: readText(entry['subject'], 'subject'),
    message: readText(entry['message'], 'message'),
    since: readTime(entry['since'], 'since'),
    ...Object.fromEntries(optional.map((name) => [name, readText(entry[name], name)])),
    ...(entry['place'] === undefined ? {} : { place: readPlace(entry['place']) }),
  };
}

function readPlace(value: unknown): NonNullable<Sighting['place']> {
  const { file, line } = readObject(value, 'place', damaged);
  if (typeof line !== 'number' || !Number.isSafeInteger(line)) throw damaged('place.line is no number');
  return { file: readText(file, 'place.file'), line };
}

function readList(value: unknown, what: string): readonly Fields[] {
  if (!Array.isArray(value)) throw damaged(`${what} is not a list`);
  return value.map((entry: unknown) => {
    if (entry === null || typeof entry !== 'object') throw damaged(`an entry of ${what} is not an object`);
    return Object.fromEntries(Object.entries(entry));
  });
}

function readText(value: unknown, what: string): string {
  if (typeof value !== 'string') throw damaged(`${what} is not text`);
  return value;
}

function readTime(value: unknown, what: string): string {
  const text = readText(value, what);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?Z$/.test(text)) throw damaged(`${what} is no time`);
  return text;
}

function damaged(detail: string): UserError {
  return new UserError(`the report of the last look cannot be read: ${detail} [drift]`);
}
