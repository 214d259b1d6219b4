/** `2026-06-30 10:00 UTC`; what is no time is shown as it is. */
export function printTime(time: string): string {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(time) ? `${time.slice(0, 10)} ${time.slice(11, 16)} UTC` : time;
}
