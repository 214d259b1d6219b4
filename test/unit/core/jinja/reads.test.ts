import { describe, expect, it } from 'vitest';
import { normalizeTemplate } from '../../../../actions/core/jinja/lexer.ts';
import { readText } from '../../../../actions/core/jinja/read-text.ts';

const names = (text: string, kind: 'template' | 'expression' = 'template') =>
  readText(text, kind).names.map(({ name, whose }) => (whose === 'own' ? name : `${name}@${whose}`));

describe('names that a text reads', () => {
  it.each([
    ['{{ a }} b {{ c.d }}', ['a', 'c']],
    ['{{ a | default(b) | map(attribute=c) | list }}', ['a', 'b', 'c']],
    ["{{ 'a' if b is defined else c[d] }}", ['b', 'c', 'd']],
    ['{{ a is match b }}', ['a', 'b']],
    ['{{ a is not defined and not b }}', ['a', 'b']],
    ['{{ a[1:] ~ b[x:y] }}', ['a', 'b', 'x', 'y']],
    ["{{ {'k': a, b: 'v'} | dict2items }}{{ (c, d) }}", ['a', 'b', 'c', 'd']],
    ["{{ {'a': {'b': c}}}}", ['c']],
    ['{{ lookup("vars", "a") }}{{ q("dict", b) }}', ['a', 'b']],
    ['{{ range(a) | list }}', ['a']],
    ['{{ (a | first).b }}', ['a']],
    ["{{ a if b not in ['c'] }}", ['b', 'a']],
    ['{{ vars["a"] }}{{ vars.b }}', ['a', 'b']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    ['{% set a = b %}{{ a }}', ['b']],
    ['{% set a %}{{ b }}{% endset %}{{ a }}', ['b']],
    ['{% for a, b in c.items() if b == d %}{{ a }}{{ loop.index }}{% else %}{{ a }}{% endfor %}', ['c', 'd', 'a']],
    ['{% for a in b %}{% set c = a %}{% endfor %}{{ c }}', ['b', 'c']],
    ['{% macro m(a, b=c) %}{{ a }}{{ b }}{{ d }}{% endmacro %}{{ m(e) }}', ['c', 'd', 'e']],
    ['{% if a %}{% set b = 1 %}{% endif %}{{ b }}', ['a', 'b']],
    ['{% if a %}{% set b = 1 %}{% else %}{% set b = 2 %}{% endif %}{{ b }}', ['a']],
    ['{% with a = b %}{{ a }}{% endwith %}{{ a }}', ['b', 'a']],
    ['{% filter replace(a, "x") %}{{ b }}{% endfilter %}', ['a', 'b']],
    ['{% call(x) m(a) %}{{ x }}{{ b }}{% endcall %}', ['a', 'b']],
    ['{% raw %}{{ a }}{% endraw %}{# {{ b }} #}{{ c }}', ['c']],
    ['{% import "m.j2" as m %}{{ m.x(a) }}{% from "n.j2" import y as z with context %}{{ z(b) }}', ['a', 'b']],
  ])('local names are none: %s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    ['{{ hostvars[h].a }}', ['h', 'a@all']],
    ["{{ hostvars['x']['a'] | default(a) }}", ['a@all', 'a']],
    ['{{ hostvars[inventory_hostname].a }}', ['inventory_hostname', 'a']],
    ["{% for h in groups['all'] %}{{ hostvars[h].a }}{% endfor %}", ['a@all']],
    [
      "{% for h in groups['all'] if hostvars[h].pg_cluster | default('') == pg_cluster %}{% set v = hostvars[h] %}{{ v.a }}{{ v.get('b') }}{% endfor %}",
      ['pg_cluster@members', 'pg_cluster', 'a@members', 'b@members'],
    ],
    [
      "{% for h in _cluster_hosts.get(pg_cluster, groups['all']) if hostvars[h].pg_cluster == pg_cluster %}{{ hostvars[h].a }}{% endfor %}",
      ['pg_cluster', '_cluster_hosts', 'pg_cluster@members', 'pg_cluster', 'a@members'],
    ],
    ['{% for m in _pg_members %}{{ hostvars[m.host].a }}{% endfor %}', ['_pg_members', 'a@members']],
    ["{{ groups['x'] | map('extract', hostvars, 'a') | list }}", ['a@all']],
    ["{{ groups['x'] | map('extract', hostvars, ['a', 'b']) }}", ['a@all']],
  ])('of other hosts: %s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it('takes a bare expression as `when` has it', () => {
    expect(names("a and ('b' in c or d is truthy)", 'expression')).toEqual(['a', 'c', 'd']);
  });

  it('knows groups, and says which name is computed', () => {
    const { groups } = readText(
      "{{ groups['meta'] }}{{ groups.etcd }}{{ groups.get('x') }}{{ groups[a] }}{{ groups }}",
      'template',
    );
    expect(groups).toEqual(['meta', 'etcd', 'x', undefined, undefined]);
  });

  it('says what it cannot know', () => {
    const { unknowns, wildcards, readsPlayHosts } = readText(
      "{{ lookup('pipe', 'date') }}{{ lookup(a, b) }}{{ hostvars[h].items() }}{{ lookup('vars', a) }}{{ ansible_play_hosts }}",
      'template',
    );
    expect(unknowns.map(({ what }) => what)).toEqual(['lookup pipe', 'a lookup with a computed name']);
    expect(wildcards.map(({ whose }) => whose)).toEqual(['all', 'own']);
    expect(readsPlayHosts).toBe(true);
  });

  it('reads every name of a text that it does not understand', () => {
    const { names: found, unknowns } = readText('{{ a b %}', 'template');
    expect(found.map(({ name }) => name)).toEqual(['a', 'b']);
    expect(unknowns[0]?.what).toContain('not understood');
  });

  it('sees by which value an entry is picked', () => {
    expect(readText('{{ templates[pg_conf] }}', 'template').names[0]).toMatchObject({
      name: 'templates',
      indexedBy: 'pg_conf',
    });
  });
});

describe('two texts that render alike', () => {
  it.each([
    ['a {{ b|c }} d', 'a {{  b | c  }} d'],
    ['{# why #}\nx {{ a }}', 'x {{ a }}'],
    ['{% if a %}\nx\n{% endif %}', '{%  if a  %}\nx\n{% endif %}'],
  ])('%j', (one, other) => {
    expect(normalizeTemplate(one)).toBe(normalizeTemplate(other));
  });

  it.each([
    ['a {{ b }} d', 'a  {{ b }} d'],
    ["{{ 'a b' }}", "{{ 'a  b' }}"],
    ['x\n{#- why #}\n{{ a }}', 'x\n{{ a }}'],
    ['{%- if a %}x{% endif %}', '{% if a %}x{% endif %}'],
    ['x\n', 'x'],
  ])('or do not: %j', (one, other) => {
    expect(normalizeTemplate(one)).not.toBe(normalizeTemplate(other));
  });
});
