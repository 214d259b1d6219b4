/** The guard plugin in a real Ansible: what its events say of failures that Ansible's exit code hides. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openGate } from '../../../actions/adapters/ansible-gate.ts';
import { parseEvents, readEvents, takeOwnEvents } from '../../../actions/core/apply/events.ts';
import { compareRecap } from '../../../actions/core/apply/recap.ts';
import { findAnsiblePython } from '../../lib/ansible.ts';

const python = findAnsiblePython();
// Where scripts/test has not installed Ansible there is nothing to run; in CI its absence is a failure.
const isRun = python !== undefined || process.env['CI'] !== undefined;
const INVENTORY = `
all:
  hosts:
    n1: { ansible_connection: local }
    n2: { ansible_connection: local }
    gone: { ansible_host: 127.0.0.1, ansible_port: 1 }
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-guard-'));
  writeFileSync(join(folder, 'hosts.yml'), INVENTORY);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Runs tasks with the tag `work` on hosts. */
function run(hosts: readonly string[], tasks: string) {
  const playbook = join(folder, 'play.yml');
  const events = join(folder, 'events.jsonl');
  const guard = join(folder, 'guard.json');
  writeFileSync(playbook, `- hosts: all\n  gather_facts: false\n  tags: [work]\n  tasks:\n${tasks}`);
  writeFileSync(guard, JSON.stringify({ playbook: 'play.yml', hosts, delegates: [], tags: ['work'] }));
  writeFileSync(events, '');
  const command = join(dirname(python ?? ''), 'ansible-playbook');
  const { status, stdout } = spawnSync(
    command,
    [playbook, '-i', join(folder, 'hosts.yml'), '-l', hosts.join(':'), '-t', 'work'],
    {
      encoding: 'utf8',
      env: {
        ...{ PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: 'C.UTF-8' },
        ...{ ANSIBLE_CONFIG: join(process.cwd(), 'ansible.cfg'), ANSIBLE_NOCOLOR: '1' },
        ...{ ANSIBLE_PYTHON_INTERPRETER: python ?? '', OPS_GUARD: guard, OPS_EVENTS: events },
        ANSIBLE_STDOUT_CALLBACK: 'ops_guard',
      },
    },
  );
  const text = readFileSync(events, 'utf8');
  const parsed = parseEvents(text);
  const outcome = { exitCode: status ?? 1, events: text, tail: stdout };
  return { text, verdicts: compareRecap({ outcome, events: parsed, hosts, delegates: [] }) };
}

/** Starts it at a gate, lets it go with a word or not at all, and gives what it said first and what it did. */
async function runAtGate(tasks: string, word: string | undefined) {
  const [playbook, events] = [join(folder, 'play.yml'), join(folder, 'events.jsonl')];
  writeFileSync(playbook, `- hosts: "{{ who }}"\n  gather_facts: false\n  tags: [work]\n  tasks:\n${tasks}`);
  writeFileSync(events, '');
  const args = [playbook, '-i', join(folder, 'hosts.yml'), '-l', 'n1:n2', '-t', 'work', '-e', 'who=all'];
  const child = spawn(join(dirname(python ?? ''), 'ansible-playbook'), args, {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    env: {
      ...{ PATH: process.env.PATH, HOME: process.env.HOME, LC_ALL: 'C.UTF-8', OPS_GATE: '3', OPS_EVENTS: events },
      ...{ ANSIBLE_CONFIG: join(process.cwd(), 'ansible.cfg'), ANSIBLE_STDOUT_CALLBACK: 'ops_guard' },
      ANSIBLE_PYTHON_INTERPRETER: python ?? '',
    },
  });
  const gate = openGate(child.stdio[3] as Duplex);
  const listing = await gate.listing;
  const before = readFileSync(events, 'utf8');
  const ended = once(child, 'close');
  if (word === undefined) gate.close();
  else gate.open(word);
  const [exitCode] = (await ended) as [number];
  return { listing, before, exitCode, text: readFileSync(events, 'utf8') };
}

describe.runIf(isRun)('a run at its gate', { timeout: 120_000 }, () => {
  const tasks = `
    - ansible.builtin.command: "touch PLACE/ran"
    - ansible.builtin.debug: { msg: always }
      tags: [always]
    - block:
        - ansible.builtin.debug: { msg: inside }
          tags: [inner]
`;
  const place = () => tasks.replace('PLACE', folder);
  const listing = [{ hosts: ['n1', 'n2'], tasks: [['work'], ['always', 'work'], ['inner', 'work']] }];

  it('has said what it would run, and done nothing, and ends where nobody lets it go', async () => {
    const run = await runAtGate(place(), undefined);
    expect(run).toMatchObject({ listing, before: '', exitCode: 70, text: '' });
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  it('writes the word that let it go into each of its events', async () => {
    const run = await runAtGate(place(), 'a-word');
    expect(run).toMatchObject({ listing, before: '', exitCode: 0 });
    expect(takeOwnEvents(run.text, 'a-word')).toBe(run.text);
    expect(parseEvents(takeOwnEvents(run.text, 'another')).aborted).toMatch(/before the run was let go, or by another/);
    expect(existsSync(join(folder, 'ran'))).toBe(true);
  });
});

describe.runIf(isRun)('a run of Ansible', { timeout: 120_000 }, () => {
  it('tells an assertion that does not hold from whatever else fails', () => {
    const { text } = run(
      ['n1', 'n2'],
      `
    - ansible.builtin.assert: { that: "item == 1", fail_msg: "not {{ item }}", quiet: true }
      loop: [1, 2]
      when: inventory_hostname == 'n1'
    - ansible.builtin.assert: { that: "nobody.knows == 1", fail_msg: wrong, quiet: true }
      tags: [work]
`,
    );
    const failed = readEvents(text).filter(({ status }) => status === 'failed');
    expect(failed).toMatchObject([
      { host: 'n1', message: 'not 2', asserted: true },
      { host: 'n2', asserted: false },
    ]);
    expect(parseEvents(text).results.map(({ asserted }) => asserted)).toContain(true);
  });

  it('tells a command that fails, by its condition too, as nothing found', () => {
    const { text } = run(
      ['n1', 'n2'],
      `
    - ansible.builtin.command: "false"
      when: inventory_hostname == 'n1'
    - ansible.builtin.command: echo x
      register: said
      failed_when: said.stdout == 'x'
`,
    );
    const failed = readEvents(text).filter(({ status }) => status === 'failed');
    expect(failed.map(({ host, asserted }) => [host, asserted])).toEqual([
      ['n1', false],
      ['n2', false],
    ]);
  });

  it('does not pass where a failure was rescued, and passes where none was', () => {
    const { verdicts } = run(
      ['n1', 'n2'],
      `
    - block:
        - ansible.builtin.fail: { msg: no }
          when: inventory_hostname == 'n1'
      rescue:
        - ansible.builtin.debug: { msg: never mind }
`,
    );
    expect(verdicts).toMatchObject([
      { host: 'n1', passed: false, message: '1 failures were rescued' },
      { host: 'n2', passed: true },
    ]);
  });

  it('does not pass where every condition was false', () => {
    const { verdicts } = run(['n1'], '    - ansible.builtin.ping:\n      when: false\n');
    const message = expect.stringContaining('every task was skipped') as string;
    expect(verdicts).toMatchObject([{ host: 'n1', passed: false, message }]);
  });

  it('does not pass where a failure or an unreachable host was ignored', () => {
    const { verdicts } = run(
      ['n1', 'n2', 'gone'],
      `
    - ansible.builtin.ping:
      ignore_unreachable: true
    - ansible.builtin.fail: { msg: no }
      when: inventory_hostname == 'n1'
      ignore_errors: true
`,
    );
    expect(verdicts).toMatchObject([
      { host: 'n1', passed: false, message: '1 failures were ignored' },
      { host: 'n2', passed: true },
      { host: 'gone', passed: false },
    ]);
  });

  it('fails a host whose task is silent beyond its limit, and no other', () => {
    const { verdicts } = run(
      ['n1', 'n2'],
      `
    - ansible.builtin.command: "sleep {{ 90 if inventory_hostname == 'n1' else 0 }}"
      timeout: 12
`,
    );
    expect(verdicts).toMatchObject([
      { host: 'n1', passed: false, message: expect.stringMatching(/[Tt]imed out after 12 second/) as string },
      { host: 'n2', passed: true },
    ]);
  });

  it('is heard of at each question of a loop, however many hosts have answered', () => {
    const { text, verdicts } = run(
      ['n1', 'n2'],
      `
    - ansible.builtin.command: "test -e ${join(folder, '{{ inventory_hostname }}')}"
      register: answer
      until: answer.rc == 0
      retries: 2
      delay: 1
    - ansible.builtin.debug: { msg: "{{ item }}" }
      loop: [1, 2]
`,
    );
    expect(verdicts.map(({ passed }) => passed)).toEqual([false, false]);
    const events = readEvents(text);
    const retries = events.filter(({ event, host }) => event === 'host_retry' && host === 'n1');
    expect(retries).toMatchObject([
      { attempt: 1, attempts: 3 },
      { attempt: 2, attempts: 3 },
    ]);
    const starts = events.filter(({ event }) => event === 'host_start').map(({ host }) => host);
    expect(starts).toEqual(['n1', 'n2']);
    const moments = events.map(({ at }) => Number(at));
    expect(moments).toEqual([...moments].sort((one, other) => one - other));
    expect(moments[0]).toBeLessThanOrEqual(Number(process.hrtime.bigint()) / 1e9);
  });
});
