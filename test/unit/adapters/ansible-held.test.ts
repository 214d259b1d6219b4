import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseEvents } from '../../../actions/core/apply/events.ts';
import { UnaskedRun } from '../../../actions/core/apply/unasked-run.ts';
import { writeProgram } from '../../lib/program.ts';
import { commit, first, folder, GUARDED, open, read, setUp, tearDown, goOnWith } from './fake-ansible.ts';

beforeEach(setUp);
afterEach(tearDown);

describe('an Ansible that is held', () => {
  const task = `'{"event": "task_start", "task": "early"}' >> "$OPS_EVENTS"`;
  const hold = () => {
    const ansible = open();
    return ansible.hold({ ...GUARDED, playbooksRoot: ansible.materialise(commit) });
  };
  const left = () => readdirSync(join(folder, 'work')).flatMap((name) => (name.startsWith('run-') ? [name] : []));
  const plays = () =>
    left()
      .flatMap((name) => readdirSync(join(folder, 'work', name)))
      .filter((name) => /^play-/.test(name));

  it('has said what it would run, and runs nothing until it is let go', async () => {
    goOnWith('touch "$out/ran"');
    const held = await hold();
    expect(held.listing).toEqual([{ hosts: ['n1'], tasks: [['work']] }]);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
    expect((await held.go()).exitCode).toBe(0);
    expect(existsSync(join(folder, 'ran'))).toBe(true);
  });

  it('ends without having run anything where it is not', async () => {
    goOnWith('touch "$out/ran"');
    await (await hold()).abandon();
    expect(existsSync(join(folder, 'ran'))).toBe(false);
    expect(plays()).toEqual([]);
  });

  it('ends with the process that held it', async () => {
    const program = writeProgram(
      folder,
      `
      import { openAnsible } from './actions/adapters/ansible.ts';
      const [folder, commit] = process.argv.slice(2);
      const quiet = { progress: { say: () => {} }, interruption: { signal: () => undefined, leave: () => {} } };
      const ansible = openAnsible({ repository: folder + '/repository', work: folder + '/work', logs: folder + '/logs', ...quiet });
      const run = { playbook: 'pgsql.yml', inventory: '/i', limit: 'n1', tags: [], vars: {}, hosts: ['n1'], delegates: [] };
      await ansible.hold({ ...run, descriptors: [], playbooksRoot: ansible.materialise(commit) });
      process.kill(process.pid, 'SIGKILL');`,
    );
    writeFileSync(join(folder, 'first'), 'echo $$ > "$out/pid"');
    goOnWith('touch "$out/ran"');
    spawnSync(process.execPath, [program, folder, commit], { env: { ...process.env } });
    const pid = read('pid').trim();
    while (existsSync(`/proc/${pid}/fd/0`)) await sleep(10);
    expect(existsSync(join(folder, 'ran'))).toBe(false);
  });

  it('is found out where it began before it was let go', async () => {
    first(`echo ${task}`);
    const events = parseEvents((await (await hold()).go()).events);
    expect(events.aborted).toMatch(/1 events were written before the run was let go/);
    await expect((await hold()).abandon()).rejects.toBeInstanceOf(UnaskedRun);
    first(`echo ${task}; exit 0`);
    await expect(hold()).rejects.toBeInstanceOf(UnaskedRun);
  });

  it('cannot be spoken for by another one, which does not know its word', async () => {
    goOnWith(`echo '{"event": "stats", "hosts": {"n1": {"ok": 1}}, "go": "guessed"}' >> "$OPS_EVENTS"`);
    const events = parseEvents((await (await hold()).go()).events);
    expect(events.recap).toBeUndefined();
    expect(events.aborted).toMatch(/or by another one/);
  });
});
