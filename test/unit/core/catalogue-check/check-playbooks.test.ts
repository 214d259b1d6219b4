import { describe, expect, it } from 'vitest';
import effects from '../../../../inventory/schema/effects.json' with { type: 'json' };
import type { Catalogue, Level } from '../../../../actions/core/catalogue/types.ts';
import { ORDER_RULES } from '../../../../actions/core/order/rules.ts';
import { checkReading } from '../../../../actions/core/catalogue-check/check-playbooks.ts';
import { getParameterEffect } from '../../../../actions/core/playbooks/effect-of.ts';
import { listEffectTasks, openReading } from '../../../../actions/core/playbooks/reading.ts';
import { catalogue } from '../../builders.ts';
import { doctor, realFiles } from '../../../lib/playbook-files.ts';

function listParameterTasks(reading: ReturnType<typeof openReading>, name: string) {
  const effects = catalogue.parameters.get(name)?.effects ?? [];
  return effects
    .filter(({ readers }) => readers === 'own')
    .flatMap((one) => listEffectTasks(reading, getParameterEffect(reading, one)));
}

/** `rule path`, of every problem. */
function check(files = realFiles, changed: Partial<Catalogue> = {}): readonly string[] {
  const problems = checkReading(openReading(files, { ...catalogue, ...changed }));
  return [...new Set(problems.map(({ rule, path }) => `${rule} ${path}`))];
}

function withParameter(name: string, change: Partial<NonNullable<ReturnType<Catalogue['parameters']['get']>>>) {
  const known = catalogue.parameters.get(name);
  expect(known).toBeDefined();
  return {
    parameters: new Map([...catalogue.parameters, ...(known ? [[name, { ...known, ...change }] as const] : [])]),
  };
}

function withItems(name: string, variable: string) {
  const items = catalogue.parameters.get(name)?.items;
  expect(items).toBeDefined();
  return items === undefined ? {} : withParameter(name, { items: { ...items, variable } });
}

function withEffect(id: string, change: Partial<NonNullable<ReturnType<Catalogue['effects']['get']>>>) {
  const known = catalogue.effects.get(id);
  expect(known).toBeDefined();
  return { effects: new Map([...catalogue.effects, ...(known ? [[id, { ...known, ...change }] as const] : [])]) };
}

it('the playbooks and the catalogue agree', () => {
  const reading = openReading(realFiles, catalogue);
  expect(checkReading(reading)).toEqual([]);
  expect(reading.playbooks.playbooks.size).toBeGreaterThan(6);
  expect(effects.exceptions.every(({ reason }) => reason.length > 20)).toBe(true);
});

/** Of a switch that is yes or no, or of one that has several values. */
function isCondition(name: string) {
  return expect.stringMatching(new RegExp(`^${name}( [!=]= '\\w*')?$`)) as string;
}

it('an effect with a switch runs no task without it', () => {
  const reading = openReading(realFiles, catalogue);
  const switched = [...catalogue.effects.values()].filter((effect) => effect.switches.length > 0);
  expect(switched.length).toBeGreaterThan(4);
  for (const effect of switched) {
    const tasks = listEffectTasks(reading, effect).filter(({ tags }) => !tags.includes('always'));
    expect(tasks.length).toBeGreaterThan(0);
    // What stops the program where it is switched off is run by the switch itself.
    const stopping = (name: string) => listParameterTasks(reading, name).filter(({ when }) => when.includes(`not ${name}`)); // prettier-ignore
    for (const name of effect.switches) {
      for (const task of tasks.filter((one) => !stopping(name).includes(one)))
        expect(task.when, `${task.file}:${String(task.line)}`).toContainEqual(isCondition(name));
    }
  }
});

/** Rules of order by where they put a level. */
function listRules(level: Level | undefined) {
  return ORDER_RULES.flatMap(({ before, after, within }) => [
    ...(level !== undefined && before.includes(level)
      ? [...after].map((other) => `before ${other} of the ${within}`)
      : []),
    ...(level !== undefined && after.includes(level)
      ? [...before].map((other) => `after ${other} of the ${within}`)
      : []),
  ]);
}

it('a wider effect does what is within it, where the same must come first and after, and as well proven', () => {
  const reading = openReading(realFiles, catalogue);
  const narrow = [...catalogue.effects.values()].filter(({ within }) => within !== undefined);
  expect(narrow.length).toBeGreaterThan(5);
  for (const effect of narrow) {
    const wide = catalogue.effects.get(effect.within ?? '');
    expect(wide).toMatchObject({ playbook: effect.playbook, scope: effect.scope });
    expect(listRules(wide?.level), effect.id).toEqual(expect.arrayContaining(listRules(effect.level)));
    const tasks = wide === undefined ? [] : listEffectTasks(reading, wide);
    expect(tasks, effect.id).toEqual(expect.arrayContaining([...listEffectTasks(reading, effect)]));
    expect(wide?.proof).toEqual(expect.arrayContaining([...effect.proof]));
    expect(wide?.hazards).toEqual(expect.arrayContaining([...effect.hazards]));
    expect(wide?.delegates).toEqual(expect.arrayContaining([...effect.delegates]));
  }
});

describe('a doctored playbook is found out', () => {
  it.each([
    [
      'a name that nobody makes',
      { 'roles/nginx/templates/default.conf.j2': ['nginx_port', 'nginx_prot'] },
      'known-variable nginx_prot',
    ],
    [
      'a variable without underscore',
      {
        'roles/nginx/vars/main.yml': ['_nginx_digest', 'digest'],
        'roles/nginx/tasks/reload.yml': ['_nginx_digest', 'digest'],
      },
      'known-variable digest',
    ],
    [
      'a lookup',
      { 'roles/nginx/tasks/config.yml': ['state: directory', "state: \"{{ lookup('env', 'X') }}\""] },
      'known-unknown playbooks/roles/nginx/tasks/config.yml',
    ],
    [
      'a file that is not there',
      { 'roles/nginx/tasks/config.yml': ['src: default.conf.j2', 'src: nowhere.j2'] },
      'known-unknown playbooks/roles/nginx/tasks/config.yml',
    ],
    [
      'a read under another tag',
      { 'roles/node/tasks/main.yml': ['{{ _node_packages }}', '{{ node_timezone }}'] },
      'covered-read node_timezone',
    ],
    [
      'a read of the members',
      {
        'roles/pg_hba/templates/pg_hba.conf.j2': [
          '{% for network',
          '{% for m in _pg_members %}{{ hostvars[m.host].pg_weight }}{% endfor %}{% for network',
        ],
      },
      'covered-read pg_weight',
    ],
    [
      'a parameter that is read no more',
      { 'roles/prometheus/templates/prometheus.yml.j2': ['{{ prometheus_sd_interval }}', '5s'] },
      'idle-effect prometheus_sd_interval.own',
    ],
    [
      'a result made under another tag',
      {
        'roles/pgbouncer/tasks/users.yml': [
          '  register: _pgbouncer_verifiers\n  check_mode: false\n  no_log: true\n  tags: [pgbouncer_user]',
          '  register: _pgbouncer_verifiers\n  check_mode: false\n  no_log: true\n  tags: [pgbouncer_db]',
        ],
      },
      'produced _pgbouncer_verifiers',
    ],
    [
      'a tag renamed',
      { 'roles/node/tasks/main.yml': ['tags: [node_tune]', 'tags: [node_tuning]'] },
      'tag nodes.yml node_tune',
    ],
    ['a probe gone', { 'prove.yml': ['tags: [removed]', 'tags: [gone]'] }, 'tag prove.yml removed'],
    [
      'a probe that asks for more',
      { 'prove.yml': ['tags: [node_exporter]', 'tags: [node_dns]'] },
      'proof node-dns node_dns',
    ],
    ['a play of other hosts', { 'infra.yml': ['hosts: meta', 'hosts: all'] }, 'playbook infra.yml'],
    ['a playbook gone', { 'pgsql-createdb.yml': undefined }, 'playbook pgsql-createdb.yml'],
    [
      'hosts without a cluster no longer left',
      { 'pgsql.yml': ['when: pg_cluster is not defined or', 'when: false and'] },
      'playbook pgsql.yml',
    ],
    [
      'work on the leader alone',
      {
        'roles/pg_pass/tasks/main.yml': ['  no_log: true', '  no_log: true\n  when: inventory_hostname == _pg_leader'],
      },
      'scope pg-pass',
    ],
    [
      'a task that runs once',
      { 'roles/pg_pass/tasks/main.yml': ['  no_log: true', '  no_log: true\n  run_once: true'] },
      'scope pg-pass',
    ],
    [
      'a delegation that no effect names',
      {
        'roles/pg_pass/tasks/main.yml': [
          '  no_log: true',
          '  no_log: true\n  delegate_to: "{{ groups[\'meta\'][0] }}"',
        ],
      },
      'delegates pg-pass',
    ],
    [
      'a delegation gone',
      { 'roles/node_register/vars/main.yml': ["groups['meta'] | default([]) | sort", '[inventory_hostname]'] },
      'delegates node-register',
    ],
    [
      'the address of the delegate',
      { 'roles/node_register/vars/main.yml': ['hostvars[inventory_hostname].ansible_host', 'ansible_host'] },
      'delegates ansible_host',
    ],
    [
      'the address of the delegate in a template',
      { 'roles/register/templates/target.yml.j2': ['ip: {{ _register_address }}', 'ip: {{ ansible_host }}'] },
      'delegates ansible_host',
    ],
  ] as const)('%s', (_, edits, expected) => {
    const files = doctor(realFiles, edits);
    const found = check(files).filter((one) => one === expected);
    expect(found).toEqual([expected]);
  });
});

describe('a doctored catalogue is found out', () => {
  it.each([
    ['an effect left out', () => withParameter('nginx_port', { effects: [] }), 'covered-read nginx_port'],
    [
      'an effect that looks at the host alone',
      () => withParameter('pg_weight', { effects: [{ effect: 'haproxy', readers: 'own' }] }),
      'covered-read pg_weight',
    ],
    [
      'an effect for nothing',
      () =>
        withParameter('nginx_port', {
          effects: [...(catalogue.parameters.get('nginx_port')?.effects ?? []), { effect: 'pg-hba', readers: 'own' }],
        }),
      'idle-effect nginx_port.own',
    ],
    ['a tag too few', () => withEffect('pg-pass', { tags: ['pg_dir'] }), 'covered-read pg_replication_password'],
    ['the scope of one instance', () => withEffect('roles', { scope: 'instance' }), 'scope roles'],
    [
      'a proof of what comes later',
      () => withEffect('pgbouncer-users', { follows: [] }),
      'proof pgbouncer-users pgbouncer',
    ],
    [
      'a value that is written before its time',
      () => withEffect('patroni-config', { within: 'pg-install' }),
      'early patroni-config',
    ],
    [
      'an exception for nothing',
      () => ({ exceptions: [...catalogue.exceptions, { parameters: ['nginx_port'], reason: 'x' }] }),
      'covered-read nginx_port',
    ],
    ['a variable that is not taken', () => withItems('pg_users', 'rm_node'), 'playbook pgsql-createuser.yml'],
    ['no exceptions', () => ({ exceptions: [] }), 'covered-read pg_offline_query'],
    [
      'an unknown for nothing',
      () => ({ unknowns: [...catalogue.unknowns, { file: 'playbooks/infra.yml', reason: 'x' }] }),
      'known-unknown playbooks/infra.yml',
    ],
    [
      'an unseen for nothing',
      () => ({ unseen: [...catalogue.unseen, { parameters: ['nginx_port'], effect: 'nginx-config', reason: 'x' }] }),
      'idle-effect nginx-config',
    ],
  ])('%s', (_, change, expected) => {
    expect(check(realFiles, change())).toContain(expected);
  });
});
