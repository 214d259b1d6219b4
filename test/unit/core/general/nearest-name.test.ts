import { describe, expect, it } from 'vitest';
import { findNearestName } from '../../../../actions/core/general/nearest-name.ts';
import { parameterNames } from '../../../../actions/core/schema/schema.ts';

describe('the nearest name', () => {
  it.each([
    ['pg_cluser', 'pg_cluster'],
    ['pgcluster', 'pg_cluster'],
    ['patroni_watchdog_mod', 'patroni_watchdog_mode'],
    ['ngnix_enabled', 'nginx_enabled'],
    ['nod_tune', 'node_tune'],
    ['PG_VERSION', undefined],
  ])('takes "%s" for %s', (written, expected) => {
    expect(findNearestName(written, parameterNames)).toBe(expected);
  });

  it.each(['pg_dns_enabled', 'kafka_enabled', 'mongo_port', 'minio_enabled'])(
    'is none of "%s", which only ends like another',
    (written) => {
      expect(findNearestName(written, parameterNames)).toBeUndefined();
    },
  );
});
