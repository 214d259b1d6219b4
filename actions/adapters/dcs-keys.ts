import type { DcsKeys } from '../core/operations/ports.ts';

const TIMEOUT_MS = 3_000;
const CLIENT_PORT = 2379;

/** The keys below a folder by etcd's JSON gateway: only the one cluster's, whatever the name of another begins with. */
export function createDcsKeys(): DcsKeys {
  return {
    count: (servers, folder) => askAny(servers, 'range', { ...below(folder), count_only: true }, 'count'),
    remove: (servers, folder) => askAny(servers, 'deleterange', below(folder), 'deleted'),
  };
}

/** From `/pg/pg-test/` to the first text that is above all that begin with it: `0` follows the slash. */
function below(folder: string): Readonly<Record<string, string>> {
  return { key: encode(`${folder}/`), range_end: encode(`${folder}0`) };
}

function encode(text: string): string {
  return Buffer.from(text).toString('base64');
}

async function askAny(
  servers: readonly string[],
  verb: string,
  body: object,
  field: string,
): Promise<number | undefined> {
  for (const server of servers) {
    try {
      const response = await fetch(`http://${server}:${String(CLIENT_PORT)}/v3/kv/${verb}`, {
        method: 'POST',
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!response.ok) continue;
      const answer = (await response.json()) as Readonly<Record<string, unknown>>;
      return Number(answer[field] ?? 0);
    } catch {
      continue;
    }
  }
  return undefined;
}
