import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readProbeAnswers } from '../../../actions/adapters/ansible-probe.ts';
import { identifyRun } from '../../../actions/adapters/orphans.ts';
import { openRunFolder } from '../../../actions/adapters/run-folder.ts';
import { readEvents } from '../../../actions/core/apply/events.ts';
import { UserError } from '../../../actions/core/types.ts';
import { writeProgram } from '../../lib/program.ts';
import {
  commit,
  first,
  folder,
  GUARDED,
  letGo,
  open,
  read,
  runPlaybook,
  said,
  setUp,
  tearDown,
  goOnWith,
} from './fake-ansible.ts';

beforeEach(setUp);
afterEach(tearDown);

function readEnvironment(): Record<string, string> {
  const entries = read('env')
    .split('\0')
    .filter((entry) => entry !== '');
  return Object.fromEntries(
    entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  );
}

describe('Ansible', () => {
  it('is told to be missing, by whoever asks for it', async () => {
    const ansible = open();
    const run = { ...GUARDED, playbooksRoot: ansible.materialise(commit) };
    // With nothing in it but what locks.
    const place = join(folder, 'bin');
    mkdirSync(place);
    symlinkSync(execFileSync('which', ['flock'], { encoding: 'utf8' }).trim(), join(place, 'flock'));
    process.env.PATH = place;
    const missing = /^ansible-playbook is not on this machine; .*scripts\/meta-setup.* \[ansible\]$/;
    await expect(ansible.hold(run)).rejects.toThrow(missing);
    await expect(ansible.list(run)).rejects.toThrow(missing);
  });

  it('gets a commit as it is in git, and only what it needs of it', () => {
    const root = open().materialise(commit);
    expect(readdirSync(root).sort()).toEqual(['ansible.cfg', 'playbooks']);
    expect(open().materialise(commit)).toBe(root);
  });

  it('gets variables by a private file that is gone afterwards, and the configuration of the commit alone', async () => {
    const ansible = open();
    const playbooksRoot = ansible.materialise(commit);
    const run = {
      playbook: 'pgsql.yml',
      playbooksRoot,
      inventory: '/i',
      limit: 'pg-test:!n2',
      tags: ['a', 'b'],
      vars: { pg_user: 'secret' },
    };
    const outcome = await letGo(ansible.hold({ ...run, hosts: ['n1'], delegates: ['m'], descriptors: [] }));
    expect(outcome).toMatchObject({ exitCode: 0, tail: 'printed' });
    expect(readEvents(outcome.events)).toMatchObject([{ event: 'task_start', task: 't' }]);
    const [playbook, ...argv] = read('argv').trim().split('\n');
    expect(playbook).toBe(join(playbooksRoot, 'playbooks', 'pgsql.yml'));
    expect(argv.slice(0, 6)).toEqual(['-i', '/i', '--limit', 'pg-test:!n2', '--tags', 'a,b']);
    expect(read('argv')).not.toContain('secret');
    expect(JSON.parse(read('vars'))).toEqual({ pg_user: 'secret' });
    expect(existsSync(argv.at(-1)?.slice(1) ?? '')).toBe(false);
    expect(JSON.parse(read('guard'))).toEqual({
      playbook: 'pgsql.yml',
      hosts: ['n1'],
      delegates: ['m'],
      tags: ['a', 'b'],
    });
    expect(readEnvironment().ANSIBLE_CONFIG).toBe(join(playbooksRoot, 'ansible.cfg'));
  });

  it('gets the hosts of the clusters beside its variables, by which no run is told from another', async () => {
    const ansible = open();
    const playbooksRoot = ansible.materialise(commit);
    const base = { playbook: 'pgsql.yml', playbooksRoot, inventory: '/i', limit: 'n1', tags: [], hosts: ['n1'] };
    const run = { ...base, vars: { pg_user: 'app' }, clusterHosts: { 'pg-test': ['n1', 'n2'] } };
    await letGo(ansible.hold({ ...run, delegates: [], descriptors: [] }));
    expect(JSON.parse(read('vars'))).toEqual({ pg_user: 'app', _cluster_hosts: { 'pg-test': ['n1', 'n2'] } });
    expect(identifyRun(run)).toBe(identifyRun({ ...base, vars: { pg_user: 'app' } }));
  });

  it('gets nothing of the environment that is not on the list: no token, nothing of the runner', async () => {
    const secrets = {
      GITHUB_TOKEN: 'ghs_1',
      INPUT_TOKEN: 'ghs_2',
      ACTIONS_RUNTIME_TOKEN: 'ghs_3',
      GIT_CONFIG_VALUE_0: 'AUTHORIZATION: basic ghs_4',
      RUNNER_TRACKING_ID: 'github_1',
      ANSIBLE_ROLES_PATH: '/elsewhere',
      PYTHONPATH: '/elsewhere',
    };
    const passed = { ANSIBLE_VAULT_PASSWORD_FILE: '/vault', SSH_AUTH_SOCK: '/agent' };
    const before = { ...process.env };
    process.env = { PATH: process.env.PATH, HOME: '/home/ops', USER: 'ops', ...secrets, ...passed };
    try {
      await runPlaybook();
    } finally {
      process.env = before;
    }
    expect(readEnvironment()).toEqual({
      // The fake's shell adds it.
      PWD: expect.any(String) as string,
      ...{ PATH: before.PATH, HOME: '/home/ops', USER: 'ops', ...passed },
      ...{ LC_ALL: 'C.UTF-8', ANSIBLE_NOCOLOR: '1', ANSIBLE_CONFIG: expect.stringContaining(commit) as string },
      ...{ ANSIBLE_SSH_CONTROL_PATH_DIR: expect.stringMatching(/\/ssh$/) as string },
      ...{ OPS_GUARD: expect.any(String) as string, OPS_EVENTS: expect.any(String) as string },
      ...{ OPS_GATE: '4', ANSIBLE_STDOUT_CALLBACK: 'ops_guard' },
    });
  });

  it('is told to change nothing in check mode, and never taken for the run itself', async () => {
    const ansible = open();
    const playbooksRoot = ansible.materialise(commit);
    const run = {
      playbook: 'pgsql.yml',
      playbooksRoot,
      inventory: '/i',
      limit: 'n1',
      tags: [],
      vars: {},
      hosts: ['n1'],
    };
    await letGo(ansible.hold({ ...run, check: true, delegates: [], descriptors: [] }));
    expect(read('argv').trim().split('\n').at(-1)).toBe('--check');
    await letGo(ansible.hold({ ...run, delegates: [], descriptors: [] }));
    expect(read('argv')).not.toContain('--check');
    expect(identifyRun({ ...run, check: true })).not.toBe(identifyRun(run));
  });

  it('is in a session of its own, where no signal of the terminal comes', async () => {
    await runPlaybook();
    const own = execFileSync('ps', ['-o', 'sid=', '-p', String(process.pid)]).toString();
    expect(Number(read('session'))).toBeGreaterThan(0);
    expect(Number(read('session'))).not.toBe(Number(own));
  });

  it('that cannot be listed is an error with what it printed', async () => {
    first('exit 4');
    const run = { playbook: 'x.yml', playbooksRoot: folder, inventory: '/i', limit: 'n1', tags: [], vars: {} };
    await expect(open().list(run)).rejects.toThrow('x.yml cannot be listed: printed');
  });
});

describe('what Ansible printed', () => {
  it('is kept in a private file of each run, the newest hundred', async () => {
    const logs = join(folder, 'logs');
    mkdirSync(logs);
    for (let number = 1; number <= 120; number += 1) {
      writeFileSync(join(logs, `${String(number).padStart(6, '0')}-20260101T000000Z-x.yml.log`), '');
    }
    goOnWith('exit 2');
    const { log = '' } = await runPlaybook();
    expect(log).toMatch(/\/logs\/000121-\d{8}T\d{6}Z-pgsql\.yml\.log$/);
    expect(readFileSync(log, 'utf8')).toBe('printed\n');
    expect(statSync(log).mode & 0o777).toBe(0o600);
    expect(readdirSync(logs)).toHaveLength(100);
    const { log: second } = await runPlaybook();
    expect(second).not.toBe(log);
    expect(readFileSync(log, 'utf8')).toBe('printed\n');
  });
});

it('a folder that cannot be written in is told, and is no bug', async () => {
  writeFileSync(join(folder, 'logs'), '');
  await expect(runPlaybook()).rejects.toThrow(/^Ansible was not run: .*logs.*\[state-folder\]$/);
  await expect(runPlaybook()).rejects.toBeInstanceOf(UserError);
});

describe('a run that takes long', () => {
  const tick = { progressEveryMs: 20 };
  const start = (seconds: number) =>
    `say '"event": "host_start", "at": ${String(Number(process.hrtime.bigint()) / 1e9 - seconds)}, "task": "t : Wait", "host": "n1"'\n`;

  it('is told with the host that is waited for', async () => {
    goOnWith(`${start(28)} sleep 0.3`);
    await runPlaybook(tick);
    expect(said.at(-1)).toMatch(/^ {4}waiting for n1 since (28|29) s: t : Wait$/);
  });

  it('is not idle while it is young', async () => {
    const told: boolean[] = [];
    goOnWith(`${start(28)} sleep 0.3`);
    const ansible = open(tick);
    const onWait = (waits: boolean) => void told.push(waits);
    await letGo(ansible.hold({ ...GUARDED, playbooksRoot: ansible.materialise(commit), onWait }));
    expect(told.length).toBeGreaterThan(2);
    expect(new Set(told)).toEqual(new Set([false]));
  });

  it('is given up when nothing is heard of it, and tells of which host', async () => {
    goOnWith(`${start(3)} exec sleep 60`);
    const outcome = await runPlaybook({ ...tick, silenceSeconds: 1 });
    expect(outcome.gaveUp).toMatch(
      /nothing was heard of ansible-playbook for 1 s, it waited for n1 since [345] s: t : Wait/,
    );
    expect(outcome.signal).toBe('SIGTERM');
  });

  it('is not given up while it asks again and again', async () => {
    const retry = `say '"event": "host_retry", "at": '$(cut -d" " -f1 /proc/uptime)', "host": "n1"'`;
    goOnWith(`${start(0)} for i in 1 2 3 4 5 6 7 8; do ${retry}; sleep 0.2; done`);
    expect((await runPlaybook({ ...tick, silenceSeconds: 1 })).gaveUp).toBeUndefined();
  });
});

describe('folders of runs', () => {
  it('go with the process that made them, however it died, and never before its Ansible', async () => {
    const work = join(folder, 'work');
    const program = writeProgram(
      folder,
      `
      import { openRunFolder, writePrivate } from './actions/adapters/run-folder.ts';
      import { spawn } from 'node:child_process';
      const folder = openRunFolder(process.argv[2]);
      const run = folder.open();
      writePrivate(run + '/vars.json', '{"pg_password": "typed"}');
      const child = spawn('sleep', ['60'], { detached: true, stdio: ['ignore', 'ignore', 'ignore', folder.descriptor] });
      child.once('spawn', () => { process.stdout.write(String(child.pid)); process.kill(process.pid, 'SIGKILL'); });`,
    );
    const survivor = Number(spawnSync(process.execPath, [program, work], { encoding: 'utf8' }).stdout);
    expect(survivor).toBeGreaterThan(0);
    const left = () => readdirSync(work).filter((name) => name.startsWith('run-'));
    const [name = ''] = left();
    execFileSync('touch', ['-d', '3 days ago', join(work, name)]);
    openRunFolder(work);
    expect(left()).toContain(name);
    process.kill(survivor, 'SIGKILL');
    while (existsSync(`/proc/${String(survivor)}/fd/3`)) await sleep(10);
    openRunFolder(work);
    expect(left()).not.toContain(name);
  });
});

it('probe answers are read host by host', () => {
  const hosts = { n1: { stdout: 'fine' }, n2: { unreachable: true, msg: 'no route' } };
  const text = `[WARNING]: x\n${JSON.stringify({ plays: [{ tasks: [{ hosts }] }] })}\n`;
  expect(readProbeAnswers(text, ['n1', 'n2', 'n3'], 'nothing')).toEqual([
    { host: 'n1', output: 'fine' },
    { host: 'n2', failure: 'no route' },
    { host: 'n3', failure: 'nothing' },
  ]);
});
