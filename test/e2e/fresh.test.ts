/** What a fleet at rest looks like after an apply: everything is scraped, and nothing complains. */
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, it } from 'vitest';
import { getOutput, MetaCheckout, quote } from './meta-checkout.ts';

const HOSTS = ['10.10.10.10', '10.10.10.11', '10.10.10.12', '10.10.10.13'];
const UNITS = [
  'alertmanager',
  'etcd',
  'grafana-server',
  'haproxy',
  'nginx',
  'node_exporter',
  'patroni',
  'pg-follow-role',
  'pg_exporter',
  'pgbouncer',
  'pgbouncer_exporter',
  'prometheus',
  'vip-manager',
];
const REST_SECONDS = 60;
const ERROR_PRIORITY = 3;
/** What is written to standard error or output, the journal calls informational: each program has its own words. */
const COMPLAINT = new RegExp(
  [
    String.raw`Traceback \(most recent call last\)`,
    String.raw`\b(?:ERROR|FATAL|PANIC|CRITICAL): `,
    String.raw`\blevel=(?:error|crit|fatal)\b`,
    String.raw`"level":"(?:error|dpanic|panic|fatal)"`,
    String.raw`\[(?:error|crit|alert|emerg)\]`,
  ].join('|'),
);

/** Messages that are no fault, with the reason. */
const EXCEPTIONS: readonly { readonly unit: string; readonly message: RegExp; readonly reason: string }[] = [];

interface Entry {
  readonly host: string;
  readonly unit: string;
  readonly priority: number;
  readonly message: string;
}

interface Target {
  readonly scrapeUrl: string;
  readonly health: string;
  readonly lastError: string;
}

const checkout = new MetaCheckout('e2e-fresh');

async function readTargets(): Promise<readonly Target[]> {
  const answer = JSON.parse(await getOutput('curl -sS http://127.0.0.1:9090/api/v1/targets')) as {
    readonly data: { readonly activeTargets: readonly Target[] };
  };
  return answer.data.activeTargets;
}

async function readJournal(host: string, since: number): Promise<readonly Entry[]> {
  const units = UNITS.map((unit) => `-u ${unit}.service`).join(' ');
  const remote = `sudo journalctl ${units} --since=@${String(since)} -o json --no-pager`;
  const lines = await getOutput(`ssh -o BatchMode=yes ${host} ${quote(remote)}`);
  return lines
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => {
      const fields = JSON.parse(line) as Readonly<Record<string, unknown>>;
      return {
        host,
        unit: String(fields['UNIT'] ?? fields['_SYSTEMD_UNIT']).replace('.service', ''),
        priority: Number(fields['PRIORITY'] ?? ERROR_PRIORITY),
        message: readMessage(fields['MESSAGE']),
      };
    });
}

/** A message that is no text comes as a list of bytes. */
function readMessage(message: unknown): string {
  return Array.isArray(message) ? Buffer.from(message as number[]).toString() : String(message);
}

function isComplaint({ unit, priority, message }: Entry): boolean {
  if (EXCEPTIONS.some((exception) => exception.unit === unit && exception.message.test(message))) return false;
  return priority <= ERROR_PRIORITY || COMPLAINT.test(message);
}

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
});

it('every target of Prometheus is up', async () => {
  let down: readonly Target[] = [];
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const targets = await readTargets();
    down = targets.filter(({ health }) => health !== 'up');
    if (targets.length > 0 && down.length === 0) return;
    await sleep(1_000);
  }
  expect(down.map(({ scrapeUrl, health, lastError }) => `${scrapeUrl} ${health}: ${lastError}`)).toEqual([]);
  expect.unreachable('Prometheus has no targets');
});

it('every member tells its timeline', async () => {
  const timelines = await getOutput(
    `for host in ${HOSTS.join(' ')}; do curl -sS http://$host:8008/patroni | python3 -c 'import json, sys; print(json.load(sys.stdin)["timeline"])'; done`,
  );
  expect(timelines.split('\n')).toEqual(HOSTS.map(() => expect.stringMatching(/^\d+$/) as string));
});

it('no unit of ours complains while the fleet rests', async () => {
  await sleep(5_000); // what the apply's own end made
  const since = Number(await getOutput('date +%s'));
  await sleep(REST_SECONDS * 1_000);
  const journals = await Promise.all(HOSTS.map((host) => readJournal(host, since)));
  const complaints = journals.flat().filter(isComplaint);
  expect(complaints.map(({ host, unit, message }) => `${host} ${unit}: ${message}`)).toEqual([]);
  // Silence of a journal that could not be read proves nothing.
  for (const [index, journal] of journals.entries())
    expect(journal.filter(({ unit }) => unit === 'patroni').length, HOSTS[index]).toBeGreaterThan(0);
});
