import { ScalarError } from './scalars.ts';

export const TIMESTAMP =
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;

const PARTS =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|([-+])(\d\d?)(?::(\d\d))?))?)?$/;

/** ISO text as Python's isoformat gives it; a date that does not exist is an error there, too. */
export function readTimestamp(text: string): string {
  const [, year = '', month = '', day = '', hour, minute = '', second = '', fraction = '', zone, sign, ...offset] =
    PARTS.exec(text) ?? [];
  assertRange(text, 'year', year, [1, 9999]);
  assertRange(text, 'month', month, [1, 12]);
  assertRange(text, 'day', day, [1, countDays(Number(year), Number(month))]);
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (hour === undefined) return date;
  assertRange(text, 'hour', hour, [0, 23]);
  assertRange(text, 'minute', minute, [0, 59]);
  assertRange(text, 'second', second, [0, 59]);
  const micros = fraction.slice(0, 6).padEnd(6, '0');
  const time = `${hour.padStart(2, '0')}:${minute}:${second}${micros === '000000' ? '' : `.${micros}`}`;
  const [zoneHours = '0', zoneMinutes = '0'] = offset;
  const minutes = Number(zoneHours) * 60 + Number(zoneMinutes);
  assertRange(text, 'time zone', String(minutes), [0, 24 * 60 - 1]);
  return `${date}T${time}${zone === undefined ? '' : formatZone(minutes, sign)}`;
}

function formatZone(minutes: number, sign = '+'): string {
  const parts = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
  return `${minutes === 0 ? '+' : sign}${parts.join(':')}`;
}

function assertRange(text: string, part: string, digits: string, [least, most]: readonly [number, number]): void {
  const value = Number(digits);
  if (value < least || value > most) {
    throw new ScalarError(`"${text}" is read as a date and has no such ${part}; quote it if it is text`);
  }
}

function countDays(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
