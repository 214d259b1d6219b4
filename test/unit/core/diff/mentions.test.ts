import { describe, expect, it } from 'vitest';
import { findTemplates, readMentions, readSelectorNames } from '../../../../actions/core/diff/mentions.ts';

const own = (template: string) => [...readMentions(template).own].sort();

describe('mentions', () => {
  it('finds names in expressions only, strings and attributes apart', () => {
    const { own: names, words } = readMentions("pg_port {{ eps | default('x') }} pool {% if a.b %}{{ c }}{% endif %}");
    expect([...names]).toEqual(['eps', 'a', 'c']);
    expect([...words]).toEqual(['x', 'b']);
  });

  it('finds templates below lists and keys, not in what is unsafe', () => {
    expect(findTemplates([{ '{{ k }}': '{{ v }}' }, 'plain'])).toEqual(['{{ k }}', '{{ v }}']);
    expect(findTemplates({ __ansible_unsafe: '{{ v }}' })).toEqual([]);
  });

  it.each([
    ['a mapping whose end looks like the mark', "{{ {'a': {'b': x}} | combine(y) }}{{ z }}", ['x', 'y', 'z']],
    ['an apostrophe in a comment', "{# it's {{ ' #}{{ x ~ ' y' }}", ['x']],
    ['a comment that trims', '{#- {{ a }} -#}{{ x }}', ['x']],
    ['marks that trim', '{{- x -}}{%- if y -%}{{+ z +}}{%- endif +%}', ['x', 'y', 'z']],
    ['an end mark in a text', "{{ '}}' ~ x }}{% if '%}' == y %}{% endif %}", ['x', 'y']],
    ['what stands raw', '{% raw %}{{ a }}{% endraw %}{{ x }}', ['x']],
    ['signs without spaces', "{{x~y|replace('\"',z)}}", ['x', 'y', 'z']],
    ['a quote that is escaped', String.raw`{{ 'it\'s }}' ~ x }}`, ['x']],
    ['a template in a text', `{{ lookup('vars', 'a') ~ "{{ x | default('{{ y }}') }}" }}`, ['a', 'x', 'y']],
    ['names by lookup, each', "{{ lookup('vars', 'a', 'b', default=x) }}", ['a', 'b', 'x']],
    ['a name of the text itself', '{% for a in x %}{{ a }}{% endfor %}', ['x']],
    ['a host by its own name', '{{ hostvars[inventory_hostname].x }}', ['inventory_hostname', 'x']],
  ])('reads past %s', (_, template, expected) => {
    expect(own(template)).toEqual(expected);
    expect(readMentions(template)).toMatchObject({ hasOpenNames: false, others: [] });
  });

  it.each([
    ["{{ groups['etcd'] | join(',') }}", ['etcd']],
    ['{{ groups.meta }}', ['meta']],
    ["{{ groups.get('etcd') }}", ['etcd']],
    [String.raw`{{ groups['\x65tc' 'd'] }}`, ['etcd']],
    ["{{ groups[pg_cluster] | join(',') }}", [undefined]],
    ['{{ groups | length }}', [undefined]],
  ])('reads the groups of %s', (template, groups) => {
    expect([...readMentions(template).groups]).toEqual(groups);
  });

  it.each([
    ["{{ hostvars['10.10.10.10'].pg_port }}", [{ host: '10.10.10.10', name: 'pg_port' }]],
    ["{% for h in groups['x'] %}{{ hostvars[h]['ip'] }}{% endfor %}", [{ name: 'ip' }]],
    ["{{ groups['x'] | map('extract', hostvars, 'ip') | list }}", [{ name: 'ip' }]],
    ["{{ groups['x'] | map('extract', hostvars, ['ip', 0]) | list }}", [{ name: 'ip' }]],
    ["{{ groups['x'] | map('extract', hostvars, [ip, 'a']) | list }}", [{}]],
    ["{{ groups['x'] | map('extract', hostvars) | list }}", [{}]],
    ["{{ hostvars[h] | to_json(indent='ip') }}", [{}]],
    ['{{ hostvars.values() }}', [{}]],
    ["{{ vars['hostvars'] }}", [{}]],
  ])('reads the variables of %s', (template, others) => {
    expect(readMentions(template).others).toEqual(others);
  });

  it.each([
    '{{ a b }} {{ groups.x }} {{ hostvars.y.z }}',
    "#jinja2: variable_start_string: '[[', variable_end_string: ']]'\n[[ a ]] [[ groups.x ]] [[ hostvars.y.z ]]",
    '#jinja2: line_statement_prefix: "%%"\n%% if a\n{{ groups.x }}{{ hostvars.y.z }}',
    `{{ a ~ ${'('.repeat(50_000)}groups.x ~ hostvars.y.z${')'.repeat(50_000)} }}`,
    String.raw`{{ a ~ '\N{DIGIT ONE}' ~ groups.x ~ hostvars.y.z }}`,
  ])('may read everything where it is not understood: %.40s', (template) => {
    const mentions = readMentions(template);
    expect([...mentions.own]).toContain('a');
    expect(mentions.hasOpenNames).toBe(true);
    expect(mentions.groups.has(undefined)).toBe(true);
    expect(mentions.others).toContainEqual({});
  });

  it('reads the hosts of the play also where it is not understood', () => {
    expect(readMentions('{{ a b }}{{ ansible_play_hosts | length }}').readsPlayHosts).toBe(true);
  });

  it.each(['{{ vars }}', "{{ lookup('pipe', 'date') }}", "{{ q('vars', a) }}", "{% include 'a.j2' %}"])(
    'may read any variable of its own host: %s',
    (template) => {
      expect(readMentions(template).hasOpenNames).toBe(true);
    },
  );

  it('reads a header that renames no mark as any text', () => {
    expect(own('#jinja2: trim_blocks: False\n{{ x }}')).toEqual(['x']);
    expect(readMentions('#jinja2: trim_blocks: False\n{{ x }}').hasOpenNames).toBe(false);
  });

  it('reads the variables of a selector, not its literals', () => {
    expect([...readSelectorNames("[? rack==`a` && zone == 'b' || !pg_offline_query ]")]).toEqual([
      'rack',
      'zone',
      'pg_offline_query',
    ]);
  });
});
