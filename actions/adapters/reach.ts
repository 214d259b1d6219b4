import { spawnSync } from 'node:child_process';
import { createConnection } from 'node:net';
import type { Reach, ReachTarget } from '../core/apply/ports.ts';
import { assembleToolEnvironment } from './tool-environment.ts';

const TIMEOUT_MS = 5_000;

/**
 * Asks for the SSH daemon's banner. An open port is not enough: the kernel of a frozen machine still accepts
 * connections, and Ansible would then wait for minutes on a multiplexed session.
 */
export function createReach(timeoutMs: number = TIMEOUT_MS, ssh = 'ssh'): Reach {
  return {
    findObstacle: async (target) => {
      const obstacle = await findObstacle(target, timeoutMs);
      return obstacle === undefined || isLedElsewhere(target, ssh) ? undefined : obstacle;
    },
  };
}

/** By the configuration of SSH: through another host, or to another address. Then only Ansible itself can tell. */
function isLedElsewhere({ address, port }: ReachTarget, ssh: string): boolean {
  const asked = spawnSync(ssh, ['-G', '-p', String(port), '--', address], {
    ...{ encoding: 'utf8', timeout: TIMEOUT_MS, env: assembleToolEnvironment() },
  });
  if (asked.status !== 0) return false;
  const settings = new Map(
    asked.stdout.split('\n').map((line) => [line.split(' ')[0], line.split(' ').slice(1).join(' ')]),
  );
  const proxies = [settings.get('proxyjump'), settings.get('proxycommand')];
  return (
    proxies.some((proxy) => proxy !== undefined && proxy !== 'none') ||
    settings.get('hostname') !== address.toLowerCase()
  );
}

function findObstacle(target: ReachTarget, timeoutMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = createConnection({ host: target.address, port: target.port });
    const finish = (obstacle: string | undefined) => {
      socket.destroy();
      resolve(obstacle);
    };
    const where = `${target.address}:${String(target.port)}`;
    socket.setTimeout(timeoutMs, () => {
      finish(`no SSH answer from ${where} in ${String(timeoutMs / 1_000)} s`);
    });
    socket.once('error', (error) => {
      finish(error.message);
    });
    socket.once('data', (data) => {
      finish(data.toString('latin1').startsWith('SSH-') ? undefined : `${where} does not speak SSH`);
    });
    socket.once('close', () => {
      resolve(`${where} closed the connection`);
    });
  });
}
