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

/** UTC, ISO 8601. */
export function readTime(): string {
  return new Date().toISOString();
}
