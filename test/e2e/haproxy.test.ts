/** What is done to servers of HAProxy by hand: seen by the proof, and undone by a reload unless somebody holds it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { getOutput, inMeta, MetaCheckout, quote } from './meta-checkout.ts';

const HOST = '10.10.10.12';
const checkout = new MetaCheckout('e2e-haproxy');

function onHost(command: string): Promise<string> {
  return getOutput(`ssh -o BatchMode=yes ${HOST} ${quote(command)}`);
}

/** Python that runs on the host as root, with `ask(command)` for HAProxy's admin socket. */
function runPython(script: string): Promise<string> {
  const head = `
import socket, subprocess, time
def ask(command):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect("/run/haproxy/admin.sock")
        connection.sendall(command.encode() + b"\\n")
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()
`;
  return onHost(`sudo python3 -c ${quote(head + script)}`);
}

/** Names of the servers of the primary service that are up at any moment of a reload, and of three seconds after it. */
const WATCH = `
reload = subprocess.Popen(["systemctl", "reload", "haproxy"])
up, deadline = set(), time.monotonic() + 3
while time.monotonic() < deadline:
    try:
        rows = [line.split(",") for line in ask("show stat").splitlines() if line.startswith("pg-test-primary,pg-test-")]
    except OSError:
        continue
    up |= {row[1] for row in rows if row[17].startswith("UP")}
    time.sleep(0.01)
print(",".join(sorted(up)))
`;

/** Words of the proof, '' where it passes. */
async function prove(): Promise<string> {
  const playbook = `ansible-playbook -i inventory/sandbox/hosts playbooks/prove.yml -l ${HOST} -t haproxy`;
  const { code, stdout } = await inMeta(`cd ${checkout.folder} && ${playbook}`);
  return code === 0 ? '' : stdout;
}

const reload = () => onHost('sudo systemctl reload haproxy');

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
});

afterAll(async () => {
  await onHost('sudo rm -f /run/haproxy/held');
  await reload();
});

it.each([
  ['set server pg-test-replica/pg-test-3 state maint', 'pg-test-replica/pg-test-3 is in maintenance'],
  ['set server check-replica/pg-test-2 state maint', 'check-replica/pg-test-2 is in maintenance'],
  ['set server pg-test-default/pg-test-2 state drain', 'pg-test-default/pg-test-2 is drained'],
  ['disable health check-primary/pg-test-1', 'check-primary/pg-test-1 is not checked'],
])('"%s" is told, and undone by a reload', async (command, told) => {
  await runPython(`print(ask(${JSON.stringify(command)}))`);
  expect(await prove()).toContain(told);
  await reload();
  expect(await prove()).toBe('');
});

it('a server that somebody holds is left alone', async () => {
  await runPython('ask("set server pg-test-replica/pg-test-3 state maint")');
  await onHost('echo pg-test-replica/pg-test-3 | sudo tee /run/haproxy/held');
  expect(await prove()).toBe('');
  await reload();
  await onHost('sudo rm /run/haproxy/held');
  expect(await prove()).toContain('pg-test-replica/pg-test-3 is in maintenance');
  await reload();
  expect(await prove()).toBe('');
});

it('only the leader is up in the primary service at any moment of a reload', async () => {
  const { leader } = await checkout.readCluster('pg-test');
  expect(await runPython(WATCH)).toBe(leader);
});
