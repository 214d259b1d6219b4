/** Changes the Patroni of the sandbox's members for a newer one, and back, as an upgrade by hand does: paused, one by one. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const PACKAGES = join(import.meta.dirname, 'patroni-4.txt');
const FOLDER = '/opt/e2e-patroni';
const DROP_IN = '/etc/systemd/system/patroni.service.d/e2e-patroni.conf';
const UNIT = `[Service]
Environment=PYTHONPATH=${FOLDER}
ExecStart=
ExecStart=/usr/bin/python3 -m patroni /etc/patroni/patroni.yml`;
const SEEN_MS = 60_000;

function run(container: string, script: string): string {
  return execFileSync('docker', ['exec', container, 'bash', '-c', script], { encoding: 'utf8' });
}

interface Word {
  readonly pause?: boolean;
  readonly patroni: { readonly version: string };
}

/** What Patroni says of itself and its PostgreSQL; undefined while it does not answer. */
function readWord(container: string): Word | undefined {
  const text = run(container, 'curl -s -m 2 http://127.0.0.1:8008/patroni || true');
  return text === '' ? undefined : (JSON.parse(text) as Word);
}

async function untilEach(containers: readonly string[], isDone: (word: Word) => boolean, what: string): Promise<void> {
  const deadline = Date.now() + SEEN_MS;
  for (const container of containers) {
    for (;;) {
      const word = readWord(container);
      if (word !== undefined && isDone(word)) break;
      if (Date.now() > deadline) throw new Error(`${what}: ${container} says ${JSON.stringify(word)}`);
      await sleep(500);
    }
  }
}

/** Ends when each member has seen it: the PostgreSQL of one that has not stops with its Patroni. */
async function setPause(containers: readonly string[], paused: boolean): Promise<void> {
  const patch = `curl -sfS -u dbuser_monitor:DBUser.Monitor -X PATCH -d '{"pause": ${paused ? 'true' : 'null'}}'`;
  run(containers[0] ?? '', `${patch} http://127.0.0.1:8008/config >/dev/null`);
  await untilEach(containers, ({ pause = false }) => pause === paused, paused ? 'pause' : 'resume');
}

async function restartAll(containers: readonly string[], isWanted: (version: string) => boolean): Promise<void> {
  await setPause(containers, true);
  for (const container of containers) {
    run(container, 'systemctl daemon-reload && systemctl restart patroni');
    await untilEach([container], ({ patroni }) => isWanted(patroni.version), 'version');
  }
  await setPause(containers, false);
}

const isNew = (version: string) => version.startsWith('4.');

/** PostgreSQL goes on running meanwhile. Needs the network of the machine that runs the test, not the members'. */
export async function useNewPatroni(containers: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-patroni-'));
  try {
    const pip = `${process.env['OPS_TEST_TOOLS'] ?? ''}/bin/pip`;
    const flags = ['--quiet', '--disable-pip-version-check', '--require-hashes', '--no-deps', '--only-binary', ':all:'];
    execFileSync(pip, ['install', ...flags, '--target', folder, '-r', PACKAGES], { stdio: 'inherit' });
    for (const container of containers) {
      run(container, `rm -rf ${FOLDER}; mkdir -p ${FOLDER} $(dirname ${DROP_IN})`);
      execFileSync('docker', ['cp', '-q', `${folder}/.`, `${container}:${FOLDER}`], { stdio: 'ignore' });
      run(container, `chmod -R a+rX ${FOLDER}; printf '%s\\n' '${UNIT}' > ${DROP_IN}`);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  await restartAll(containers, isNew);
}

export async function usePackagedPatroni(containers: readonly string[]): Promise<void> {
  for (const container of containers) run(container, `rm -rf $(dirname ${DROP_IN})`);
  await restartAll(containers, (version) => !isNew(version));
  for (const container of containers) run(container, `rm -rf ${FOLDER}`);
}
