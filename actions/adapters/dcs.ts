import type { Dcs, DcsServer } from '../core/patroni/types.ts';

const TIMEOUT_MS = 3_000;
const HEALTH_TIMEOUT_MS = 1_500;
const CLIENT_PORT = 2379;

/** etcd's v3 API through its JSON gateway. Nobody there is an answer too: undefined. */
export function createDcs(): Dcs {
  return {
    findValue: async (servers, key) => {
      for (const server of servers) {
        const value = await askEtcd(server, key);
        if (value !== undefined) return value;
      }
      return undefined;
    },
    readHealth: (servers) => Promise.all(servers.map(readHealth)),
  };
}

/** etcd answers 503 where it knows no leader: without a quorum, for one. */
async function readHealth(server: string): Promise<DcsServer> {
  try {
    const response = await fetch(`http://${server}:${String(CLIENT_PORT)}/health`, {
      signal: AbortSignal.timeout(HEALTH_TIMEOUT_MS),
    });
    const answer = (await response.json()) as { readonly health?: unknown };
    const isHealthy = response.ok && String(answer.health) === 'true';
    return { server, state: isHealthy ? 'healthy' : 'unhealthy' };
  } catch {
    return { server, state: 'silent' };
  }
}

async function askEtcd(server: string, key: string): Promise<string | undefined> {
  try {
    const response = await fetch(`http://${server}:${String(CLIENT_PORT)}/v3/kv/range`, {
      method: 'POST',
      body: JSON.stringify({ key: Buffer.from(key).toString('base64') }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const answer = (await response.json()) as { readonly kvs?: readonly { readonly value?: string }[] };
    const value = answer.kvs?.[0]?.value;
    return value === undefined ? undefined : Buffer.from(value, 'base64').toString();
  } catch {
    return undefined;
  }
}
