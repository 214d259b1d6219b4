/** Whatever layout an inventory has, import keeps what it says and every comment, or refuses and writes nothing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadInventory } from '../../../actions/core/load/load.ts';
import { printHostvars } from '../../../actions/core/resolve/print-hostvars.ts';
import { resolveInventory } from '../../../actions/core/resolve/resolve.ts';
import type { InventorySource, SourceFile } from '../../../actions/core/types.ts';
import { UserError } from '../../../actions/core/types.ts';
import { runImport } from '../../../actions/import/run.ts';

type Lines = readonly string[];

const indent = (lines: Lines, by = 2): Lines => lines.map((line) => (line === '' ? '' : ' '.repeat(by) + line));

const scalar = fc.constantFrom('1', 'yes', '010', 'text', "'it''s'", '"a\\tb"', '2026-01-01', '~', '"{{ x }}"', '1:30');
const name = fc.constantFrom('pg_conf', 'pg_version', 'node_tune', 'nodename', 'site', 'x_1', 'x_2', 'x_3');
const hostName = fc.integer({ min: 256, max: 4095 }).map((bits) => `10.0.${bits >> 8}.${bits & 255}`);

/** Values as lines behind a key: one on its line, or lines below it. */
const value: fc.Arbitrary<Lines> = fc.oneof(
  scalar.map((text) => [` ${text}`]),
  scalar.map((text) => [` ${text}   # said of it`]),
  fc.array(scalar, { maxLength: 3 }).map((items) => [` [${items.join(', ')}]`]),
  fc.array(scalar, { minLength: 1, maxLength: 3 }).map((items) => ['', ...items.map((item) => `  - ${item}`)]),
  fc.array(scalar, { minLength: 1, maxLength: 3 }).map((items) => ['', ...items.map((item) => `- ${item}`)]),
  fc.constant([' |', '  # no comment', '', '    more', '  less']),
  fc.constant([' >-', '  folded', '  text']),
  fc.constant([' |+', '  kept', '', '']),
  fc.constant([' { a: 1,', '    b: [2,', '    3] }']),
  fc.constant([' "over', '    two lines"']),
  fc.constant([' *shared']),
  fc.constant([' !vault |', '  $ANSIBLE_VAULT;1.1;AES256', '  6162']),
);

const comment = fc.constantFrom<Lines[]>(
  [],
  [],
  ['# a comment'],
  ['', '# another', '#   - kept: as it is'],
  [''],
  ['  # deeper'],
);

function mapping(keys: fc.Arbitrary<string>, values: fc.Arbitrary<Lines>, most: number): fc.Arbitrary<Lines> {
  return fc
    .uniqueArray(fc.tuple(keys, values, comment), { minLength: 1, maxLength: most, selector: ([key]) => key })
    .map((entries) => entries.flatMap(([key, [first = '', ...rest], above]) => [...above, `${key}:${first}`, ...rest]));
}

const hostValue: fc.Arbitrary<Lines> = fc.oneof(
  fc.constantFrom<Lines[]>([''], [' {}'], [' { x_9: 1 }   # one'], [' {x_9: 2,', '    x_8: [1]}']),
  mapping(fc.constantFrom('x_7', 'x_8'), value, 2).map((lines) => ['', ...indent(lines)]),
);

function group(children: fc.Arbitrary<Lines> | undefined): fc.Arbitrary<Lines> {
  const sections = fc.tuple(
    fc.option(mapping(name, value, 3), { nil: undefined }),
    fc.option(mapping(hostName, hostValue, 3), { nil: undefined }),
    children === undefined ? fc.constant(undefined) : fc.option(children, { nil: undefined }),
    fc.boolean(),
  );
  return sections.map(([vars, hosts, below, turned]) => {
    const parts = [
      ...(vars === undefined ? [] : [['vars:', ...indent(vars)]]),
      ...(hosts === undefined ? [] : [['hosts:', ...indent(hosts)]]),
      ...(below === undefined ? [] : [['children:', ...indent(below)]]),
    ];
    return parts.length === 0 ? [' {}'] : ['', ...indent((turned ? parts.reverse() : parts).flat())];
  });
}

const groupName = (prefix: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.integer({ min: 1, max: 999 }).map((number) => `${prefix}${number}`),
    fc.integer({ min: 1, max: 999 }).map((number) => `"${prefix}q${number}"`),
  );

const inventory = fc
  .tuple(
    mapping(name, value, 4),
    mapping(groupName('g'), group(mapping(groupName('n'), group(undefined), 2)), 4),
    fc.option(mapping(groupName('top'), group(undefined), 2), { nil: undefined }),
    fc.record({ varsFirst: fc.boolean(), start: fc.boolean(), crlf: fc.boolean(), lastLine: fc.boolean() }),
  )
  .map(([vars, groups, top, { varsFirst, start, crlf, lastLine }]) => {
    const globals = ['  vars:', '    shared_by_all: &shared { k: [1, v] }', ...indent(vars, 4)];
    const children = ['  children:', ...indent(groups, 4)];
    // An alias has to stand behind its anchor.
    const first = varsFirst || /\*shared/.test(groups.join('\n')) || top !== undefined;
    const all = ['all:', ...(first ? [...globals, ...children] : [...children, ...globals])];
    const lines = [...(start ? ['# head', '---'] : ['# head']), ...all, ...(top ?? [])];
    const text = lines.join('\n') + (lastLine ? '\n' : '');
    return crlf ? text.replaceAll('\n', '\r\n') : text;
  });

interface Outcome {
  readonly files: readonly SourceFile[];
  readonly refusal: string | undefined;
}

function importText(text: string): Outcome {
  let files: readonly SourceFile[] = [];
  const file = { path: 'pigsty.yml', text };
  try {
    const report = runImport(
      { environment: 'prod', path: file.path },
      {
        readInventory: (path) => ({ environment: 'prod', side: { path }, inventory: { root: path, files: [file] } }),
        exists: () => false,
        createFolder: (_, written) => void (files = written),
        createKey: () => 'ab'.repeat(32),
      },
    );
    return { files, refusal: report.ok ? undefined : report.problems.map(({ message }) => message).join('\n') };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { files, refusal: error.message };
  }
}

const hostvars = (source: InventorySource): string =>
  [...printHostvars(resolveInventory(loadInventory(source).inventory))].join('');

const listComments = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .filter((line) => /^\s*#/.test(line) && !line.includes('yaml-language-server'))
    .map((line) => line.trim())
    .sort();

describe('import', () => {
  it('keeps variables and comments, or writes nothing', () => {
    let refused = 0;
    const runs = 80;
    fc.assert(
      fc.property(inventory, (text) => {
        const { files, refusal } = importText(text);
        if (refusal !== undefined) {
          refused += 1;
          expect(files).toEqual([]);
          expect(refusal).toMatch(/two groups set it for the host|a group has one file/);
          return;
        }
        const hosts = files.filter(({ path }) => path.includes('/hosts/'));
        const before = { root: 'pigsty.yml', files: [{ path: 'pigsty.yml', text }] };
        expect(hostvars({ root: 'inventory/prod/hosts', files: hosts })).toBe(hostvars(before));
        expect(hosts.flatMap((file) => listComments(file.text)).sort()).toEqual(listComments(text));
      }),
      { numRuns: runs },
    );
    expect(refused).toBeLessThan(runs / 4);
  }, 120_000);
});
