import { expect, it } from 'vitest';
import { runValidate } from '../../../actions/validate/run.ts';

const KEY = '0123456789abcdef'.repeat(2);

function read(environment: string, hosts: string) {
  const root = `inventory/${environment}`;
  return {
    environment,
    side: { path: root },
    inventory: { root: `${root}/hosts`, files: [{ path: `${root}/hosts/all.yml`, text: hosts }] },
    environmentFile: { path: `${root}/environment.yml`, text: `fingerprint_key: ${KEY}\n` },
  };
}

/** A name that is misspelled is a warning; a host with two numbers of one cluster's is an error. */
const MISSPELLED = 'all: { hosts: { 10.9.9.1: { pg_cluster: pg-a, pg_seq: 1, pg_role: primary, pg_wieght: 1 } } }\n';
const DOUBLE = `all:
  hosts:
    10.9.9.2: { pg_cluster: pg-b, pg_seq: 1, pg_role: primary }
    10.9.9.3: { pg_cluster: pg-b, pg_seq: 1, pg_role: replica }
`;

it('errors of all environments come before warnings of any', () => {
  const texts: Readonly<Record<string, string>> = { first: MISSPELLED, second: DOUBLE };
  const { ok, problems } = runValidate(
    { environments: ['first', 'second'] },
    {
      readEnvironment: (environment) => read(environment, texts[environment] ?? ''),
      readInventory: () => {
        throw new Error('no path was given');
      },
    },
  );
  expect(ok).toBe(false);
  const severities = problems.map(({ severity }) => severity);
  expect(severities).toContain('warning');
  expect(severities).toEqual([...severities].sort());
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(new Set(errors.map(({ rule }) => rule))).toContain('environment-copied');
  expect(errors.length).toBeGreaterThan(1);
});
