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
for client in started.clients: client.acknowledge(probe.time.monotonic())
print(json.dumps({"told": started.stop(), "waits": waits}))
`;

it('tells the pause of clients that hang before whoever asks has gone', () => {
  const output = execFileSync('python3', ['-B', '-c', HANG]).toString();
  const { told, waits } = JSON.parse(output) as { told: { acknowledged: number; gap: number | null }; waits: number[] };
  expect(told).toMatchObject({ acknowledged: 2, errors: [] });
  expect(told.gap).not.toBeNull();
  expect(waits).toEqual([expect.any(Number), 0]);
});

/** The first five writes are acknowledged, half a second apart by the clock; then nobody answers any more. */
const GONE = `
import json, sys, threading, types
sys.path.insert(0, "playbooks/roles/pgbouncer/files/pg-handover")
sys.modules["psycopg2"] = types.SimpleNamespace(Error=OSError, connect=None)
import probe
probe.PAUSE_SECONDS, probe.MOST_ERRORS = 0, 20
now = [0]
probe.time = types.SimpleNamespace(monotonic=lambda: now[0], sleep=lambda _: None)
client = probe.Client({}, True)
def write():
    now[0] += 0.5
    if now[0] > 2.5:
        if now[0] >= 50: client.stopping.set()
        raise OSError("gone\\nin two lines")
client.write = write
client.run()
print(json.dumps({"acknowledged": client.acknowledged, "gaps": client.list_gaps(now[0]), "errors": client.errors}))
`;

it('keeps no more of a service that is away for hours than of one that is away for seconds', () => {
  const told = JSON.parse(execFileSync('python3', ['-B', '-c', GONE]).toString()) as { errors: readonly string[] };
  expect(told).toMatchObject({ acknowledged: 5, gaps: [0.5, 47.5] });
  expect(told.errors).toEqual(Array.from({ length: 20 }, () => 'gone'));
});
