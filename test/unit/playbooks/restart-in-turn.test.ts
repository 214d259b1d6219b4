import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseEvents } from '../../../actions/core/apply/events.ts';
import { findAnsiblePython } from '../../lib/ansible.ts';

const python = findAnsiblePython();
const ROOT = process.cwd();
const HOSTS = ['a', 'b', 'c'];
/** The role's way to ask: one after the other, each after those before it. */
const PLAY = `
- hosts: all
  gather_facts: false
  tasks:
    - name: Restart
      restart_in_turn:
        unit: "unit-{{ inventory_hostname }}"
        serves: "http://127.0.0.1:{{ port }}/health"
        before: "{{ ansible_play_hosts_all[:ansible_play_hosts_all.index(inventory_hostname)] | map('extract', hostvars, 'port') | map('regex_replace', '^(.*)$', 'http://127.0.0.1:\\\\1/health') | list }}"
        timeout: 1
        soak: 1
      throttle: 1
`;

describe.skipIf(python === undefined)('units that restart in turn', { timeout: 120_000 }, () => {
  let folder: string;
  let servers: Server[];
  let restarted: string[];
  /** Hosts whose unit calls itself unhealthy after its restart. */
  let sick: Set<string>;
  /** Hosts whose unit serves after its restart, and a moment later does not. */
  let fading: Set<string>;
  let programs = 0;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'in-turn-'));
    [servers, restarted, sick, fading] = [[], [], new Set(), new Set()];
    const asked = new Map<string, number>();
    const listed: string[] = [];
    for (const host of HOSTS) {
      const port = await listen(() => {
        if (!restarted.includes(host)) return { health: 'true' };
        asked.set(host, (asked.get(host) ?? 0) + 1);
        return { health: String(!sick.has(host) && !(fading.has(host) && (asked.get(host) ?? 0) > 1)) };
      });
      listed.push(`    ${host}: { port: ${String(port)} }`);
    }
    programs = await listen((body) => {
      restarted.push((JSON.parse(body) as { arguments: string[] }).arguments[1]?.replace('unit-', '') ?? '');
      return { code: 0, output: '' };
    });
    mkdirSync(join(folder, 'bin'));
    const program = readFileSync(join(ROOT, 'test/lib/restart/program.py'), 'utf8');
    writeFileSync(join(folder, 'bin/systemctl'), `#!${python ?? ''}\n${program}`);
    chmodSync(join(folder, 'bin/systemctl'), 0o755);
    writeFileSync(join(folder, 'play.yml'), PLAY);
    writeFileSync(
      join(folder, 'hosts.yml'),
      `all:\n  hosts:\n${listed.join('\n')}\n  vars: { ansible_connection: local, ansible_python_interpreter: ${python ?? ''} }\n`,
    );
  });

  afterEach(() => {
    for (const server of servers) server.close();
    rmSync(folder, { recursive: true });
  });

  async function listen(answer: (body: string) => object): Promise<number> {
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => response.end(JSON.stringify(answer(body))));
    });
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  /** Message of each host whose restart failed. */
  function run(): Promise<Readonly<Record<string, string>>> {
    const env = {
      ...process.env,
      ...{
        ANSIBLE_CONFIG: join(ROOT, 'ansible.cfg'),
        OPS_EVENTS: join(folder, 'events'),
        ANSIBLE_STDOUT_CALLBACK: 'ops_guard',
      },
      ...{ PATH: `${join(folder, 'bin')}:${process.env['PATH'] ?? ''}` },
      FAKE_PROGRAMS: `http://127.0.0.1:${String(programs)}/`,
    };
    const given = ['-i', join(folder, 'hosts.yml'), join(folder, 'play.yml')];
    return new Promise((resolve, reject) => {
      execFile(join(dirname(python ?? ''), 'ansible-playbook'), given, { env }, (error, stdout, stderr) => {
        if ((error !== null && error.code !== 2) || !existsSync(join(folder, 'events'))) {
          reject(new Error(`${stdout}${stderr}`));
          return;
        }
        const { results } = parseEvents(readFileSync(join(folder, 'events'), 'utf8'));
        const failed = results.filter(({ status }) => status === 'failed');
        resolve(Object.fromEntries(failed.map(({ host, message }) => [host, message])));
      });
    });
  }

  it('restart one after the other', async () => {
    expect(await run()).toEqual({});
    expect(restarted).toEqual(HOSTS);
  });

  it('end at one that was back and does not serve any more after its soak', async () => {
    fading.add('b');
    const failed = await run();
    expect(restarted).toEqual(['a', 'b']);
    expect(failed['b']).toMatch(/^unit-b was back, and 1 s later http:.* does not answer$/);
  });

  it('end at the first that does not serve again', async () => {
    sick.add('b');
    const failed = await run();
    expect(restarted).toEqual(['a', 'b']);
    expect(Object.keys(failed)).toEqual(['b', 'c']);
    expect(failed['b']).toMatch(/^unit-b did not come back: http:.* does not answer after 1 s$/);
    expect(failed['c']).toMatch(/^unit-c is not restarted, because the one before it is not back: http:/);
  });
});
