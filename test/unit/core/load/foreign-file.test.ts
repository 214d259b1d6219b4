import { expect, test } from 'vitest';
import { describeForeignFile } from '../../../../actions/core/load/foreign-file.ts';

const describe = (text: string) => describeForeignFile({ path: 'hosts', text })?.split(';')[0];

test.each(['\n', '\r\n', '\r'])('the first line that says something tells INI from YAML, with line ends %j', (end) => {
  const write = (...lines: string[]) => describe(lines.join(end));
  expect(write('', '# a comment', '  ; another', '[web]', 'a')).toBe('an INI inventory');
  expect(write('', 'a ansible_host=10.0.0.1', 'b:')).toBe('an INI inventory');
  expect(write('', '# [web]', 'all:', '[web]')).toBeUndefined();
  expect(write('---', '[web]')).toBeUndefined();
  expect(write('', '  ', '# nothing')).toBeUndefined();
});

test('what stands behind two hundred lines is not looked at', () => {
  expect(describe(`${'#\n'.repeat(199)}[web]\n`)).toBe('an INI inventory');
  expect(describe(`${'#\n'.repeat(200)}[web]\n`)).toBeUndefined();
});
