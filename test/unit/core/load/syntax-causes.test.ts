import { describe, expect, test } from 'vitest';
import { openSide } from '../../../../actions/core/side/open-side.ts';

/** Problems of reading, of lines below the variables of a cluster: `line:column: message`, lines from the first of them. */
function read(...lines: readonly string[]): string {
  const head = [
    'pg-test:',
    '  hosts: { 10.10.10.11: { pg_seq: 1, pg_role: primary } }',
    '  vars:',
    '    pg_cluster: pg-test',
  ];
  const files = [{ path: 'hosts.yml', text: `${[...head, ...lines].join('\n')}\n` }];
  const side = openSide({ environment: 'test', side: {}, inventory: { root: 'hosts.yml', files } });
  return side.problems
    .filter(({ rule }) => rule === 'syntax' || rule === 'yaml-trap')
    .map(({ line, column, message }) => `${line - head.length}:${column}: ${message}`)
    .join('\n');
}

test.each([
  ['two values of a key', ['    pg_port: 5432'], ['    pg_port: 5433']],
  ['an item and none', ['    pg_users:', '      - { name: a }'], []],
  ['nothing and brackets', [], ['    pg_users: [', '    ]']],
])('a conflict that git marks, of %s, is told at its first mark', (_, ours, theirs) => {
  const found = read('    team: x', '<<<<<<< HEAD', ...ours, '=======', ...theirs, '>>>>>>> add-a-user');
  expect(found).toBe('2:1: git marks a conflict here; finish the merge, and take its marks away');
});

describe('a value that begins like something else', () => {
  test.each([
    ['@x', '1:11', `"@" without quotes: YAML keeps it for itself; write '@x'`],
    ['`x`', '1:11', `"\`" without quotes: YAML keeps it for itself; write '\`x\`'`],
    ['%x', '1:11', `"%" without quotes: it begins a directive; write '%x'`],
    ['*x y', '1:11', `"*" without quotes: it begins an alias; write '*x y'`],
    [
      '*.example.com',
      '1:11',
      `alias "*.example.com" names no anchor before it; if it is a text, write '*.example.com'`,
    ],
    ['&a&b c', '1:11', `may hold letters, digits, "_" and "-" only; if it is a text, write '&a&b c'`],
    ['!x y # why', '1:11', `!!null; if it is a text, write '!x y'`],
    ['!x', '1:11', `!!null; if it is a text, write '!x'`],
    ['> x', '1:11', `">" without quotes: it begins a block of text on the lines below; write '> x'`],
    ['- x', '1:11', `"-" without quotes: it begins an item of a list; write '- x'`],
    ['{{ x }}/y', '1:11', `"{{" begins a mapping of YAML; put the template into quotes: write '{{ x }}/y'`],
    ["@it's", '1:11', `write "@it's"`],
  ])('%s', (value, place, message) => {
    const found = read(`    team: ${value}`, '    pg_port: 5432');
    expect(found).toContain(message);
    expect(found).toMatch(new RegExp(`^${place}: `));
  });

  test('as an item of a list, and of an entry inside brackets', () => {
    expect(read('    team:', '      - @x', '      - y')).toMatch(/^2:9: .*write '@x'$/);
    expect(read('    team: [{ a: 1, b: @x, c: 2 }]')).toMatch(/^1:23: .*write '@x'$/);
    expect(read('    team: [*x y, z]')).toMatch(/^1:12: .*write '\*x y'$/);
    expect(read('    team: { a: !x y, b: 1 }')).toMatch(/^1:16: .*write '!x y'$/);
  });

  test('with an anchor and nothing else, where the anchor is taken nowhere', () => {
    expect(read('    team: &x')).toMatch(/^1:5: "team" is empty, since "&" begins the name of an anchor/);
    expect(read('    team: &x', '    other: *x')).toBe('');
    expect(read('    team: &x { a: 1 }')).toBe('');
  });
});

describe('a bracket or a quote that is never closed', () => {
  test.each([
    ['[x', `1:11: the "[" is never closed; write "]" where it ends, or write '[x' if it begins a text`],
    ['{x', `1:11: the "{" is never closed; write "}" where it ends, or write '{x' if it begins a text`],
    ['{ a: 1', `1:11: the "{" is never closed; write "}" where it ends`],
    ['"x', `1:11: the quote is never closed; write '"' where the text ends`],
    ["'x", `1:11: the quote is never closed; write "'" where the text ends`],
  ])('%s', (value, message) => {
    expect(read(`    team: ${value}`, '    pg_port: 5432')).toBe(message);
  });

  test('is the innermost, on whatever line', () => {
    expect(read('    team: [', '      { a: [x, b: 1 },', '    ]')).toMatch(/^2:12: the "\[" is never closed/);
  });
});

describe('a value with what ends it', () => {
  test.each([
    ['a: b: c', `1:12: ": " ends a key, so that a text which has it needs quotes; write 'a: b: c'`],
    ['see http://x: y', `1:23: ": " ends a key, so that a text which has it needs quotes; write 'see http://x: y'`],
    [`"a" b`, `1:15: a text goes on after its closing quote; write '"a" b'`],
    [`'a' b`, `1:15: a text goes on after its closing quote; write "'a' b"`],
    ['[a] b', `1:15: a value goes on after its closing bracket; write '[a] b'`],
  ])('%s', (value, message) => {
    expect(read(`    team: ${value}`, '    pg_port: 5432')).toBe(message);
  });

  test('inside brackets', () => {
    expect(read('    team: [{ a: b: c, d: 1 }]')).toMatch(/^1:18: ": " ends a key.*write 'b: c'$/);
  });
});

describe('what is something else is not told as quotes', () => {
  test.each([
    [['    team: { a: 1 b: 2 }'], /put a comma between them/],
    [['    team: { a: *x b: 2 }'], /put a comma between them/],
    [['    team: 1', '      other: 2'], /indent it like its neighbours/],
    [
      ['    10.10.10.12:{ a: 1, b: 2 }'],
      /^1:17: no space after "10\.10\.10\.12:", so that it is no key; write "10\.10\.10\.12: "$/,
    ],
    [['\tteam: 1'], /^1:1: a tab where YAML wants spaces; indent with spaces$/],
    [['    team:', '      -\tx'], /^2:9: a tab after a dash; write a space$/],
  ])('%j', (lines, message) => {
    expect(read(...lines)).toMatch(message);
  });
});

describe('a character that is no mark of YAML', () => {
  const invisible =
    'the line has an invisible character in it (U+00A0), which is no mark of YAML; delete it, or type a blank';
  const lookalike = (character: string, code: string, plain: string): string =>
    `the line has ${character} (${code}) in it, where a plain ${plain} is wanted, which is no mark of YAML; type that`;

  test.each([
    [['    pg_weight:\u00a050', '    team: x'], `1:15: ${invisible}`],
    [['    team: x', '    pg_weight:\u00a050'], `2:15: ${invisible}`],
    [['    team:', '      - a: 1', '      -\u00a0b: 2'], `3:8: ${invisible}`],
    [['    pg_weight：50', '    team: x'], `1:14: ${lookalike('：', 'U+FF1A', ':')}`],
    [['    team: x', '    pg_weight：50'], `2:14: ${lookalike('：', 'U+FF1A', ':')}`],
    [['    team: “a: b”'], `1:11: ${lookalike('“', 'U+201C', '"')}`],
    [['    team: [{ a: b，c: d }]'], `1:18: ${lookalike('，', 'U+FF0C', ',')}`],
  ])('%j', (lines, message) => {
    expect(read(...lines)).toBe(message);
  });

  test('is not told where another cause is plain', () => {
    expect(read('    team: 主库，备库: x')).toMatch(/": " ends a key/);
    expect(read('    # 主库：x', '    team: @x')).toMatch(/cannot begin with "@"/);
    expect(read('    team: "a：b" c')).toMatch(/after its closing quote/);
    expect(read('    team: a：b: c')).toMatch(/": " ends a key/);
    expect(read('    team: [{ a: "b，c" d: 1 }]')).toMatch(/put a comma between them/);
  });
});

describe('a whole file', () => {
  const readFile = (text: string): string => {
    const environmentFile = { path: 'environment.yml', text };
    const inventory = { root: 'hosts.yml', files: [] };
    const side = openSide({ environment: 'test', side: {}, inventory, environmentFile });
    return side.problems
      .filter(({ file }) => file === 'environment.yml')
      .map(({ line, column, message }) => `${line}:${column}: ${message}`)
      .join('\n');
  };

  test.each([
    ['a: {[1]: x}', '1:5: a mapping or list cannot be a key; write a text in its place'],
    ['a: {{x: 1}: y}', '1:5: a mapping or list cannot be a key; write a text in its place'],
    ['a: {{ x }}', '1:5: a mapping or list cannot be a key; put {{ … }} into quotes'],
    [
      'a\n b: 1',
      '2:3: not YAML: this ":" ends no key, since the text before it began on a line above; put ":" after each key on its own line, or the whole text into quotes',
    ],
    [
      '"a"\nb: 1',
      '2:1: not YAML: something stands below the text of line 1, which is the whole value already; put ":" after that text if it is a key',
    ],
    [
      'a: 1\n... x',
      '2:5: not YAML: something stands after "...", which ends the file; take the line out, or put it into quotes if it is a text',
    ],
    [
      '- a\nb: 1',
      '2:1: not YAML: a second value begins where the file should end; is it indented less than what it belongs to?',
    ],
    ['&x &y 1', '1:4: not YAML: duplication of an anchor property; a value has one anchor: take one of the two out'],
    ['a: !!str !!int 1', '1:10: not YAML: duplication of a tag property; a value has one tag: take one of the two out'],
    [
      'a: &x 1\nb: &y *x',
      '2:7: not YAML: alias node should not have any properties; take out the anchor or the tag before the alias',
    ],
    [
      '%YAML 2.0\n---\na: 1',
      '2:1: not YAML: unacceptable YAML version of the document; take out the line that begins with "%"',
    ],
    [
      '%TAG x\n---\na: 1',
      '2:1: not YAML: TAG directive accepts exactly two arguments; take out the line that begins with "%"',
    ],
    [
      '- fingerprint_key: x',
      '1:1: the file must be a mapping or empty; it is a list; write each entry as "name: value", without "- " before it',
    ],
  ])('%j', (text, expected) => {
    expect(readFile(`${text}\n`)).toBe(expected);
  });
});

test('a value that may be a secret is never shown', () => {
  const canary = 'NotASecret';
  for (const mark of ['@', '%', '*', '!', '&x&', '[', '{', 'a: ', '"a" ', '{{ a }}']) {
    const value = `${mark}${canary} x`;
    const places = [
      [`    team_password: ${value}`, '    pg_port: 5432'],
      [`    team: [{ name: a, password: ${value}, b: 1 }]`],
      ['    team_secrets:', '      first:', `        - ${value}`, '    pg_port: 5432'],
      [`    team: ${mark}postgres://u:${canary}@x y`, '    pg_port: 5432'],
    ];
    for (const lines of places) {
      const found = read(...lines);
      expect(found, lines.join()).not.toContain(canary);
    }
  }
});
