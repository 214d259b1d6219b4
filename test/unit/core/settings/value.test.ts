import { describe, expect, test } from 'vitest';
import { findSettingTable, isRestartSetting, listSettingMajors } from '../../../../actions/core/settings/tables.ts';
import { findValueMistake } from '../../../../actions/core/settings/value.ts';

function isTaken(name: string, text: string): boolean {
  const setting = findSettingTable(15)?.get(name);
  if (setting === undefined) throw new Error(`no setting "${name}"`);
  return findValueMistake(setting, text) === undefined;
}

describe('tables', () => {
  test.each(listSettingMajors())('PostgreSQL %s', (major) => {
    const table = findSettingTable(Number(major));
    expect(table?.size).toBeGreaterThan(300);
    expect(table?.get('max_connections')).toMatchObject({ vartype: 'integer', context: 'postmaster', min: 1 });
    expect(table?.get('shared_buffers')).toMatchObject({ unit: '8kB', context: 'postmaster' });
    expect(table?.get('timezone')).toMatchObject({ name: 'TimeZone', context: 'user' });
    expect(table?.get('pg_stat_statements.max')).toMatchObject({ context: 'postmaster' });
  });

  test('a major that nobody asked has none', () => {
    expect(findSettingTable(14)).toBeUndefined();
    expect(findSettingTable('15')).toBeUndefined();
  });

  test('restarts by context and major; what is unknown restarts', () => {
    expect(isRestartSetting(15, 'shared_buffers')).toBe(true);
    expect(isRestartSetting(15, 'work_mem')).toBe(false);
    expect(isRestartSetting(15, 'TimeZone')).toBe(false);
    expect(isRestartSetting(15, 'pg_partman_bgw.interval')).toBe(true);
    expect(isRestartSetting(14, 'work_mem')).toBe(true);
    // Of 18 only a reload, as of old a restart.
    expect(isRestartSetting(17, 'autovacuum_max_workers')).toBe(true);
    expect(isRestartSetting(18, 'autovacuum_max_workers')).toBe(false);
  });
});

// What PostgreSQL 15 itself said to ALTER SYSTEM SET.
test.each([
  ['jit', 'of', true],
  ['jit', 'o', false],
  ['jit', 'T', true],
  ['jit', '2', false],
  ['huge_pages', 'yes', true],
  ['huge_pages', 'y', false],
  ['wal_level', 'archive', true],
  ['client_min_messages', 'debug', true],
  ['work_mem', '10 MB', true],
  ['work_mem', '10KB', false],
  ['work_mem', '64B', false],
  ['work_mem', '0x40', true],
  ['work_mem', '0100', true],
  ['work_mem', '0800', false],
  ['work_mem', '080kB', false],
  ['log_file_mode', '0o600', false],
  ['unix_socket_permissions', '777', false],
  ['random_page_cost', '08.5', true],
  ['deadlock_timeout', '0.5', false],
  ['deadlock_timeout', '1.5', true],
  ['deadlock_timeout', '1s', true],
  ['deadlock_timeout', '1kB', false],
  ['statement_timeout', '24d', true],
  ['statement_timeout', '25d', false],
  ['random_page_cost', '1e', false],
  ['random_page_cost', '.5', true],
  ['vacuum_cost_delay', '200us', true],
  ['max_connections', '', false],
  ['max_connections', '1_000', false],
  ['log_line_prefix', '%m [%p] ', true],
])('%s = %j: taken: %s', (name, text, taken) => {
  expect(isTaken(name, text)).toBe(taken);
});
