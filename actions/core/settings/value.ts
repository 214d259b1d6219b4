import type { Setting } from '../setting.ts';
import { listUnits, parseNumber, roundHalfToEven } from './units.ts';

/** Values that PostgreSQL takes and pg_settings does not name. */
const HIDDEN: Readonly<Record<string, readonly string[]>> = { wal_level: ['archive', 'hot_standby'] };
const BOOLEAN_WORDS = ['true', 'false', 'yes', 'no', 'on', 'off'];

/** What PostgreSQL would object to in a value, and what it takes; undefined where it takes it. */
export function findValueMistake(setting: Setting, text: string): string | undefined {
  switch (setting.vartype) {
    case 'bool':
      return isBoolean(text) ? undefined : 'is neither on nor off; write one of them';
    case 'enum':
      return isChoice(setting, text) ? undefined : `is none of its values; take ${(setting.enumvals ?? []).join(', ')}`;
    case 'integer':
    case 'real':
      return findNumberMistake(setting, text);
    case 'string':
      return undefined;
  }
}

/** The value that PostgreSQL makes of a text, a number in the setting's unit; undefined where it takes none of it. */
export function readSetting(setting: Setting, text: string): boolean | number | string | undefined {
  if (findValueMistake(setting, text) !== undefined) return undefined;
  switch (setting.vartype) {
    case 'bool':
      return isOn(text);
    case 'integer':
    case 'real':
      return readNumber(setting, text);
    case 'enum':
      return text.toLowerCase();
    case 'string':
      return text;
  }
}

function readNumber({ unit, vartype }: Setting, text: string): number | undefined {
  const number = parseNumber(text, unit, vartype === 'real' ? 'real' : 'integer');
  return number === undefined || vartype === 'real' ? number : roundHalfToEven(number);
}

function findNumberMistake(setting: Setting, text: string): string | undefined {
  const { unit, min = -Infinity, max = Infinity } = setting;
  const amount = readNumber(setting, text);
  if (amount === undefined) {
    const units = unit === undefined ? '' : `, or one with a unit: ${listUnits(unit).join(', ')}`;
    const meant = unit === undefined ? undefined : findMeantUnit(text, listUnits(unit));
    if (/^\s*[+-]?0\d/.test(text)) return 'is no number: a leading zero says octal, of which the digits are 0 to 7';
    return `is no number; ${meant === undefined ? `write one${units}` : `write ${meant}, since case counts in a unit`}`;
  }
  if (amount >= min && amount <= max) return undefined;
  const measure = unit === undefined ? '' : ` (in ${unit})`;
  return `is out of range; take ${min} to ${max}${measure}`;
}

/** A number with a unit whose letters are in the wrong case. */
function findMeantUnit(text: string, units: readonly string[]): string | undefined {
  const [, number, written = ''] = /^(\d+(?:\.\d+)?)\s*([A-Za-z]+)$/.exec(text.trim()) ?? [];
  const meant = units.filter((unit) => unit.toLowerCase() === written.toLowerCase());
  return number === undefined || meant.length !== 1 ? undefined : `${number}${meant[0] ?? ''}`;
}

/** Any beginning of a word that no other word has. */
function isBoolean(text: string): boolean {
  const word = text.toLowerCase();
  if (word === '0' || word === '1') return true;
  return word !== '' && BOOLEAN_WORDS.filter((known) => known.startsWith(word)).length === 1;
}

/** Of a text that is a boolean. */
function isOn(text: string): boolean {
  const word = text.toLowerCase();
  return word === '1' || ['true', 'yes', 'on'].some((known) => known.startsWith(word));
}

function isChoice({ name, enumvals = [] }: Setting, text: string): boolean {
  const word = text.toLowerCase();
  if (enumvals.some((known) => known.toLowerCase() === word)) return true;
  if (HIDDEN[name]?.includes(word) === true) return true;
  if (word === 'debug') return enumvals.includes('debug2');
  // An enum that has on and off takes what a boolean takes, in full words.
  return enumvals.includes('on') && [...BOOLEAN_WORDS, '0', '1'].includes(word);
}
