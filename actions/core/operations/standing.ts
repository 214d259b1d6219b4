/**
 * What a person has left in a state that nobody may forget: a paused cluster, a unit that was stopped. The meta node
 * keeps one note each until it is over; `status` prints them, and an apply does not undo them silently.
 */
export type Standing = PauseNote | StopNote;

export interface PauseNote {
  readonly kind: 'pause';
  readonly cluster: string;
  readonly by: string;
  /** ISO time by UTC. */
  readonly since: string;
  /** Deadline; absent where none was given. */
  readonly until?: string;
}

export interface StopNote {
  readonly kind: 'stop';
  readonly host: string;
  readonly unit: string;
  readonly by: string;
  readonly since: string;
}

export interface StandingNotes {
  readonly read: () => readonly Standing[];
  readonly write: (note: Standing) => void;
  readonly remove: (note: Standing) => void;
  /** Where the notes are, for people. */
  readonly folder: string;
}

export function isOverdue(note: PauseNote, now: string): boolean {
  return note.until !== undefined && note.until <= now;
}

export function findPause(notes: readonly Standing[], cluster: string): PauseNote | undefined {
  return notes.find((note) => note.kind === 'pause' && note.cluster === cluster) as PauseNote | undefined;
}

export function describeStanding(note: Standing, now: string): string {
  if (note.kind === 'stop') return `${note.unit} on ${note.host} was stopped by ${note.by} at ${printTime(note.since)}`;
  const what = `${note.cluster} is paused by ${note.by} since ${printTime(note.since)}`;
  if (note.until === undefined) return `${what}, without a deadline`;
  return isOverdue(note, now)
    ? `${what}, OVERDUE since ${printTime(note.until)}: scripts/ops patroni resume ${note.cluster}`
    : `${what}, until ${printTime(note.until)}`;
}

function printTime(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`;
}

const UNITS: Readonly<Record<string, number>> = { m: 60, h: 3_600, d: 86_400 };
const LONGEST_SECONDS = 7 * 86_400;

/** Seconds of `30m`, `2h` or `1d`; undefined where it is none, or more than a week, which no maintenance takes. */
export function readDuration(text: string): number | undefined {
  const [, count, unit] = /^([1-9]\d{0,4})([mhd])$/.exec(text) ?? [];
  if (count === undefined || unit === undefined) return undefined;
  const seconds = Number(count) * (UNITS[unit] ?? 0);
  return seconds <= LONGEST_SECONDS ? seconds : undefined;
}

/** The unit that resumes clusters of the environment whose pause is past its deadline; scripts/meta-setup installs it. */
export function nameDeadlineTimer(environment: string): string {
  return `ops-deadline@${environment}.timer`;
}
