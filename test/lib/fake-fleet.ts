/** Patronis on 127.0.0.1, one port a member, for what asks many clusters at once. Some of them take connections and say nothing. */
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface FakeFleet {
  /** An Ansible inventory in YAML. */
  readonly inventory: string;
  readonly silent: readonly string[];
  readonly close: () => void;
}

const MEMBERS = 3;

export async function openFakeFleet(clusters: number, silentMembers: number): Promise<FakeFleet> {
  const servers: Server[] = [];
  const lines: string[] = ['all:', '  children:'];
  const silent: string[] = [];
  for (let number = 1; number <= clusters; number++) {
    const cluster = `pg-${String(number)}`;
    lines.push(`    ${cluster}:`, `      vars: { pg_cluster: ${cluster} }`, '      hosts:');
    for (let seq = 1; seq <= MEMBERS; seq++) {
      // Replicas of different clusters: each of these still has its leader.
      const isSilent = seq === MEMBERS && number <= silentMembers;
      if (isSilent) silent.push(`${cluster}-${String(seq)}`);
      const server = createServer((request, response) => {
        if (isSilent) return;
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify(answer(request.url ?? '', cluster, seq, number <= silentMembers)));
      });
      servers.push(server);
      const port = await listen(server);
      const own = `{ ansible_host: 127.0.0.1, patroni_port: ${String(port)}, pg_seq: ${String(seq)} }`;
      lines.push(`        ${cluster}-host-${String(seq)}: ${own}`);
    }
  }
  const close = () => {
    for (const server of servers) {
      server.close();
      server.closeAllConnections();
    }
  };
  return { inventory: `${lines.join('\n')}\n`, silent, close };
}

function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function answer(path: string, cluster: string, seq: number, lastIsSilent: boolean): unknown {
  const names = Array.from({ length: MEMBERS }, (_, index) => `${cluster}-${String(index + 1)}`);
  if (path === '/config') return { ttl: 30, loop_wait: 10 };
  if (path === '/history') return [];
  if (path === '/cluster') {
    return {
      members: names.map((name, index) => ({ name, role: index === 0 ? 'leader' : 'replica', state: 'running' })),
    };
  }
  const base = { state: 'running', timeline: 1, patroni: { version: '3.0.2', scope: cluster } };
  if (seq > 1) return { ...base, role: 'replica', xlog: { received_location: 100, replayed_location: 100 } };
  const replication = names
    .slice(1, lastIsSilent ? -1 : undefined)
    .map((name) => ({ application_name: name, state: 'streaming' }));
  return { ...base, role: 'master', xlog: { location: 100 }, replication };
}
