/**
 * Two applies, the first of which begins the ledger, and the ledger's folder as a power loss would leave it at each sync:
 * with all that was not synced, without its content, and without what came after the sync. Whatever the folder is then, a
 * host that had a task knows so in it, and a step that was called passed is passed. A sample; all with `scripts/test --all`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ledgerRepository, openLedger } from '../../../actions/adapters/ledger.ts';
import type { LedgerState } from '../../../actions/core/ledger/state.ts';
import { ENVIRONMENT, MetaNode } from '../../lib/meta-node/meta-node.ts';
import { parseCalls, Recorded, recordCalls } from '../../lib/meta-node/recorded-writes.ts';
import type { Call, Unsynced } from '../../lib/meta-node/recorded-writes.ts';

const EVERY = process.env['LONG_TESTS'] === 'all' ? 1 : 7;
const TIMEOUT_MS = 240_000;
const LEDGER = /\/state\/prod\/(?:ledger\.git|\.ledger-[^/]+|ledger-begun)/;
const MIN_SYNCS = 50;

/** What somebody may count on from a call on: that a host may have a commit, or that a step has passed. */
type Word = (state: LedgerState | undefined) => void;

let node: MetaNode;
let calls: readonly Call[];
/** Numbers of the calls that synced something of the ledger. */
let syncs: readonly number[];
const commits: string[] = [];

beforeAll(async () => {
  node = await MetaNode.open({ clusters: 2 });
  const logs = ['first', 'second'].map((name) => join(node.folder, `${name}.strace`));
  for (const [round, log] of logs.entries()) {
    commits.push(round === 0 ? node.main : node.merge(round));
    node.watchedBy = ['strace', ...recordCalls(log)];
    const { code, text } = await node.carryOut();
    expect(code, text).toBe(0);
  }
  node.watchedBy = [];
  calls = logs.flatMap((log) => parseCalls(readFileSync(log, 'utf8')));
  const isSync = ({ name, path }: Call) => /sync$/.test(name) && (LEDGER.test(path) || path === node.state);
  syncs = calls.flatMap((call, index) => (isSync(call) ? [index] : []));
}, TIMEOUT_MS);

afterAll(() => {
  node.close();
}, TIMEOUT_MS);

/** A task has written to a host, for what the commit of that round asks. */
function readTask({ name, path, data }: Call): Word | undefined {
  const host = new RegExp(`^${node.live}/([\\d.]+)/`).exec(path)?.[1];
  const round = /^half (\d+)/.exec(data.toString())?.[1];
  if (!name.includes('write') || host === undefined || round === undefined) return undefined;
  return (state) => {
    const newest = Math.max(...(state?.hosts[host] ?? []).map((commit) => commits.indexOf(commit)));
    expect(newest, `${host} has had a task of round ${round}`).toBeGreaterThanOrEqual(Number(round));
  };
}

/** `s02 passed in …`, on the hosts of the step's own line. */
function readPassed({ name, path, data }: Call, said: string): Word | undefined {
  const id = /^(s\d+) passed in /.exec(data.toString())?.[1];
  if (name !== 'write' || LEDGER.test(path) || id === undefined) return undefined;
  const lines = [...said.matchAll(new RegExp(`^${id} (\\S+\\.yml) .*$`, 'gm'))];
  const [line = '', playbook = ''] = lines.at(-1) ?? [];
  const round = (said.match(/^carrying out main/gm) ?? []).length - 1;
  const hosts = node.hosts.filter((_, index) => new RegExp(`-l \\S*${index === 0 ? 'meta' : 'pg-test'}`).test(line));
  return (state) => {
    for (const host of hosts) {
      const steps = state?.proven?.[host]?.steps ?? [];
      const isDone = commits.indexOf(state?.hosts[host]?.[0] ?? '') >= round;
      expect(isDone || steps.some((step) => step.startsWith(`["${playbook}"`)), `${line} on ${host}`).toBe(true);
    }
  };
}

/** What was said and done up to a call. */
function listWords(until: number): readonly Word[] {
  const last = new Map<string, Word>();
  let said = '';
  for (const call of calls.slice(0, until + 1)) {
    const task = readTask(call);
    if (task !== undefined) last.set(call.path, task);
    const passed = readPassed(call, said);
    if (passed !== undefined) last.set('passed', passed);
    if (call.name === 'write' && !LEDGER.test(call.path)) said += call.data.toString();
  }
  return [...last.values()];
}

/** The folder after all calls up to `until`, of which nothing that was not synced has its content where it is `empty`. */
function lose(until: number, unsynced: Unsynced): string {
  const folder = mkdtempSync(join(node.folder, 'lost-'));
  const recorded = new Recorded(node.state);
  for (const call of calls.slice(0, until + 1)) if (LEDGER.test(call.path)) recorded.do(call);
  mkdirSync(folder, { recursive: true });
  recorded.print(folder, unsynced);
  return folder;
}

function check(folder: string, words: readonly Word[]): void {
  try {
    const state = openLedger({ environment: ENVIRONMENT, folder, checkout: node.source }).read()?.state;
    for (const word of words) word(state);
    if (!existsSync(ledgerRepository(folder))) return;
    const fsck = ['-C', ledgerRepository(folder), 'fsck', '--full', '--no-dangling', '--no-progress'];
    expect(execFileSync('git', fsck, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })).toBe('');
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a power loss at a sync of the ledger', () => {
  it('is tried at many', () => {
    expect(syncs.length).toBeGreaterThan(MIN_SYNCS);
    expect(commits).toHaveLength(2);
  });

  it.each<[string, Unsynced, boolean]>([
    ['loses what was not synced', 'empty', false],
    ['keeps all up to the next sync', 'kept', true],
    ['keeps names up to the next sync, and nothing in their files', 'empty', true],
  ])(
    '%s, and neither what a host may have nor a step that has passed',
    (_, unsynced, isLate) => {
      for (const [index, sync] of syncs.entries()) {
        if (index % EVERY !== 0) continue;
        const next = (syncs[index + 1] ?? calls.length) - 1;
        // Of what was said and done before the next sync nothing may be lost, wherever in between the power goes.
        check(lose(isLate ? next : sync, unsynced), listWords(next));
      }
    },
    TIMEOUT_MS,
  );
});
