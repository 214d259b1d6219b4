/**
 * GitHub is away: what was merged is applied by the timer's round all the same, status says since when the published state
 * is behind, and that state follows, signed and once, when GitHub is back. The real program over git's own HTTP.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlan } from '../../../actions/adapters/open-plan.ts';
import { pushState } from '../../../actions/adapters/state-push.ts';
import type { PublishedStanding } from '../../../actions/core/publication/standing.ts';
import { runPlan } from '../../../actions/plan/run.ts';
import { GitServer } from '../../lib/meta-node/git-server.ts';
import type { Outage } from '../../lib/meta-node/git-server.ts';
import { ENVIRONMENT, MetaNode } from '../../lib/meta-node/meta-node.ts';

const REF = `refs/ops/${ENVIRONMENT}/applied`;
const TIMEOUT_MS = 120_000;
const OUTAGES: readonly Outage[] = ['refused', 'unanswered', 401, 500, 503];
let node: MetaNode;
let github: GitServer;
let round = 0;

beforeAll(async () => {
  node = await MetaNode.open({ clusters: 1 });
  github = new GitServer(node.folder);
  await github.open();
  node.git(node.source, 'remote', 'set-url', 'origin', github.url);
  // As a server that goes silent is given up, only sooner.
  node.git(node.source, 'config', 'http.lowSpeedLimit', '1000');
  node.git(node.source, 'config', 'http.lowSpeedTime', '1');
  publishBy('itself');
  await merge();
}, TIMEOUT_MS);

afterAll(() => {
  github.close();
  node.close();
}, TIMEOUT_MS);

function publishBy(who: 'itself' | 'jobs'): void {
  node.git(node.source, 'config', 'ops.publish', who);
}

/** A merge, and the timer's next round; what the round said. */
async function merge(): Promise<string> {
  round += 1;
  const main = node.merge(round);
  const { code, text } = await node.carryOut();
  expect(code, text).toBe(0);
  expect(node.readLedger(), text).toMatchObject({ head: main, hosts: { '127.0.0.10': [main] } });
  return text;
}

function expectApplied(): void {
  expect(node.readEffects()['127.0.0.10 pgsql-pg_hba'] ?? '1').toBe(String(round));
}

async function readStanding(...options: readonly string[]): Promise<PublishedStanding | undefined> {
  const { text } = await node.run('status', '--env', ENVIRONMENT, '--format', 'json', ...options);
  return (JSON.parse(text.slice(text.indexOf('{'))) as { readonly published?: PublishedStanding }).published;
}

function readOrigin(): string {
  return node.git(node.origin, 'rev-parse', REF);
}

/** From the disk: this process is the server, and waits for the clone. */
function cloneOrigin(): string {
  const clone = mkdtempSync(join(node.folder, 'clone-'));
  execFileSync('git', ['clone', '-q', '--no-checkout', node.origin, clone]);
  node.git(clone, 'remote', 'set-url', 'origin', github.url);
  return clone;
}

/** As a pull request's job, which trusts no state but a signed one that follows the one before. */
function expectPlannable(): void {
  const clone = cloneOrigin();
  node.git(clone, 'fetch', '-q', '--no-tags', node.origin, '+refs/ops/*:refs/ops/*');
  const { notes, refusals, steps } = runPlan({ environment: ENVIRONMENT, desired: 'HEAD' }, openPlan(clone));
  expect({ refusals, steps }).toEqual({ refusals: [], steps: [] });
  expect(notes[0]?.message).toContain('signed by the meta node');
}

const state = (repository: string, ref: string) => node.git(repository, 'show', `${ref}:state.json`);
const readPushes = () => github.pushed.filter((move) => move.endsWith(` ${REF}`));

describe('pushes that GitHub does not take', () => {
  it.each(OUTAGES)(
    'keep nothing from being applied: %s',
    async (outage) => {
      const before = readOrigin();
      github.pushing = outage;
      const text = await merge();
      expect(text).toContain("warning: the ledger's state could not be published to origin");
      expectApplied();
      expect(readOrigin()).toBe(before);
    },
    TIMEOUT_MS,
  );

  it(
    'are told with the time since when the published state is behind',
    async () => {
      github.pushing = 503;
      await merge();
      const entries = node.git(join(node.state, 'ledger.git'), 'log', '--first-parent', '--format=%H %cI', REF);
      const lines = entries.split('\n').map((line) => line.split(' '));
      const { ledger } = JSON.parse(node.git(node.origin, 'show', `${REF}:publication.json`)) as { ledger: string };
      const index = lines.findIndex(([commit]) => commit === ledger);
      const timeOf = (line = index) => new Date(lines[line]?.[1] ?? '').toISOString();
      expect(await readStanding('--no-live')).toEqual({ has: timeOf(), behindSince: timeOf(index - 1) });
      const { text } = await node.run('status', '--env', ENVIRONMENT, '--no-live');
      expect(text).toContain(
        `published: origin is behind since ${timeOf(index - 1).slice(0, 19)}Z, it has the state of`,
      );
    },
    TIMEOUT_MS,
  );

  it(
    'are made up for by the first round after that, once',
    async () => {
      github.pushing = 503;
      await merge();
      github.pushing = undefined;
      const [before, made] = [readOrigin(), readPushes().length];
      expect(await node.carryOut()).toMatchObject({ code: 0 });
      expect(await node.carryOut()).toMatchObject({ code: 0 });
      expect(readPushes().slice(made)).toEqual([`${before} ${readOrigin()} ${REF}`]);
      expect(state(node.origin, REF)).toBe(state(join(node.state, 'ledger.git'), REF));
      expect(node.git(node.origin, 'merge-base', '--is-ancestor', before, REF)).toBe('');
      expectPlannable();
      expect(await readStanding()).not.toHaveProperty('behindSince');
    },
    TIMEOUT_MS,
  );
});

describe('a job that publishes', () => {
  const said: string[] = [];

  /** What scripts/meta.d/ops-request gives a job. */
  function bundleState(): Buffer {
    return execFileSync('git', [
      ...['-C', node.source, 'bundle', 'create', '--quiet', '-', REF, '--not', 'refs/remotes/origin/main'],
    ]);
  }

  /** What actions/apply does after the unit's end. */
  function publish(bundle = bundleState()): Promise<string | undefined> {
    const say = (line: string) => void said.push(line);
    return pushState({ environment: ENVIRONMENT, checkout: cloneOrigin(), bundle, say });
  }

  /** As whoever may write the repository can: a state of their own, or none. */
  function forge(): string {
    const blob = node.git(node.origin, 'rev-parse', `${REF}:state.json`);
    const tree = execFileSync('git', ['-C', node.origin, 'mktree'], {
      input: `100644 blob ${blob}\tstate.json\n`,
      encoding: 'utf8',
    });
    const identity = ['-c', 'user.name=mallory', '-c', 'user.email=mallory@localhost'];
    return node.git(node.origin, ...identity, 'commit-tree', tree.trim(), '-m', 'mine');
  }

  it.each([
    ['forged', () => node.git(node.origin, 'update-ref', REF, forge()), 'it is not signed'],
    ['deleted', () => node.git(node.origin, 'update-ref', '-d', REF), undefined],
  ] as const)(
    'puts the signed state back where somebody has %s it',
    async (_, harm, fault) => {
      github.pushing = undefined;
      publishBy('jobs');
      await merge();
      expect(await publish()).toBeUndefined();
      const signed = readOrigin();
      harm();
      said.length = 0;
      expect(await publish()).toBeUndefined();
      expect(readOrigin()).toBe(signed);
      expect(said).toEqual(
        fault === undefined
          ? []
          : [expect.stringMatching(`warning: somebody else had written ${REF}, .*${fault}.* The audit log`) as string],
      );
      expectPlannable();
    },
    TIMEOUT_MS,
  );

  it(
    'leaves a state that can be believed, which is newer than its own',
    async () => {
      github.pushing = undefined;
      publishBy('jobs');
      await merge();
      const older = bundleState();
      await merge();
      expect(await publish()).toBeUndefined();
      const newer = readOrigin();
      expect(await publish(older)).toBeDefined();
      expect(readOrigin()).toBe(newer);
    },
    TIMEOUT_MS,
  );

  it.each(['refused', 401, 503] as const)(
    'leaves the state to the scheduled one where GitHub does not take its push: %s',
    async (outage) => {
      github.pushing = undefined;
      publishBy('jobs');
      const before = readOrigin();
      expect(await merge()).not.toContain('warning');
      expectApplied();
      github.pushing = outage;
      expect(await publish()).toBeDefined();
      expect(readOrigin()).toBe(before);
      expect(await readStanding()).toHaveProperty('behindSince');
      github.pushing = undefined;
      const made = readPushes().length;
      expect(await publish()).toBeUndefined();
      expect(await publish()).toBeUndefined();
      expect(readPushes().slice(made)).toEqual([`${before} ${readOrigin()} ${REF}`]);
      expect(await readStanding()).not.toHaveProperty('behindSince');
      expectPlannable();
    },
    TIMEOUT_MS,
  );
});

describe('fetches that GitHub does not answer', () => {
  it.each(['refused', 'unanswered', 503] as const)(
    'leave a merge to the first round after that: %s',
    async (outage) => {
      round += 1;
      const main = node.merge(round);
      const before = node.readLedger();
      github.fetching = outage;
      const { code, text } = await node.carryOut();
      expect({ code, state: node.readLedger() }).toEqual({ code: 0, state: before });
      expect(text).toContain('warning: origin cannot be fetched, main is taken as it was known last');
      expect(await readStanding()).toHaveProperty('obstacle');
      github.fetching = undefined;
      expect(await node.carryOut()).toMatchObject({ code: 0 });
      expect(node.readLedger()).toMatchObject({ head: main, hosts: { '127.0.0.10': [main] } });
      expectApplied();
    },
    TIMEOUT_MS,
  );
});
