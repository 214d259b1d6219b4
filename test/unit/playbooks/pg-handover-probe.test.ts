import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';

/** Both clients hang in a write. Prints how long each was waited for at the most, and what was told. */
const HANG = `
import json, sys, threading, types
class Hanging:
    def __enter__(self): return self
    def __exit__(self, *_): return False
    def cursor(self): return self
    def close(self): pass
    def execute(self, _):
        arrived.release()
        threading.Event().wait()
arrived = threading.Semaphore(0)
sys.modules["psycopg2"] = types.SimpleNamespace(Error=OSError, connect=lambda **_: Hanging())
sys.path.insert(0, "playbooks/roles/pgbouncer/files/pg-handover")
import probe
probe.CONNECT_SECONDS = 0.2
waits = []
class Client(probe.Client):
    def join(self, timeout):
        waits.append(timeout)
        super().join(timeout)
probe.Client = Client
started = probe.Probe({})
for client in started.clients: arrived.acquire()
for client in started.clients: client.acknowledged.append(probe.time.monotonic())
print(json.dumps({"told": started.stop(), "waits": waits}))
`;

it('tells the pause of clients that hang before whoever asks has gone', () => {
  const output = execFileSync('python3', ['-B', '-c', HANG]).toString();
  const { told, waits } = JSON.parse(output) as { told: { acknowledged: number; gap: number | null }; waits: number[] };
  expect(told).toMatchObject({ acknowledged: 2, errors: [] });
  expect(told.gap).not.toBeNull();
  expect(waits).toEqual([expect.any(Number), 0]);
});
