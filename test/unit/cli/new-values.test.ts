import { describe, expect, it } from 'vitest';
import { collectField, parseClusterName, parseHostName } from '../../../actions/cli/new-values.ts';

describe('arguments of new', () => {
  it('reads values as the inventory does', () => {
    expect(collectField('pg_weight=50', { a: 1 })).toEqual({ a: 1, pg_weight: 50 });
    expect(collectField('parameters={ search_path: "a=b" }', undefined)).toEqual({
      parameters: { search_path: 'a=b' },
    });
  });

  it.each(['x', '=1', 'A=1', 'a b=1', 'password=x', 'pg_admin_password=x', 'x=[', '__proto__ =1'])(
    'refuses %j',
    (text) => {
      expect(() => collectField(text, undefined)).toThrow();
    },
  );

  it.each(['../x', 'A', '-x', 'a.b', 'a_b', '', 'a'.repeat(64), 'pg-x\n'])('refuses cluster %j', (name) => {
    expect(() => parseClusterName(name)).toThrow();
  });

  it.each(['10.10.10.[1:3]', 'a:22', '-l', 'a,b', '!a', 'a b', '', 'a\n'])('refuses host %j', (name) => {
    expect(() => parseHostName(name)).toThrow();
  });
});
