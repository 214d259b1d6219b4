import { describe, expect, it } from 'vitest';
import { findCodeUses } from '../../../../actions/core/jinja/code-uses.ts';
import { tokenizeTemplate } from '../../../../actions/core/jinja/lexer.ts';

const uses = (template: string) => findCodeUses(template).map(({ kind, name }) => `${kind} ${name}`);

const COMPUTED_FILTER = 'other a filter whose name is computed';
const COMPUTED_TEST = 'other a test whose name is computed';

it.each(['constructor', 'toString', '__proto__'])('a variable may have a name that every object has: %s', (name) => {
  expect(tokenizeTemplate(`{{ ${name} }}`).map(({ text }) => text)).toEqual(['{{', name, '}}']);
});

describe('a filter that is given the name of another one', () => {
  it.each([
    ["{{ ['x'] | map('fileglob') }}", ['filter fileglob']],
    ["{{ [['x']] | map('map', 'fileglob') }}", ['filter fileglob']],
    ["{{ [['x']] | map('ansible.builtin.map', 'ansible.builtin.fileglob') }}", ['filter fileglob']],
    ["{{ [['x']] | map('map', 'community.sops.decrypt') }}", ['filter community.sops.decrypt']],
    ["{{ [[['x']]] | map('map', 'map', 'fileglob') }}", ['filter fileglob']],
    ["{{ [['x']] | map('select', 'file') }}", ['test file']],
    ["{{ [['x']] | map('reject', 'ansible.builtin.exists') }}", ['test exists']],
    ["{{ [[{}]] | map('selectattr', 'a', 'file') }}", ['test file']],
    ["{{ [[{}]] | map('rejectattr', 'a', 'link') }}", ['test link']],
    ["{{ [[[{}]]] | map('map', 'selectattr', 'a', 'file') }}", ['test file']],
    ["{% filter map('map', 'fileglob') %}x{% endfilter %}", ['filter fileglob']],
  ])('is judged by that one, at any depth: %s', (template, expected) => {
    expect(uses(template)).toEqual(expected);
  });

  it.each([
    ["{{ [['x']] | map('map', a) }}", [COMPUTED_FILTER]],
    ["{{ [['x']] | map('select', 'fi' ~ 'le') }}", [COMPUTED_TEST]],
    ["{{ [['x']] | map(*['map', 'fileglob']) }}", [COMPUTED_FILTER]],
    ["{{ [['x']] | map('map', *['fileglob']) }}", [COMPUTED_FILTER]],
    ["{{ [{}] | selectattr(*['a', 'file']) }}", [COMPUTED_TEST]],
    ["{{ [[{}]] | map('selectattr', *['a', 'file']) }}", [COMPUTED_TEST]],
  ])('cannot be read where the name is computed: %s', (template, expected) => {
    expect(uses(template)).toEqual(expected);
  });

  it.each([
    "{{ a | map(attribute='b') | list }}",
    "{{ a | map('map', attribute='b') }}",
    "{{ a | map('map', 'upper') | map('select') }}",
    "{{ a | map('selectattr', 'b') | map('rejectattr', 'b', 'equalto', 'file') }}",
    "{{ a | map('extract', b, 'fileglob') | map('regex_replace', 'x', 'file') }}",
    "{{ a | selectattr(b, 'in', c) | select('in', ['file']) }}",
    '{{ range(*[1, 2]) | list }}',
  ])('computes only: %s', (template) => {
    expect(uses(template)).toEqual([]);
  });
});
