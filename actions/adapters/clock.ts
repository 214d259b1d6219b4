const MS = 1_000;

/** The day by UTC, YYYY-MM-DD. */
export function readToday(): string {
  return new Date().toISOString().slice(0, 10);
}

/** The moment by UTC, as it may stand in a file's name: `20260630T235959Z`. */
export function readStamp(): string {
  return new Date().toISOString().replace(/[-:]|\.\d+/g, '');
}

/** Seconds of the machine's monotonic clock, the one that Python's `time.monotonic` reads too. */
export function readMonotonicSeconds(): number {
  return Number(process.hrtime.bigint()) / 1e9;
}

/** Between two times in ISO 8601. */
export function countSeconds(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MS;
}

/** UTC, ISO 8601; undefined where `time` is none. */
export function addSeconds(time: string, seconds: number): string | undefined {
  const moment = Date.parse(time) + seconds * MS;
  return Number.isNaN(moment) ? undefined : new Date(moment).toISOString();
}

/** UTC, ISO 8601. */
export function readTime(): string {
  return new Date().toISOString();
}
