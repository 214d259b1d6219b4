/** Watchers on the members of pg-test, which tell who took writes at what time, and what is left of them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getOutput, inMeta, quote } from '../meta-checkout.ts';

const PROGRAM = readFileSync(join(import.meta.dirname, 'member-watch.py')).toString('base64');
const FOLDER = '/var/lib/e2e-watch';
const UNIT = 'e2e-watch';
/** It starts again with its host. */
const UNIT_FILE = `[Service]
ExecStart=/usr/bin/python3 ${FOLDER}/watch.py ${FOLDER}/log
Restart=always
[Install]
WantedBy=multi-user.target
`;

interface Write {
  readonly begin: number;
  readonly end: number;
  readonly timeline: number;
  readonly row: string;
}

interface Reign extends Pick<Write, 'timeline' | 'begin' | 'end'> {
  readonly host: string;
  readonly rows: readonly string[];
}

export interface Watched {
  /** Who took writes on which timeline, from the first to the last that was acknowledged, by time. */
  readonly reigns: readonly Reign[];
  /** Seconds in which two members took writes: the last write of one began after the first of the next was acknowledged. */
  readonly bothWrote: number;
  /** Seconds in which two members at once said that they are no replica. */
  readonly bothSaid: number;
  /** Rows that were acknowledged and that the leader does not have, by host. */
  readonly lost: Readonly<Record<string, number>>;
}

const onHost = (host: string, command: string) =>
  getOutput(`ssh -o BatchMode=yes -o ConnectTimeout=5 ${host} ${quote(command)}`);

export async function startWatch(hosts: readonly string[], leader: string): Promise<void> {
  const sql = 'DROP TABLE IF EXISTS e2e_watch; CREATE TABLE e2e_watch (row text); ALTER TABLE e2e_watch OWNER TO test';
  await onHost(leader, `cd / && sudo -u postgres psql -XAtq -d test -h /var/run/postgresql -c ${quote(sql)}`);
  const unit = Buffer.from(UNIT_FILE).toString('base64');
  const install = [
    `sudo rm -rf ${FOLDER} && sudo mkdir ${FOLDER}`,
    `echo ${PROGRAM} | base64 -d | sudo tee ${FOLDER}/watch.py >/dev/null`,
    `echo ${unit} | base64 -d | sudo tee /etc/systemd/system/${UNIT}.service >/dev/null`,
    `sudo systemctl daemon-reload && sudo systemctl enable --now --quiet ${UNIT}`,
  ].join(' && ');
  await Promise.all(hosts.map((host) => onHost(host, install)));
}

export async function endWatch(hosts: readonly string[], leader: string): Promise<Watched> {
  const remove = `sudo systemctl disable --now --quiet ${UNIT}; sudo cat ${FOLDER}/log`;
  const logs = await Promise.all(hosts.map(async (host) => ({ host, log: await onHost(host, remove) })));
  const rows = `cd / && sudo -u postgres psql -XAtq -d test -h /var/run/postgresql -c ${quote('SELECT row FROM e2e_watch')}`;
  const present = new Set((await onHost(leader, rows)).split('\n'));
  return { ...judgeWatch(logs), lost: countLost(logs, present) };
}

/** Where a test ends in the middle. */
export async function removeWatch(hosts: readonly string[]): Promise<void> {
  const remove = `sudo systemctl disable --now --quiet ${UNIT}; sudo rm -rf ${FOLDER} /etc/systemd/system/${UNIT}.service`;
  for (const host of hosts) await inMeta(`ssh -o BatchMode=yes ${host} ${quote(remove)}`);
}

interface Log {
  readonly host: string;
  readonly log: string;
}

type Line =
  ({ readonly kind: 'wrote' } & Write) | { readonly kind: 'asked'; readonly at: number; readonly recovery: boolean };

/** The last line of a host that was killed may be half a line. */
function readLines({ log }: Log): readonly Line[] {
  return log
    .split('\n')
    .flatMap((line) => (line.endsWith('}') && line.startsWith('{') ? [JSON.parse(line) as Line] : []));
}

function readWrites(log: Log): readonly Write[] {
  return readLines(log).filter((line) => line.kind === 'wrote');
}

function countLost(logs: readonly Log[], present: ReadonlySet<string>): Readonly<Record<string, number>> {
  const counts = logs.map((log) => [log.host, readWrites(log).filter(({ row }) => !present.has(row)).length] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

export function judgeWatch(logs: readonly Log[]): Omit<Watched, 'lost'> {
  const reigns = logs.flatMap(findReigns).sort((one, other) => one.begin - other.begin);
  const said = logs.map((log) => readLines(log).filter((line) => line.kind === 'asked'));
  return { reigns, bothWrote: sumOverlaps(reigns), bothSaid: countBoth(said.map(findTicks)) };
}

function findReigns(log: Log): readonly Reign[] {
  const byTimeline = new Map<number, Write[]>();
  for (const write of readWrites(log)) {
    const known = byTimeline.get(write.timeline);
    if (known === undefined) byTimeline.set(write.timeline, [write]);
    else known.push(write);
  }
  return [...byTimeline].map(([timeline, writes]) => ({
    ...{ host: log.host, timeline, rows: writes.map(({ row }) => row) },
    begin: Math.min(...writes.map(({ end }) => end)),
    end: Math.max(...writes.map(({ begin }) => begin)),
  }));
}

/** The same host on its next timeline is no second one. */
function sumOverlaps(reigns: readonly Reign[]): number {
  let seconds = 0;
  reigns.forEach((one, index) => {
    for (const other of reigns.slice(index + 1))
      if (other.host !== one.host) seconds += Math.max(0, Math.min(one.end, other.end) - other.begin);
  });
  return Number(seconds.toFixed(3));
}

const TICK_SECONDS = 0.1;
type Asked = Extract<Line, { readonly kind: 'asked' }>;

function findTicks(asked: readonly Asked[]): ReadonlySet<number> {
  return new Set(asked.filter(({ recovery }) => !recovery).map(({ at }) => Math.floor(at / TICK_SECONDS)));
}

function countBoth(ticks: readonly ReadonlySet<number>[]): number {
  const all = new Set(ticks.flatMap((one) => [...one]));
  const both = [...all].filter((tick) => ticks.filter((one) => one.has(tick)).length > 1).length;
  return Number((both * TICK_SECONDS).toFixed(1));
}
