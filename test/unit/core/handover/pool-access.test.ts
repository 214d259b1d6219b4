import { describe, expect, it } from 'vitest';
import { readFacts } from '../../../../actions/core/handover/facts.ts';
import { findObstacle, findTlsObstacle } from '../../../../actions/core/handover/pool-access.ts';
import type { Value } from '../../../../actions/core/types.ts';

const ADDRESS = '10.10.10.11';
const EITHER = 'host all all 10.0.0.0/8 scram-sha-256';
const ENCRYPTED = 'hostssl all all 10.0.0.0/8 scram-sha-256';
const PLAIN = 'hostnossl all all 10.0.0.0/8 scram-sha-256';

interface Case {
  /** `server_tls_sslmode`, as pgbouncer's console tells it. */
  readonly mode: Value;
  /** `ssl` of the new leader. */
  readonly ssl: boolean;
  readonly rules?: string;
}

function ask({ mode, ssl, rules = EITHER }: Case): string | undefined {
  const verifiers = { test: 'same' };
  const facts = readFacts({
    protocol: 1,
    pools: { redirectable: true, port: 6432, mode: 'transaction', tls: mode, databases: [], pools: [], verifiers },
    proxy: null,
    server: { port: 5432, tls: ssl, transactions: [], backups: [], memberships: {}, verifiers, rules: both(rules) },
  });
  if (facts?.pools === undefined || facts.server === undefined) throw new Error('no facts');
  const { pools, server } = facts;
  return (
    findTlsObstacle(pools, server) ??
    findObstacle({ pools, server, address: ADDRESS, user: 'test', database: 'test' })?.reason
  );
}

const both = (rules: string) => ({ primary: rules, replica: rules });

describe('TLS between the pools of one host and the PostgreSQL of another', () => {
  it.each([
    { mode: 'disable', ssl: false },
    { mode: 'disable', ssl: true },
    { mode: 'disable', ssl: true, rules: PLAIN },
    { mode: 'allow', ssl: false, rules: PLAIN },
    { mode: 'allow', ssl: true, rules: ENCRYPTED },
    { mode: 'prefer', ssl: false },
    { mode: 'prefer', ssl: false, rules: PLAIN },
    { mode: 'prefer', ssl: true, rules: ENCRYPTED },
    { mode: 'require', ssl: true },
    { mode: 'require', ssl: true, rules: ENCRYPTED },
  ])('is as the mode asks: $mode, ssl $ssl, $rules', (one) => {
    expect(ask(one)).toBeUndefined();
  });

  it.each(['require', 'verify-ca', 'verify-full'])('is asked for by %s, and the server has none', (mode) => {
    expect(ask({ mode, ssl: false, rules: PLAIN })).toBe(
      `server_tls_sslmode of pgbouncer is ${mode}, and PostgreSQL there has ssl off, so it would refuse TLS`,
    );
  });

  // Otherwise pools would be pointed at a server whose certificate nobody has looked at.
  it.each(['verify-ca', 'verify-full'])('is verified by %s, which nobody has tried', (mode) => {
    expect(ask({ mode, ssl: true })).toBe(
      `server_tls_sslmode of pgbouncer is ${mode}, and whether it accepts the certificate there is not known`,
    );
  });

  it.each([
    { mode: 'disable', ssl: true, rules: ENCRYPTED },
    // It falls back to a connection without TLS where the server has none, and not where a rule rejects one with TLS.
    { mode: 'allow', ssl: true, rules: PLAIN },
    { mode: 'prefer', ssl: true, rules: PLAIN },
    { mode: 'prefer', ssl: false, rules: ENCRYPTED },
    { mode: 'require', ssl: true, rules: PLAIN },
  ])('is not what the rules ask for: $mode, ssl $ssl, $rules', (one) => {
    expect(ask(one)).toContain('no rule of a primary there admits it from 10.10.10.11');
  });

  it.each([
    { mode: 'sometimes', shown: '"sometimes"' },
    { mode: null, shown: 'not told' },
  ])('is not guessed: $shown', ({ mode, shown }) => {
    expect(ask({ mode, ssl: true })).toBe(`server_tls_sslmode of pgbouncer is ${shown}, which is none that is known`);
  });
});
