/** A server that dies in the middle of an answer is one that does not answer: it is asked again, and nothing ends by it. */
import { execFile } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { promisify } from 'node:util';
import { afterEach, expect, it } from 'vitest';

let server: Server;
afterEach(() => server.close());

const ANSWERS = [
  ['half of its head', 'HTTP/1.1 2'],
  ['no head of HTTP', 'good morning\r\n\r\n'],
  ['half of its body', 'HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"members": ['],
] as const;

const PROGRAM = `
import json, sys
sys.dont_write_bytecode = True
url = sys.argv[1]
for folder in ("playbooks/module_utils", "playbooks/roles/pgbouncer/files/pg-handover"): sys.path.insert(0, folder)
import leadership, ops_patroni
follow = {}
with open("playbooks/roles/patroni/files/pg-follow-role") as file: exec(file.read().removesuffix("main()\\n"), follow)
patroni = ops_patroni.Patroni({"restapi": {"connect_address": url.removeprefix("http://")}})
print(json.dumps({
    "leader": leadership.find_leader({"one": url}),
    "member": patroni.ask("/patroni"),
    "restart": patroni.restart(5, False),
    "role": follow["ask_role"](url),
}))
`;

async function askEverybody(answer: string): Promise<unknown> {
  server = createServer((socket) => {
    socket.once('data', () => socket.end(answer));
    socket.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  const { stdout } = await promisify(execFile)('python3', ['-c', PROGRAM, url]);
  return JSON.parse(stdout);
}

it.each(ANSWERS)('%s', async (_, answer) => {
  // A head that is whole has a status, which is all that some of them ask for.
  const isWhole = answer.startsWith('HTTP/1.1 200');
  expect(await askEverybody(answer)).toMatchObject({
    ...{
      leader: isWhole ? 'one' : null,
      member: null,
      restart: [0, expect.any(String)],
      role: isWhole ? 'primary' : null,
    },
  });
});

it('half of why a restart is refused', async () => {
  const answer = 'HTTP/1.1 503 Service Unavailable\r\nContent-Length: 100\r\n\r\nrestart fai';
  const told = { leader: null, member: null, restart: [503, 'restart fai'], role: 'replica' };
  expect(await askEverybody(answer)).toEqual(told);
});
