import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { insertValue } from '../../../../actions/core/edit/insert.ts';
import type { Insertion } from '../../../../actions/core/edit/insert.ts';
import type { Value } from '../../../../actions/core/types.ts';

const edit = (text: string, insertion: Insertion): string => insertValue({ path: 'f.yml', text }, insertion).text;
const user = { path: ['g', 'vars', 'pg_users'], value: { name: 'x', roles: ['a', 'b'] } };
const instance = { path: ['g', 'hosts'], key: '10.0.0.2', value: { pg_seq: 2, pg_role: 'replica' } };

/** The insertions are marked in the expected text, so that a case shows both texts. */
const cases: readonly [string, Insertion, string][] = [
  [
    'an item after the last, below what is said about it',
    user,
    `# head
g: # the group
  vars:
    pg_users:   # users
      - name: a
        roles:
          - 'r'   # odd   spacing
        # - more
      # - { name: b }
+      - name: x
+        roles: [a, b]

    # databases
    pg_databases: []
`,
  ],
  [
    'an item in the style of the last',
    user,
    `g:
  vars:
    pg_users:
    - {name: a, roles: [r]} # first
+    - {name: x, roles: [a, b]}
    pg_databases: []
`,
  ],
  [
    'a list that is not there',
    user,
    'g:\n  vars:\n    a: 1 # one\n+    pg_users:\n+      - name: x\n+        roles: [a, b]\nh:\n',
  ],
  [
    'an item at the end of a file without a last line end',
    user,
    'g:\n  vars:\n    pg_users: [{name: a}+, {name: x, roles: [a, b]}+]',
  ],
  [
    'an item between brackets over lines',
    user,
    'g:\n  vars:\n    pg_users: [\n      { name: a }+,+ # one\n+      { name: x, roles: [a, b] }\n    ]\n',
  ],
  [
    'an item between brackets with a last comma',
    user,
    'g:\n  vars:\n    pg_users: [\n      { name: a },\n+      { name: x, roles: [a, b] },\n    ]\n',
  ],
  [
    'an item between brackets that end with it',
    user,
    'g:\n  vars: { pg_users: [{ name: a }+, { name: x, roles: [a, b] }+] }\n',
  ],
  [
    'a host',
    instance,
    'g:\n  hosts:\n    10.0.0.1: { pg_seq: 1 }\n+    10.0.0.2: { pg_seq: 2, pg_role: replica }\n  vars: {}\n',
  ],
  [
    'a host in block style',
    instance,
    'g:\n  hosts:\n    10.0.0.1:\n      pg_seq: 1\n+    10.0.0.2: { pg_seq: 2, pg_role: replica }\n  vars: {}\n',
  ],
  [
    'a host in brackets',
    instance,
    'g: { hosts: { 10.0.0.1: { pg_seq: 1 }+, 10.0.0.2: { pg_seq: 2, pg_role: replica }+ } }\n',
  ],
  [
    'a host behind one without variables',
    instance,
    'g:\n  hosts:\n    10.0.0.1: # first\n+    10.0.0.2: { pg_seq: 2, pg_role: replica }\n',
  ],
  [
    'lines that end in CRLF',
    user,
    'g:\r\n  vars:\r\n    pg_users:\r\n      - name: a\r\n+      - name: x\r\n+        roles: [a, b]\r\n',
  ],
];

/** A line that begins with `+`, and text between two `+`, is what is inserted. */
function split(marked: string): { before: string; after: string } {
  const lines = marked.split(/(?<=\n)/);
  const inner = (line: string, kept: string): string => line.replace(/\+([^+]*)\+/g, kept);
  return {
    before: lines
      .filter((line) => !line.startsWith('+'))
      .map((line) => inner(line, ''))
      .join(''),
    after: lines.map((line) => inner(line.replace(/^\+/, ''), '$1')).join(''),
  };
}

describe('insertValue adds', () => {
  it.each(cases)('%s', (_, insertion, marked) => {
    const { before, after } = split(marked);
    expect(edit(before, insertion)).toBe(after);
  });

  it.each([
    ['pg_users: []', 'pg_users:'],
    ['pg_users: [] # none', 'pg_users: # none'],
    ['pg_users:', 'pg_users:'],
    ['pg_users: ~', 'pg_users:'],
    ['pg_users:   null   # none', 'pg_users:   # none'],
  ])('to an empty %j', (written, left) => {
    const text = `g:\n  vars:\n    ${written}\n    b: 1\n`;
    expect(edit(text, user)).toBe(`g:\n  vars:\n    ${left}\n      - name: x\n        roles: [a, b]\n    b: 1\n`);
  });

  it('to an empty list inside brackets', () => {
    expect(edit('g: { vars: { pg_users: [] } }\n', user)).toBe(
      'g: { vars: { pg_users: [{ name: x, roles: [a, b] }] } }\n',
    );
    expect(edit('g: { hosts: {} }\n', instance)).toBe('g: { hosts: { 10.0.0.2: { pg_seq: 2, pg_role: replica } } }\n');
  });

  it('text that YAML would take for something else, as the text it is', () => {
    const value = {
      a: 'yes',
      b: '010',
      c: 'x: y',
      d: '- z',
      e: "it's",
      f: '# no',
      g: '\u202e',
      h: 'a\nb',
      i: '2026-01-01',
      j: '',
    };
    const text = edit('g:\n  vars:\n    pg_users: []\n', { ...user, value });
    expect(text).toBe(`g:
  vars:
    pg_users:
      - a: 'yes'
        b: '010'
        c: 'x: y'
        d: '- z'
        e: 'it''s'
        f: '# no'
        g: "\\U0000202e"
        h: "a\\nb"
        i: '2026-01-01'
        j: ''
`);
  });

  it('an encrypted value as a block', () => {
    const value = { name: 'x', password: { __ansible_vault: '$ANSIBLE_VAULT;1.1;AES256\n6162\n' } };
    expect(edit('g:\n  vars:\n    pg_users:\n      - { name: a }\n', { ...user, value })).toBe(
      'g:\n  vars:\n    pg_users:\n      - { name: a }\n      - name: x\n        password: !vault |\n          $ANSIBLE_VAULT;1.1;AES256\n          6162\n',
    );
  });

  it('and says where', () => {
    const { line, inserted } = insertValue(
      { path: 'f.yml', text: 'g:\n  vars:\n    pg_users:\n      - name: a\n    b: 1' },
      user,
    );
    expect({ line, inserted }).toEqual({ line: 5, inserted: '      - name: x\n        roles: [a, b]' });
  });
});

describe('insertValue refuses', () => {
  it.each([
    ['a list that an alias shares', 'a: &u\n  - name: a\ng:\n  vars:\n    pg_users: *u\n', 'f.yml:5:5'],
    [
      'a list that is shared by its anchor',
      'g:\n  vars:\n    pg_users: &u\n      - name: a\n    other: *u\n',
      'f.yml:3:5',
    ],
    ['a list that a merge brings', 'a: &v\n  pg_users: [{ name: a }]\ng:\n  vars:\n    <<: *v\n', 'f.yml:4:3'],
    ['a text where a list belongs', 'g:\n  vars:\n    pg_users: none\n', 'f.yml:3:5'],
  ])('%s', (_, text, where) => {
    const insertion = text.includes('<<') ? { path: ['g', 'vars'], key: 'pg_users', value: [] } : user;
    if (text.includes('<<')) expect(edit(text, insertion)).toContain('pg_users: []');
    else expect(() => edit(text, insertion)).toThrow(where);
  });
});

describe('whatever is added is read back, and the rest keeps its bytes', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('yes', '1_0', '0x', '=', '<<', '~', '1:30'),
  );
  const leaf = fc.oneof(text, fc.integer(), fc.boolean());
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 2 },
      leaf,
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), tie('value'), { maxKeys: 3 }),
    ),
  }));
  const layouts = cases.map(([, insertion, marked]) => ({ insertion, before: split(marked).before }));

  it.each(layouts)('in $before', ({ insertion, before }) => {
    fc.assert(
      fc.property(value, (added) => {
        const lone = /\\ud[89a-f]/.test(JSON.stringify(added));
        if (lone) return;
        const edited = edit(before, { ...insertion, value: added as Value });
        expect(edited.length).toBeGreaterThan(before.length);
        const [head] = before.split(/(?<=\n)/);
        expect(edited.startsWith(head?.trimEnd().slice(0, 2) ?? '')).toBe(true);
        expect(isKept(before, edited)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  /** All of `before` is in `edited`, in at most three pieces. */
  function isKept(before: string, edited: string): boolean {
    let start = 0;
    while (start < before.length && before[start] === edited[start]) start += 1;
    let end = 0;
    while (end < before.length - start && before.at(-1 - end) === edited.at(-1 - end)) end += 1;
    return edited.slice(start, edited.length - end).includes(before.slice(start, before.length - end).trim());
  }
});
