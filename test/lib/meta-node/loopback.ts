/** Hosts that answer on loopback: SSH as far as its greeting, and Patroni of a cluster of one. */
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';

export function listen(server: Server, address: string, port = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, address, () => resolve((server.address() as AddressInfo).port));
  });
}

export function createSsh(): Server {
  return createServer((socket) => {
    socket.on('error', () => undefined);
    socket.end('SSH-2.0-fake\r\n');
  });
}

/** A cluster of one, in which all is well. */
export function createPatroni(host: string, cluster: string): Server {
  const name = `${cluster}-1`;
  const member = { name, host, role: 'leader', state: 'running', timeline: 1 };
  const own = { state: 'running', role: 'master', xlog: { location: 100 }, replication: [], patroni: { name } };
  return createHttpServer(({ url }, answer) => {
    const body = url === '/cluster' ? { members: [member] } : url === '/config' ? {} : own;
    answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
}
