/**
 * An apply of five steps that is cut off at a random instant: the next one ends where an undisturbed one would have, each
 * effect proven, and no step that was proven before is run again. `CRASHES` says how often (1), `CRASH_SEED` which instants.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeCommand } from '../../actions/core/apply/report.ts';
import { makeRandom } from '../lib/random.ts';
import { addVars } from './edits.ts';
import { commandsOf, getOutput, inMeta, MetaCheckout, queryHost } from './meta-checkout.ts';

const TIMES = Number(process.env['CRASHES'] ?? 1);
const SEED = Number(process.env['CRASH_SEED'] ?? 1);
const MEMBERS = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
const META = '10.10.10.10';
const checkout = new MetaCheckout('e2e-crash');
const random = makeRandom(SEED);
let base: string;
/** Seconds that the five steps take undisturbed. */
let undisturbed: number;

const UNIT = 'ops-apply@sandbox.service';
/** One that a person starts, whose process is in `$apply`, and one that is the unit's. */
const BY_HAND = {
  start: 'RUNNER_TRACKING_ID=e2e-crash setsid scripts/ops apply --env sandbox > /tmp/crash.log 2>&1 & apply=$!',
  wait: 'timeout $1 tail --pid=$apply -f /dev/null',
  tell: 'wait $apply; cat /tmp/crash.log',
};
const BY_UNIT = {
  start: `begun=$(date +%s); sudo systemctl start --no-block ${UNIT}`,
  wait: `timeout $1 sh -c 'sleep 1; while systemctl is-active -q ${UNIT} || [ "$(systemctl show -P ActiveState ${UNIT})" = activating ]; do sleep 0.2; done'`,
  tell: `sudo journalctl -u ${UNIT} --since=@$begun -o cat --no-pager`,
};

interface Cut {
  readonly name: string;
  readonly by: typeof BY_HAND;
  /** Ends when all that it kills is dead. */
  readonly cut: string;
}

const CUTS: readonly Cut[] = [
  { name: 'the apply alone, so that its Ansible goes on', by: BY_HAND, cut: 'kill -KILL $apply' },
  { name: 'the apply and all below it', by: BY_HAND, cut: 'kill -KILL $apply $(descend $apply)' },
  {
    // Two signals that may be heeded, then all that has its mark.
    name: 'the job, as a runner of GitHub cancels it',
    by: BY_HAND,
    cut: `kill -INT $apply; wait_for 7.5 || { kill -TERM $apply; wait_for 2.5; } || kill -KILL $apply
for process in /proc/[0-9]*; do
  tr '\\0' '\\n' < $process/environ 2>/dev/null | grep -q '^RUNNER_TRACKING_ID=e2e-crash$' && kill -KILL \${process#/proc/}
done`,
  },
  { name: 'the unit, which is stopped after its step', by: BY_UNIT, cut: `sudo systemctl stop ${UNIT}` },
  { name: 'the unit, killed with all in it', by: BY_UNIT, cut: `sudo systemctl kill -s KILL ${UNIT}; wait_for 30` },
];

/** All five change with the number. */
async function mergeFive(number: number): Promise<void> {
  const rule = [
    'pg_hba_rules_extra:',
    `  - { title: crash, role: common, rules: ['host all all 10.81.${String(number)}.0/24 scram-sha-256'] }`,
  ];
  await checkout.edit('hosts/pg-test.yml', (text) =>
    addVars(...rule)(text.replace(/comment: business user.*/, `comment: business user, round ${String(number)}`)),
  );
  await checkout.edit('hosts/pg-meta.yml', addVars(...rule, `haproxy_client_timeout: ${String(30 + number)}h`));
  await checkout.edit('hosts/meta.yml', addVars(`prometheus_scrape_interval: ${String(10 + number)}s`));
  await checkout.edit('hosts/globals.yml', (text) =>
    text.replace('      - 10.10.10.13 node-3\n', (line) => `${line}      - 10.10.10.13 crash-${String(number)}\n`),
  );
  await checkout.merge(`five changes, round ${String(number)}`);
}

/** What each of the five has brought about. */
async function readEffects(): Promise<Readonly<Record<string, string>>> {
  const ofRules =
    "SELECT string_agg(address, ' ') FROM pg_hba_file_rules WHERE address LIKE '10.81.%' AND error IS NULL";
  const ofUser = "SELECT shobj_description(oid, 'pg_authid') FROM pg_roles WHERE rolname = 'test'";
  const rules = await Promise.all([...MEMBERS, META].map((host) => queryHost(host, ofRules)));
  return {
    rules: [...new Set(rules)].join(),
    comment: await queryHost(MEMBERS[0] ?? '', ofUser),
    timeout: await getOutput(`sudo grep -o 'timeout client .*' /etc/haproxy/haproxy.cfg`),
    interval: await getOutput(
      `curl -sf http://127.0.0.1:9090/api/v1/status/config | grep -o 'scrape_interval: [0-9]*s' | head -n 1`,
    ),
    names: await getOutput(`ssh -o BatchMode=yes ${MEMBERS[1] ?? ''} grep -o 'crash-.*' /etc/hosts`),
  };
}

function expectEffects(number: number): Promise<void> {
  const text = String(number);
  return expect(readEffects()).resolves.toEqual({
    rules: `10.81.${text}.0`,
    comment: `business user, round ${text}`,
    timeout: `timeout client ${String(30 + number)}h`,
    interval: `scrape_interval: ${String(10 + number)}s`,
    names: `crash-${text}`,
  });
}

/** The commands of the steps that the apply had called passed when it was cut. */
async function applyCut({ by, cut }: Cut, seconds: number): Promise<readonly string[]> {
  const { stdout } = await inMeta(`
cd ${checkout.folder}
descend() { for child in $(pgrep -P $1); do descend $child; echo $child; done; }
wait_for() { ${by.wait}; }
${by.start}
wait_for ${seconds.toFixed(1)} || { ${cut}
}
${by.tell}`);
  const passed = [...stdout.matchAll(/^(s\d+) passed in /gm)].map(([, id]) => id);
  return passed.map((id) => {
    const line = new RegExp(`^${String(id)} (\\S+\\.yml .*)$`, 'm').exec(stdout)?.[1];
    if (line === undefined) throw new Error(`no command of ${String(id)} in:\n${stdout}`);
    return line;
  });
}

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
  base = await checkout.git('rev-parse HEAD');
  await mergeFive(1);
  const report = await checkout.applyAll();
  expect(commandsOf(report)).toHaveLength(5);
  undisturbed = report.seconds;
  await expectEffects(1);
});

afterAll(async () => {
  await checkout.restore(base);
  await checkout.applyAll();
});

for (let time = 1; time <= TIMES; time += 1) {
  const cut = CUTS[time % CUTS.length];
  if (cut === undefined) throw new Error('there is no way to cut');
  const share = random.integer(1_000) / 1_000;
  it(`${String(time)} of ${String(TIMES)}: ${cut.name}, after ${(100 * share).toFixed(0)} % of its time`, async () => {
    await checkout.restore(base);
    await mergeFive(time + 1);
    const before = await applyCut(cut, share * undisturbed);
    const report = await checkout.applyAll();
    expect(report.owing).toEqual([]);
    await expectEffects(time + 1);
    const again = report.steps.filter(({ message }) => message === undefined);
    const commands = again.map(describeCommand);
    expect(
      commands.filter((command) => before.includes(command)),
      before.join('\n'),
    ).toEqual([]);
    expect(await checkout.applyAll()).toMatchObject({ steps: [], owing: [] });
  });
}
