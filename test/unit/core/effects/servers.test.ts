import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sortNatural } from '../../../../actions/core/general/natural.ts';
import { SERVER_PARAMETERS } from '../../../../actions/core/effects/servers.ts';
import type { Value } from '../../../../actions/core/types.ts';
import { buildSandbox, planOf, testHosts } from '../../builders.ts';

const template = join(import.meta.dirname, '../../../../playbooks/roles/haproxy/templates/haproxy.cfg.j2');
type Own = Readonly<Record<string, Value>>;

const members = (own: readonly Own[]) =>
  Object.fromEntries(Object.entries(testHosts('10.10.10.11', '10.10.10.12', '10.10.10.13')).map(([host, first], index) => [host, { ...first, pg_role: 'replica', ...own[index] }])); // prettier-ignore

describe("a member's port is in the load balancer's file where a service leads to it", () => {
  const service = (more: Readonly<Record<string, Value>>) => ({ name: 'x', src_port: 5440, selector: '[]', ...more });
  const isBalanced = (services: Value, name: string) => {
    const [before, after] = [9990, 9991].map((port) =>
      buildSandbox({ test: { vars: { pg_services: services, [name]: port } } }),
    );
    return before && after && planOf(before, after).steps.some(({ tags }) => tags.includes('haproxy_config'));
  };

  it.each([
    ['pg_exporter_port', [service({})], false],
    ['pg_exporter_port', [service({ check_port: 'pg_exporter' })], true],
    ['pg_exporter_port', [service({ check_port: '{{ x }}' })], true],
    ['pg_exporter_port', [service({ selector: '[? pg_exporter_port > `9000` ]' })], true],
    ['pgbouncer_port', [service({})], false],
    ['pgbouncer_port', [service({ dst_port: 'pgbouncer' })], true],
    ['pgbouncer_port', [service({ dst_port: 'pgbouncer', selector: '[? pg_seq == `9` ]' })], false],
    ['pgbouncer_port', '{{ services }}', true],
  ] as const)('%s of %j: %s', (name, services, expected) => {
    expect(isBalanced(services, name)).toBe(expected);
  });
});

describe("a member's label is in the load balancer's file where it decides who serves", () => {
  const service = (selector: string, backup?: string) => ({ name: 'x', src_port: 5440, selector, ...(backup !== undefined && { selector_backup: backup }) }); // prettier-ignore
  const offline = service('[? pg_role == `offline` || pg_offline_query ]');
  /** What HAProxy's steps are for: the second member becomes `after`, and the third is as it is. */
  const balancedFor = (services: Value, [before, after]: readonly [Own, Own], third: Own = {}, both: Own = {}) => {
    const [existing, desired] = [before, after].map((own) =>
      buildSandbox({ test: { hosts: members([{}, own, third]), vars: { pg_services: services, ...both } } }),
    );
    const steps = existing && desired ? planOf(existing, desired).steps : [];
    return steps
      .filter(({ tags }) => tags.includes('haproxy_config'))
      .flatMap(({ because }) => because.map(({ path }) => path));
  };

  it.each([
    ['who serves already', [offline], [{ pg_role: 'offline' }, { pg_role: 'offline', pg_offline_query: true }], []],
    ['who comes to serve', [offline], [{}, { pg_offline_query: true }], ['pg_offline_query']],
    ['a label for another', [offline], [{ pg_offline_query: true }, { pg_role: 'offline' }], []],
    ['a service for all', [service('[]')], [{}, { pg_role: 'offline', pg_offline_query: true }], []],
    ['a backup', [service('[]', '[? pg_role == `offline` ]')], [{}, { pg_role: 'offline' }], ['pg_role']],
    ['the default of a switch', [offline], [{}, { pg_offline_query: false }], []],
    ['its weight', [service('[]')], [{}, { pg_weight: 50 }], ['pg_weight']],
    ['the weight of who does not serve', [offline], [{}, { pg_weight: 50 }], []],
    ['no list', '{{ services }}', [{}, { pg_role: 'offline' }], ['pg_role']],
    ['a function', [service("[? starts_with(pg_role, 'x') ]")], [{}, { pg_role: 'offline' }], ['pg_role']],
    ['a template', [service("[? pg_role == '{{ x }}' ]")], [{}, { pg_role: 'offline' }], ['pg_role']],
    ['another list as well', [service('[]'), service('[]')], [{ pg_role: 'x' }, { pg_role: 'y' }], []],
  ] as const)('%s', (_, services, [before, after], expected) => {
    expect(balancedFor(services, [before, after])).toEqual(expected);
  });

  it('a variable of another member that nobody can know', () => {
    const after = { pg_role: 'offline', pg_offline_query: true };
    for (const pg_offline_query of ['{{ x }}', [true]])
      expect(balancedFor([offline], [{ pg_role: 'offline' }, after], { pg_offline_query })).not.toEqual([]);
    const own = service('[? tier == `a` || pg_offline_query ]');
    expect(balancedFor([own], [{ tier: 'a' }, { tier: 'a', pg_offline_query: true }])).not.toEqual([]);
    expect(balancedFor([own], [{ tier: 'a' }, { tier: 'a', pg_offline_query: true }], { tier: 'b' }, { tier: 'b' })).toEqual([]); // prettier-ignore
  });

  it('a name or address, which the template sets itself', () => {
    const own = { instance: 'x', address: 'x', pg_offline_query: true };
    for (const name of ['instance', 'address'])
      expect(balancedFor([service(`[? ${name} == 'pg-test-2' ]`)], [own, { ...own, pg_weight: 50 }])).toEqual(['pg_weight']); // prettier-ignore
  });

  it('the switch of the pool, which a template takes for on whatever its text is', () => {
    const pooled = [{ ...service('[]'), dst_port: 'pgbouncer' }];
    const switchOf = (value: Value) => balancedFor(pooled, [{}, { pgbouncer_enabled: value }]);
    expect(switchOf(false)).toEqual(['pgbouncer_enabled']);
    expect(switchOf('no')).toEqual(['pgbouncer_enabled']);
    expect(balancedFor([service('[]')], [{}, { pgbouncer_enabled: false }])).toEqual([]);
  });

  it('both sides have their own services', () => {
    const [before, after] = [offline, service('[]')].map((one, index) => buildSandbox({ test: { hosts: members([{}, index === 0 ? {} : { pg_offline_query: true }]), vars: { pg_services: [one] } } })); // prettier-ignore
    const steps = before && after ? planOf(before, after).steps : [];
    expect(steps.flatMap(({ because }) => because.map(({ path }) => path))).toContain('pg_services');
  });
});

it("the load balancer's file reads nothing else of the members, and the login in one place", () => {
  const text = readFileSync(template, 'utf8');
  const read = [...text.matchAll(/\bmember\.(\w+)/g)].map(([, name = '']) => name);
  const fixed = ['inventory_hostname', 'instance', 'address', 'pg_port', 'patroni_port'];
  expect(sortNatural(new Set(read))).toEqual(sortNatural([...fixed, ...SERVER_PARAMETERS.filter((name) => read.includes(name))])); // prettier-ignore
  expect(SERVER_PARAMETERS.filter((name) => !read.includes(name))).toEqual(['pg_role', 'pg_offline_query']);
  const [, guarded = ''] = /\{% if haproxy_admin_auth_enabled %\}([\s\S]*?)\{% endif %\}/.exec(text) ?? [];
  expect(guarded.match(/haproxy_admin_\w+/g)).toEqual(text.match(/haproxy_admin_(?!auth)\w+/g));
});
