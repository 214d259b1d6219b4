import { describe, expect, it } from 'vitest';
import {
  findTemplates,
  readGroupReferences,
  readHostvarsReferences,
  readMentions,
  readSelectorNames,
} from '../../../../actions/core/diff/mentions.ts';

describe('mentions', () => {
  it('finds names in expressions only, strings and attributes apart', () => {
    const { names, words } = readMentions("pg_port {{ eps | default('{{ x }}') }} pool {% if a.b %}{{ c }}{% endif %}");
    expect([...names]).toEqual(['eps', 'default', 'if', 'a', 'c', 'endif']);
    expect([...words]).toEqual(['{{ x }}', 'b']);
  });

  it('finds templates below lists and keys, not in what is unsafe', () => {
    expect(findTemplates([{ '{{ k }}': '{{ v }}' }, 'plain'])).toEqual(['{{ k }}', '{{ v }}']);
    expect(findTemplates({ __ansible_unsafe: '{{ v }}' })).toEqual([]);
  });

  it.each([
    ["{{ groups['etcd'] | join(',') }}", [{ name: 'etcd' }]],
    ['{{ groups.meta }}', [{ name: 'meta' }]],
    ["{{ groups[pg_cluster] | join(',') }}", ['everything']],
    ["{{ groups.get('etcd') }}", ['everything']],
    ['{{ groups | length }}', ['everything']],
  ])('reads the groups of %s', (template, references) => {
    expect(readGroupReferences(template)).toEqual(references);
  });

  it.each([
    ["{{ hostvars['10.10.10.10'].pg_port }}", [{ host: '10.10.10.10', name: 'pg_port' }]],
    ["{% for h in groups['x'] %}{{ hostvars[h]['ip'] }}{% endfor %}", [{ name: 'ip' }]],
    ["{{ groups['x'] | map('extract', hostvars, 'ip') | list }}", [{ name: 'ip' }]],
    ["{{ groups['x'] | map('extract', hostvars, ['ip', 0]) | list }}", [{ name: 'ip' }]],
    ["{{ groups['x'] | map('extract', hostvars) | list }}", ['everything']],
    ["{{ hostvars[h] | to_json(indent='ip') }}", ['everything']],
    ['{{ hostvars.values() }}', ['everything']],
  ])('reads the variables of %s', (template, references) => {
    expect(readHostvarsReferences(template)).toEqual(references);
  });

  it('reads the variables of a selector, not its literals', () => {
    expect([...readSelectorNames("[? rack==`a` && zone == 'b' || !pg_offline_query ]")]).toEqual([
      'rack',
      'zone',
      'pg_offline_query',
    ]);
  });
});
