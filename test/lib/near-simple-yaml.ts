/** Small pieces of inventories with a few marks put in, taken out or moved: the border of what simple-yaml.ts takes. */
import { makeRandom } from './random.ts';

const LINES: readonly [string, ...string[]] = [
  'key: value',
  'pg-test:',
  'hosts:',
  '10.0.0.1: { pg_seq: 1, pg_role: primary }',
  "10.0.0.2: { pg_seq: 2, 'pg_role': replica, comment: a b  c }",
  '- { name: app, roles: [ dbrole_readonly, "b c" ], n: {} }',
  '- name: app',
  '- host all all 10.0.0.0/8 md5',
  '-',
  '- []',
  "text: 'it''s # no comment'",
  'text: "double: quoted" # a comment',
  'plain: a: b',
  'plain: a:b#c - d, {e}',
  'empty:',
  '"quoted key": ~',
  'no: off',
  '0x10: 1_000',
  '1: 1.5',
  'date: 2024-01-01',
  '<<: { a: 1 }',
  'list: [',
  'map: {',
  'a: 1,',
  '  b, c,',
  ']',
  '}',
  '# a comment',
  '',
  'path: ./a/../b',
  'time: 10:20:30',
  'jinja: "{{ a | default([]) }}"',
  'wide: Größe — 数',
  'a: |',
];
const MARKS: readonly [string, ...string[]] = [
  '',
  ...Array.from(' \n:#,[]{}?"\'&*!|>%@`-<=~.\\\t1a'),
  '\n  ',
  ': ',
  ' #',
  '- ',
  '\n- ',
  '\r\n',
  '\u0085',
  '\u00a0',
];

export function makeNearSimple(seed: number): string {
  const random = makeRandom(seed);
  const lines: string[] = [];
  let indent = 0;
  for (let count = 1 + random.integer(8); count > 0; count--) {
    const line = random.pick(LINES);
    lines.push(' '.repeat(indent) + line);
    const step = /[:[{]$/.test(line) ? random.pick([2, 2, 2, 2, 1, 0]) : random.pick([0, 0, 0, 0, -2, -2, -4, 2]);
    indent = Math.max(0, indent + step);
  }
  let text = `${lines.join('\n')}${random.pick(['\n', '\n', ''])}`;
  for (let count = random.pick([0, 1, 1, 2]); count > 0; count--) {
    const at = random.integer(text.length + 1);
    text = `${text.slice(0, at)}${random.pick(MARKS)}${text.slice(at + random.integer(2))}`;
  }
  return text;
}
