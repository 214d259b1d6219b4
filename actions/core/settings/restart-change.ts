/** Whether a new value of a setting waits for a restart, as PostgreSQL compares it with the one that it has. */
import { canonicalText } from '../general/canonical.ts';
import type { Setting } from '../setting.ts';
import type { Value } from '../types.ts';
import { findSettingTable, isRestartSetting } from './tables.ts';
import { readSetting } from './value.ts';

/** False for the same value in other words: 131072kB is 128MB. One that the inventory does not set counts as another. */
export function isRestartChange(
  major: Value | undefined,
  name: string,
  [before, after]: readonly [before: Value | undefined, after: Value | undefined],
): boolean {
  if (!isRestartSetting(major, name)) return false;
  if (before === undefined || after === undefined) return before !== after;
  const [had, has] = [writeSetting(before), writeSetting(after)];
  const setting = findSettingTable(major)?.get(name.toLowerCase());
  return had !== has && (setting === undefined || !isSame(setting, had, has));
}

function isSame(setting: Setting, before: string, after: string): boolean {
  const [had, has] = [before, after].map((text) => readSetting(setting, text));
  return had !== undefined && had === has;
}

/** As Patroni is sent it: 150 and '150' are one text. */
function writeSetting(value: Value): string {
  return typeof value === 'string' ? value : canonicalText(value);
}
