import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReach } from '../../../actions/adapters/reach.ts';

let folder: string;
let server: Server;
let banner: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ops-reach-'));
  banner = 'SSH-2.0-test\r\n';
  server = createServer((socket) => socket.on('error', () => undefined).end(banner));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

/** What is in the way to the server, where `ssh -G` prints these lines. */
async function find(...lines: readonly string[]): Promise<string | undefined> {
  const ssh = join(folder, 'ssh');
  writeFileSync(ssh, `#!/bin/sh\ncat <<END\n${lines.join('\n')}\nEND\n`, { mode: 0o755 });
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return createReach(2_000, ssh).findObstacle({ host: 'a', address: '127.0.0.1', port });
}

describe('a host', () => {
  it('is there where an SSH daemon answers', async () => {
    expect(await find('hostname 127.0.0.1')).toBeUndefined();
  });

  it('is not, where something else does', async () => {
    banner = 'HTTP/1.1 400\r\n';
    expect(await find('hostname 127.0.0.1', 'proxycommand none')).toContain('does not speak SSH');
  });

  it.each([
    ['through another host', ['hostname 127.0.0.1', 'proxyjump bastion']],
    ['by a command', ['hostname 127.0.0.1', 'proxycommand nc -X 5 %h %p']],
    ['to another address', ['hostname 192.0.2.7']],
  ])('is for Ansible to reach, where the configuration of SSH leads %s', async (_, lines) => {
    banner = 'no daemon\r\n';
    expect(await find(...lines)).toBeUndefined();
  });

  it('is not there where there is no SSH to ask either', async () => {
    banner = 'no daemon\r\n';
    const reach = createReach(2_000, join(folder, 'nothing'));
    expect(await reach.findObstacle({ host: 'a', address: '127.0.0.1', port: 1 })).toContain('ECONNREFUSED');
  });
});
