import { describe, expect, test } from 'vitest';
import { isRestartChange } from '../../../../actions/core/settings/restart-change.ts';
import type { Value } from '../../../../actions/core/types.ts';

describe('a setting that PostgreSQL takes at its start', () => {
  // What PostgreSQL 15 shows for both texts after a start with each.
  test.each<[name: string, before: Value, after: Value]>([
    ['shared_buffers', '128MB', '131072kB'],
    ['shared_buffers', '128MB', 16384],
    ['shared_buffers', '1GB', '0x20000'],
    ['max_connections', 150, '150'],
    ['max_connections', '0226', 150],
    ['huge_pages', 'TRY', 'try'],
    ['logging_collector', true, 'on'],
    ['logging_collector', 'f', 0],
    ['track_activity_query_size', '2kB', 2048],
    ['shared_buffers', '1.1GB', '1126MB'],
  ])('%s: %j is %j in other words', (name, before, after) => {
    expect(isRestartChange(15, name, [before, after])).toBe(false);
    expect(isRestartChange(15, name, [after, before])).toBe(false);
  });

  test.each<[name: string, before: Value | undefined, after: Value | undefined]>([
    ['shared_buffers', '128MB', '128kB'],
    // PostgreSQL makes 1126MB of the first.
    ['shared_buffers', '1.1GB', '1126.4MB'],
    ['shared_buffers', '1.1GB', 144179],
    ['max_connections', 150, 151],
    ['logging_collector', true, 'off'],
    ['huge_pages', 'try', 'on'],
    ['wal_level', 'replica', 'logical'],
    ['shared_preload_libraries', 'a, b', 'b, a'],
    ['max_connections', undefined, 100],
    ['max_connections', 100, undefined],
    // Neither text is one that PostgreSQL takes, and what is made of a template is not known.
    ['max_connections', 'many', 'Many'],
    ['max_connections', '{{ many }}', '{{ more }}'],
    // No table has it.
    ['pg_partman_bgw.interval', '60', '60s'],
  ])('%s: %j to %j waits for a restart', (name, before, after) => {
    expect(isRestartChange(15, name, [before, after])).toBe(true);
  });
});

test('a setting that a reload changes waits for none', () => {
  expect(isRestartChange(15, 'work_mem', ['4MB', '8MB'])).toBe(false);
});
