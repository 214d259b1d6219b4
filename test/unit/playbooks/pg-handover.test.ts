import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const ROOT = process.cwd();
const PROGRAM = join(ROOT, 'playbooks/roles/pgbouncer/files/pg-handover');
const PROXY = {
  ...{
    checks: ['check-primary'],
    pooled: ['pg-test-primary'],
    direct: ['pg-test-default'],
    others: ['pg-test-replica'],
  },
};
const ORDER = {
  ...{ id: 'one', from: 'pg-test-1', to: 'pg-test-2', databases: ['test'], cut: [] },
  target: { host: '10.10.10.12', port: 5432 },
  ...{ proxy: PROXY, urls: { 'pg-test-2': 'http://127.0.0.1:1' }, seconds: 20, pauseSeconds: 2, drainSeconds: 600 },
};
const ARM = { do: 'arm', order: ORDER };
const [HOLD, RELEASE, TICK] = [{ do: 'hold' }, { do: 'release' }, { do: 'tick' }];
const DIED = { later: 21 };

const MOVED = [
  'set server pg-test-default/pg-test-1 state maint',
  'set server pg-test-primary/pg-test-1 state drain',
  'set server pg-test-replica/pg-test-1 state drain',
  'enable health check-primary/pg-test-2',
  'set server check-primary/pg-test-2 health up',
];
const backTo = (health: string) => [
  'enable health check-primary/pg-test-1',
  `set server check-primary/pg-test-1 health ${health}`,
  'set server pg-test-primary/pg-test-1 state ready',
  'set server pg-test-default/pg-test-1 state ready',
  'set server pg-test-replica/pg-test-1 state ready',
];

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'handover-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** What pgbouncer, HAProxy and systemd were asked in each step. */
function drive(...steps: readonly object[]): readonly (readonly string[])[] {
  const input = steps.map((step) => JSON.stringify(step)).join('\n');
  const program = join(ROOT, 'test/lib/handover/drive.py');
  const output = execFileSync('python3', ['-B', program, PROGRAM, folder], {
    input,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  return output
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as string[]);
}

const readHeld = () => readFileSync(join(folder, 'held'), 'utf8').trim();

describe('a host in a handover', () => {
  it('arms its timer before it touches anything, and keeps the leaving leader up while pools wait', () => {
    expect(drive(ARM, HOLD)).toEqual([
      ['timer armed'],
      ['disable health check-primary/pg-test-1', 'PAUSE test', 'point test at 10.10.10.12'],
    ]);
    expect(readHeld().split('\n')).toContain('pg-test-primary/pg-test-1');
  });

  it('lets clients go on before it tells HAProxy', () => {
    expect(drive(ARM, HOLD, { set: { leader: 'pg-test-2' } }, RELEASE)[2]).toEqual(['RESUME "test"', ...MOVED]);
  });

  it('tells to whom its pool is lent, and for how long', () => {
    const lent = { do: 'lent' };
    const told = drive(lent, ARM, HOLD, { set: { leader: 'pg-test-2', clients: 1 } }, RELEASE, { later: 10 }, lent);
    expect([told[0], told.at(-1)]).toEqual([['lent to nobody'], ['lent to pg-test-2 for 590 s']]);
  });

  it('points nothing elsewhere while transactions are open, and is as before when it is called off', () => {
    expect(drive(ARM, { set: { open: ['test'] } }, HOLD, { do: 'call_off' }).slice(1)).toEqual([
      ['disable health check-primary/pg-test-1', 'PAUSE test'],
      ['point home', 'RESUME "test"', ...backTo('up'), 'timer disarmed'],
    ]);
    expect(readHeld()).toBe('');
  });

  it('takes part in one handover at a time, and in none that it does not know', () => {
    expect(drive(ARM, ARM, { do: 'settle' }, HOLD).map((asked) => asked.at(-1))).toEqual([
      'timer armed',
      'refused: a handover to pg-test-2 is at work on this host',
      'timer disarmed',
      'refused: the handover is not at work on this host any more',
    ]);
  });
});

describe('a host that hears nothing more', () => {
  it('waits until nobody has renewed it for as long as was said', () => {
    expect(drive(ARM, HOLD, { later: 19 }, TICK)[2]).toEqual([]);
  });

  it('is as before where leadership has not moved', () => {
    expect(drive(ARM, HOLD, DIED, TICK)[2]).toEqual(['point home', 'RESUME "test"', ...backTo('up'), 'timer disarmed']);
  });

  it('lets clients go on with the new leader where that leads', () => {
    expect(drive(ARM, HOLD, { set: { leader: 'pg-test-2' } }, DIED, TICK)[2]).toEqual(['RESUME "test"', ...MOVED]);
  });

  it('ends the sessions of its pools where a third member leads', () => {
    expect(drive(ARM, HOLD, { set: { leader: 'pg-test-3' } }, DIED, TICK)[2]).toEqual([
      ...['point home', 'RESUME "test"', 'KILL "test"', 'RESUME "test"'],
      ...[...backTo('down'), 'timer disarmed'],
    ]);
  });

  it.each([
    ['pg-test-3', backTo('down'), ['point home', 'RESUME "test"', 'KILL "test"', 'RESUME "test"']],
    ['pg-test-2', MOVED, ['RESUME "test"']],
  ])('asks HAProxy alone again where that did not do what it was asked, while %s leads', (leader, proxy, pools) => {
    const denied = { set: { leader, faults: { 'pg-test-default': 'Permission denied' } } };
    const asked = drive(ARM, HOLD, denied, DIED, TICK, { set: { faults: {} } }, TICK);
    expect(asked[2]?.slice(0, pools.length)).toEqual(pools);
    expect(asked[2]?.at(-1)).toBe('HAProxy did not do it');
    expect(asked[3]?.filter((one) => one !== 'timer disarmed')).toEqual(proxy);
  });

  it('keeps nobody waiting where nobody leads', () => {
    expect(drive(ARM, HOLD, { set: { leader: null } }, DIED, TICK)[2]?.slice(0, 2)).toEqual([
      'point home',
      'RESUME "test"',
    ]);
  });
});

describe('sessions that a host ends', () => {
  const ENDED = { do: 'ended' };
  const MET = { set: { leader: 'pg-test-2', sessions: 2, clients: 3 } };

  it('are counted for whoever lets go, of databases that could not be held', () => {
    const arm = { do: 'arm', order: { ...ORDER, cut: ['test'], databases: [] } };
    const asked = drive(arm, HOLD, MET, RELEASE, ENDED);
    expect([asked[2]?.at(-1), asked[3]]).toEqual(['cut 3', ['3 of pg-test-1 by pgbouncer']]);
  });

  it('are counted for whoever calls it off, where a third member leads', () => {
    const asked = drive(ARM, HOLD, { set: { leader: 'pg-test-3', clients: 3 } }, { do: 'call_off' }, ENDED);
    expect([asked[2]?.at(-1), asked[3]]).toEqual(['cut 3', ['3 of pg-test-1 by pgbouncer']]);
  });

  it('are kept for the next look where the limit ends them, when nobody is there to be told', () => {
    const asked = drive(ARM, HOLD, MET, RELEASE, ENDED, { later: 604 }, TICK, ENDED);
    expect(asked[3]).toEqual([]);
    expect(asked[4]?.at(-1)).toBe('timer disarmed');
    expect(asked[5]).toEqual(['2 of pg-test-1 by HAProxy', '3 of pg-test-1 by pgbouncer']);
  });

  it.each([
    ['has no room', { 'ended.json.new': null }],
    ['cannot be read', { 'ended.json': '{"half' }],
  ])('end all the same where their count %s, and all is put back', (_, write) => {
    const asked = drive(ARM, { write }, HOLD, MET, RELEASE, { later: 604 }, TICK);
    expect(asked.at(-1)).toEqual([
      'shutdown sessions server pg-test-primary/pg-test-1',
      'shutdown sessions server pg-test-replica/pg-test-1',
      ...[...backTo('down'), 'KILL "test"', 'RESUME "test"', 'point home', 'timer disarmed'],
    ]);
  });

  it('are not told where none were left', () => {
    const asked = drive(ARM, HOLD, MET, RELEASE, { set: { sessions: 0, clients: 0 } }, { later: 604 }, TICK, ENDED);
    expect(asked.at(-1)).toEqual([]);
  });

  it('are counted before HAProxy ends them, where no pool is held', () => {
    expect(drive({ set: { sessions: 4 } }, { do: 'move', parts: PROXY })).toEqual([
      [...['set server check-primary/pg-test-1 health down', 'set server check-primary/pg-test-2 health up', 'cut 4']],
    ]);
  });

  it('are kept for the last 20 times alone', () => {
    const arm = { do: 'arm', order: { ...ORDER, cut: ['test'], databases: [], proxy: null } };
    const rounds = Array.from({ length: 21 }, (_, index) => [
      ...[arm, HOLD, { set: { leader: 'pg-test-2', clients: index + 1 } }, RELEASE],
    ]).flat();
    const told = drive(...rounds, ENDED).at(-1);
    expect([told?.length, told?.[0], told?.at(-1)]).toEqual([
      ...[20, '2 of pg-test-1 by pgbouncer', '21 of pg-test-1 by pgbouncer'],
    ]);
  });
});

describe('the pools of a leader that has left', () => {
  const LEFT = [ARM, HOLD, { set: { leader: 'pg-test-2', sessions: 2, clients: 2 } }, RELEASE];

  it('lead to the new one while sessions go on', () => {
    expect(drive(...LEFT, TICK)[3]).toEqual([]);
  });

  it('lead home when the last session has gone, and HAProxy decides by its own checks again', () => {
    expect(drive(...LEFT, { set: { sessions: 0, clients: 0 } }, TICK)[3]).toEqual([
      ...[...backTo('down'), 'point home', 'timer disarmed'],
    ]);
  });

  it('lead home after the limit: what is left of the sessions ends', () => {
    expect(drive(...LEFT, { later: 604 }, TICK)[3]).toEqual([
      'shutdown sessions server pg-test-primary/pg-test-1',
      'shutdown sessions server pg-test-replica/pg-test-1',
      ...[...backTo('down'), 'KILL "test"', 'RESUME "test"', 'point home', 'timer disarmed'],
    ]);
  });

  it('lead home when a third member has come to lead meanwhile', () => {
    const asked = drive(...LEFT, { set: { leader: 'pg-test-3' } }, TICK)[3];
    expect(asked?.slice(-4)).toEqual(['KILL "test"', 'RESUME "test"', 'point home', 'timer disarmed']);
  });

  it.each(['No such backend.', 'No such server.'])(
    'lead home where HAProxy has lost a service meanwhile: %s',
    (words) => {
      const gone = { set: { faults: { 'pg-test-default': words }, sessions: 0, clients: 0 } };
      expect(drive(...LEFT, gone, TICK)[3]?.slice(-2)).toEqual(['point home', 'timer disarmed']);
      expect(readHeld()).toBe('');
    },
  );

  it('lead home though HAProxy does not do what it is asked, which is asked again', () => {
    const faults = { 'pg-test-default': 'Permission denied' };
    const asked = drive(...LEFT, { set: { faults, sessions: 0, clients: 0 } }, TICK, { set: { faults: {} } }, TICK);
    expect([asked[3]?.at(-1), asked[4]]).toEqual(['point home', [...backTo('down'), 'timer disarmed']]);
  });

  it('are taken back in HAProxy though that did not run at a later handover', () => {
    const next = { ...ORDER, from: 'pg-test-2', to: 'pg-test-3', proxy: null, databases: [] };
    const later = [{ do: 'arm', order: next }, HOLD, { set: { leader: 'pg-test-3', sessions: 0 } }, RELEASE, TICK];
    expect(
      drive(...LEFT, ...later)
        .at(-1)
        ?.slice(0, 5),
    ).toEqual(backTo('down'));
  });

  it('are held again, and lead to the next leader after that', () => {
    const next = {
      ...ORDER,
      id: 'one',
      from: 'pg-test-2',
      to: 'pg-test-3',
      target: { host: '10.10.10.13', port: 5432 },
    };
    const asked = drive(...LEFT, { do: 'arm', order: next }, HOLD, { set: { leader: 'pg-test-3' } }, RELEASE, TICK);
    expect(asked[4]).toEqual(['disable health check-primary/pg-test-2', 'PAUSE test', 'point test at 10.10.10.13']);
    expect(asked[6]?.filter((what) => !what.includes('pg-test-2'))).toEqual([]);
  });
});
