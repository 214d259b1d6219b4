import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import { renderApplyReport } from '../../../actions/core/apply/report.ts';
import { UserError } from '../../../actions/core/types.ts';
import { writeProgram } from '../../lib/program.ts';
import { World } from './world.ts';
import { hosts, MEMBERS } from './world-files.ts';

const rules = "[{ title: t, role: common, rules: ['host all all 10.9.9.0/24 scram-sha-256'] }]";
const users = "[{ name: app, password: 'Obvious.App' }]";

describe('an apply', () => {
  let world: World;

  beforeEach(async () => {
    world = new World();
    world.commit({ hosts: hosts() });
    await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
    world.takeCommands();
    world.commit({ hosts: hosts({ rules, users }) });
  });

  it('ends after the running step when a signal comes, and says who owes', async () => {
    world.behaviour = {
      fail: () => {
        world.signal = 'SIGTERM';
        return undefined;
      },
    };
    const report = await runApply({ environment: 'sandbox', dryRun: false }, world.adapters());
    expect(world.takeCommands()).toHaveLength(1);
    expect(report).toMatchObject({ ok: false, interrupted: 'SIGTERM' });
    expect(report.steps.map(({ status }) => status)).toEqual(['passed', 'blocked']);
    expect(report.owing.map(({ host }) => host)).toEqual(MEMBERS);
    expect(renderApplyReport(report)).toContain('not begun: SIGTERM came');
    expect(renderApplyReport(report)).toContain('interrupted by SIGTERM after');
    world.signal = undefined;
    world.behaviour = {};
    expect(await runApply({ environment: 'sandbox', dryRun: false }, world.adapters())).toMatchObject({ ok: true });
  });

  it('prints its whole report although what it did cannot be written down', async () => {
    const adapters = world.adapters();
    const ledger = {
      ...adapters.ledger,
      update: (update: Parameters<typeof adapters.ledger.update>[0]) => {
        if (update.message.startsWith('finish')) throw new UserError('git: No space left on device [git]');
        return adapters.ledger.update(update);
      },
    };
    const report = await runApply({ environment: 'sandbox', dryRun: false }, { ...adapters, ledger });
    expect(report).toMatchObject({ ok: false, owing: [] });
    expect(report.steps.map(({ status }) => status)).toEqual(['passed', 'passed']);
    expect(report.notes.join('\n')).toMatch(/could not be recorded.*No space left on device/);
  });
});

describe('a process that gets signals', () => {
  let folder: string;
  let program: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ops-signal-'));
    program = writeProgram(
      folder,
      `
      import { openInterruption } from './actions/adapters/interruption.ts';
      import { execute } from './actions/adapters/ansible-process.ts';
      import { openRunLog } from './actions/adapters/run-logs.ts';
      const folder = process.argv[2];
      const interruption = openInterruption({ say: (line) => process.stderr.write(line + '\\n') });
      const output = openRunLog({ folder, readStamp: () => 'now' }, 'pgsql.yml');
      process.env.PATH = folder + ':' + process.env.PATH;
      await execute({
        command: 'ansible-playbook', folder, args: [], descriptors: [], env: process.env, output,
        watch: { everyMs: 1000, findReason: () => undefined },
        onStart: (pid) => {
          interruption.leave('running', 'ansible-playbook (process ' + pid + ') goes on');
          interruption.leave('owing', 'n1 still owe');
          process.stdout.write('began\\n');
        },
      });
      process.stdout.write('ended ' + interruption.signal() + '\\n');`,
    );
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** Begins with an Ansible that works for a second, sends the signals to the whole group as a terminal does, and waits. */
  async function interrupt(...signals: readonly NodeJS.Signals[]) {
    const script = '#!/bin/sh\ntrap "" PIPE\nsleep 1\necho done\n';
    writeFileSync(join(folder, 'ansible-playbook'), script, { mode: 0o755 });
    const child = spawn(process.execPath, [program, folder], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    let next = 0;
    const send = () => {
      const signal = signals[next++];
      if (signal !== undefined) process.kill(-(child.pid ?? 0), signal);
    };
    child.stdout.on('data', (data: Buffer) => {
      printed += data.toString();
      if (data.toString().includes('began')) send();
    });
    child.stderr.on('data', (data: Buffer) => {
      printed += data.toString();
      if (data.toString().includes('a second signal ends it at once')) send();
    });
    const code = await new Promise((resolve) => child.once('close', resolve));
    const ansible = Number(/process (\d+)/.exec(printed)?.[1]);
    while (isAlive(ansible)) await new Promise((resolve) => setTimeout(resolve, 20));
    return { code, printed, log: readFileSync(join(folder, '000001-now-pgsql.yml.log'), 'utf8') };
  }

  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ends after what is running on %s, with exit code %d', async (signal, expected) => {
    const { code, printed, log } = await interrupt(signal);
    expect(printed).toContain(`${signal}: ends after what is running now`);
    expect(printed).toContain(`ended ${signal}`);
    expect({ code, log }).toEqual({ code: expected, log: 'done\n' });
  });

  it('ends at once on a second one, and says what goes on without it', async () => {
    const { code, printed, log } = await interrupt('SIGINT', 'SIGTERM');
    expect(printed).toMatch(/SIGTERM: ended at once\nansible-playbook \(process \d+\) goes on\nn1 still owe\n/);
    expect(printed).not.toContain('ended SIG');
    expect({ code, log }).toEqual({ code: 143, log: 'done\n' });
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
