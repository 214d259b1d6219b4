import { createConnection } from 'node:net';
import type { Reach, ReachTarget } from '../core/apply/ports.ts';

const TIMEOUT_MS = 5_000;

/**
 * Asks for the SSH daemon's banner. An open port is not enough: the kernel of a frozen machine still accepts
 * connections, and Ansible would then wait for minutes on a multiplexed session.
 */
export function createReach(timeoutMs: number = TIMEOUT_MS): Reach {
  return { findObstacle: (target) => findObstacle(target, timeoutMs) };
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
