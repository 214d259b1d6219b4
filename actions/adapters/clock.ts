/** The day by UTC, YYYY-MM-DD. */
export function readToday(): string {
  return new Date().toISOString().slice(0, 10);
}
