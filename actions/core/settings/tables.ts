/** What pg_settings says of each setting, for the majors that inventory/schema/settings/ has a table of. */
import type { Setting } from '../setting.ts';
import type { Value } from '../types.ts';
import { settingTables } from '../generated/settings.js';

/** By name in lower case: PostgreSQL does not tell `TimeZone` from `timezone`. */
export type SettingTable = ReadonlyMap<string, Setting>;

const TABLES: ReadonlyMap<Value, SettingTable> = new Map(
  Object.entries(settingTables).map(([major, parse]) => [
    Number(major),
    new Map(parse().map((setting) => [setting.name.toLowerCase(), setting])),
  ]),
);

/** Undefined for a major that there is no table of. */
export function findSettingTable(major: Value | undefined): SettingTable | undefined {
  return major === undefined ? undefined : TABLES.get(major);
}

export function listSettingMajors(): readonly string[] {
  return Object.keys(settingTables);
}

/** Whether any major that there is a table of has the setting. */
export function isSetting(name: string): boolean {
  return [...TABLES.values()].some((table) => table.has(name.toLowerCase()));
}

/** Changed by no reload: PostgreSQL takes it at its start. What no table knows may be such a one. */
export function isRestartSetting(major: Value | undefined, name: string): boolean {
  const setting = findSettingTable(major)?.get(name.toLowerCase());
  return setting === undefined || setting.context === 'postmaster' || setting.context === 'internal';
}
