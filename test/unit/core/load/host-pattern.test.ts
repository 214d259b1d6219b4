import { expect, test } from 'vitest';
import { expandHostPattern } from '../../../../actions/core/load/host-pattern.ts';

test.each([
  ['10.10.10.11', ['10.10.10.11'], undefined],
  ['10.10.10.11:2222', ['10.10.10.11'], 2222],
  ['db[1:3]', ['db1', 'db2', 'db3'], undefined],
  ['db[01:10:4].x:22', ['db01.x', 'db05.x', 'db09.x'], 22],
  ['db[a:c][1:2]', ['dba1', 'dba2', 'dbb1', 'dbb2', 'dbc1', 'dbc2'], undefined],
  ['[fe80::1]:22', ['fe80::1'], 22],
  ['fe80::1', ['fe80::1'], undefined],
  ['any thing: at all', ['any thing: at all'], undefined],
])('%s', (pattern, hosts, port) => {
  expect(expandHostPattern(pattern)).toEqual({ hosts, port });
});

test.each(['db[1]', 'db[3:1:0]', 'db[c:a]', 'db[01:100]', 'db[1:]', 'db[', 'db[0:9999999]', 'db[1:999][1:999][1:999]'])(
  '%s is refused',
  (pattern) => {
    expect(() => expandHostPattern(pattern)).toThrow();
  },
);
