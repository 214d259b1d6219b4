/** What pg_settings says of each setting, for the majors that inventory/schema/settings/ has a table of. */
import type { Setting } from '../setting.ts';
import type { Value } from '../types.ts';
import { settingTables } from '../generated/settings.js';

/** By name in lower case: PostgreSQL does not tell `TimeZone` from `timezone`. */
export type SettingTable = ReadonlyMap<string, Setting>;

const parsed = new Map<string, SettingTable>();

/** Undefined for a major that there is no table of. */
export function findSettingTable(major: Value | undefined): SettingTable | undefined {
  if (typeof major !== 'number') return undefined;
  const key = String(major);
  const parse = Object.hasOwn(settingTables, key) ? settingTables[key] : undefined;
  if (parse === undefined) return undefined;
  const known = parsed.get(key);
  if (known !== undefined) return known;
  const table = new Map(parse().map((setting) => [setting.name.toLowerCase(), setting]));
  parsed.set(key, table);
  return table;
}

export function listSettingMajors(): readonly string[] {
  return Object.keys(settingTables);
}

/** Changed by no reload: PostgreSQL takes it at its start. What no table knows may be such a one. */
export function isRestartSetting(major: Value | undefined, name: string): boolean {
  const setting = findSettingTable(major)?.get(name.toLowerCase());
  return setting === undefined || setting.context === 'postmaster' || setting.context === 'internal';
}
