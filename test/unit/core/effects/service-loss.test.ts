import { describe, expect, it } from 'vitest';
import type { Value } from '../../../../actions/core/types.ts';
import { buildSandbox, planOf, testHosts } from '../../builders.ts';

const service = { name: 'reports', src_port: 5440, dst_port: 'postgres', selector: '[]' };

function change(before: Readonly<Record<string, Value>>, after: Readonly<Record<string, Value>>) {
  const { steps, notes } = planOf(buildSandbox({ test: { vars: before } }), buildSandbox({ test: { vars: after } }));
  return {
    steps: steps.map(({ tags, hazards }) => [...tags, ...hazards].join(' ')),
    notes: notes.map(({ message }) => message.replace(/ \(on .*\)$/, '')),
  };
}

describe('services that a change takes', () => {
  it.each([
    ['is taken out', []],
    ['gets another port', [{ ...service, src_port: 5441 }]],
    ['listens on one address only', [{ ...service, src_ip: '127.0.0.1' }]],
  ])('tells of a service that %s', (_, after) => {
    const { steps, notes } = change({ pg_services_extra: [service] }, { pg_services_extra: after });
    expect(steps).toEqual(['haproxy_config haproxy_reload service']);
    expect(notes).toEqual(['pg-test: port 5440 of HAProxy closes, on which service "reports" is']);
  });

  it('tells of a service whose last server goes', () => {
    const nobody = { ...service, selector: "[? pg_role == 'offline']" };
    const { steps, notes } = change({ pg_services_extra: [service] }, { pg_services_extra: [nobody] });
    expect(steps).toEqual(['haproxy_config haproxy_reload service']);
    expect(notes).toEqual(['pg-test: service "reports" has no server left: nothing answers on port 5440 of HAProxy']);
    expect(
      change({ pg_services_extra: [nobody] }, { pg_services_extra: [{ ...nobody, src_port: 5440 }] }).steps,
    ).toEqual([]);
  });

  it('tells of a service whose servers take no connection any more', () => {
    const { steps, notes } = change({ pg_services_extra: [service] }, { pg_services_extra: [service], pg_weight: 0 });
    expect(steps).toContain('haproxy_config haproxy_reload service');
    expect(notes).toContain('pg-test: service "reports" has no server left: nothing answers on port 5440 of HAProxy');
    expect(change({}, { pg_weight: 50 }).notes).toEqual([]);
  });

  it('tells of a selector by a variable of the team that most members do not set', () => {
    const hosts = testHosts('10.10.10.11', '10.10.10.12', '10.10.10.13');
    const racked = (rack: string) =>
      buildSandbox({
        test: {
          hosts: { ...hosts, '10.10.10.12': { ...hosts['10.10.10.12'], rack } },
          vars: { pg_services_extra: [{ ...service, selector: "[? rack == 'a']" }] },
        },
      });
    const { notes } = planOf(racked('a'), racked('b'));
    expect(notes.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('service "reports" has no server left'),
    );
  });

  it('sees through a mention of a list or a port', () => {
    const lists = (port: number) => ({ team_port: port, team_services: [{ ...service, src_port: port }] });
    const whole = { pg_services_extra: '{{ team_services }}' };
    const ports = { pg_services_extra: [{ ...service, src_port: '{{ team_port }}' }] };
    for (const value of [whole, ports]) {
      const { steps, notes } = change({ ...lists(5440), ...value }, { ...lists(5441), ...value });
      expect(steps).toEqual(['haproxy_config haproxy_reload service']);
      expect(notes).toEqual(['pg-test: port 5440 of HAProxy closes, on which service "reports" is']);
    }
  });

  it('tells of the virtual address that goes or moves', () => {
    const vip = { vip_mode: 'l2', vip_address: '10.10.10.3' };
    expect(change(vip, { ...vip, vip_address: '10.10.10.4' }).notes).toEqual([
      'pg-test: the virtual address 10.10.10.3 goes; it is 10.10.10.4 then',
    ]);
    expect(change(vip, { ...vip, vip_mode: 'none' }).notes).toEqual(['pg-test: the virtual address 10.10.10.3 goes']);
    expect(change({}, vip).notes).toEqual([]);
  });

  it('tells of the last server that leaves the cluster', () => {
    const reports = { pg_services_extra: [{ ...service, selector: '[? pg_weight == `50`]' }] };
    const hosts = testHosts('10.10.10.11', '10.10.10.12', '10.10.10.13');
    const weighted = { ...hosts, '10.10.10.13': { ...hosts['10.10.10.13'], pg_weight: 50 } };
    const { '10.10.10.13': gone, ...rest } = weighted;
    expect(gone).toBeDefined();
    const [existing, desired] = [weighted, rest].map((members) =>
      buildSandbox({ test: { hosts: members, vars: reports } }),
    );
    if (existing === undefined || desired === undefined) throw new Error('two sides');
    const removals = [
      {
        kind: 'instance',
        name: 'pg-test-3',
        action: 'destroy',
        reason: 'gone',
        position: { file: '', line: 1, column: 1 },
      },
    ] as const;
    const { notes } = planOf(existing, desired, { removals });
    expect(notes.map(({ message }) => message)).toContainEqual(
      expect.stringContaining('service "reports" has no server left'),
    );
  });

  it('stops what is switched off, after the load balancers, as no restart', () => {
    const { steps, notes } = change({}, { pgbouncer_enabled: false });
    expect(steps.filter((step) => step.includes('service'))).toEqual([
      'haproxy_config haproxy_reload service',
      'pgbouncer_launch service',
    ]);
    expect(notes).toContain('pg-test: pgbouncer stops for good: its port 6432 closes');
    expect(change({}, { haproxy_enabled: false }).steps).toContain('haproxy_launch service');
    expect(change({ haproxy_enabled: false }, {}).steps.join()).not.toContain('service');
  });

  it('tells of a port of the pool that moves', () => {
    expect(change({}, { pgbouncer_port: 6433 }).notes).toEqual([
      'pg-test: port 6432 of pgbouncer closes; it listens on 6433 then',
    ]);
  });

  it.each<[string, Value, Value]>([
    ['pgbouncer_enabled', true, false],
    ['haproxy_enabled', true, false],
    ['haproxy_enabled', false, true],
    ['pg_weight', 100, 0],
  ])('tells of %s by a mention what it tells of the value (%s to %s)', (name, before, after) => {
    const mentioned = { [name]: '{{ of_team }}' };
    expect(change({ ...mentioned, of_team: before }, { ...mentioned, of_team: after })).toEqual(
      change({ [name]: before }, { [name]: after }),
    );
  });

  it('claims nothing of what a template makes', () => {
    const { steps } = change({ pg_services_extra: [service] }, { pg_services_extra: '{{ services }}' });
    expect(steps).toEqual(['haproxy_config haproxy_reload']);
  });
});
