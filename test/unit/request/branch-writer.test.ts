/**
 * What whoever may write a branch can do on the meta node: a workflow of theirs runs as the runner's user, which may call one
 * program by sudo. Each of its commands is here by name, with what a job without a token of main gets by it.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openJobTokens } from '../../../actions/adapters/job-tokens.ts';
import { openRequestStore } from '../../../actions/adapters/request-store.ts';
import { isGuarded } from '../../../actions/core/request/job-token.ts';
import { isRequestVerb, type RequestVerb } from '../../../actions/core/request/request.ts';
import { handIn } from '../../../actions/request/hand-in.ts';
import { operate } from '../../../actions/request/operate.ts';

const WRAPPER = readFileSync('scripts/meta.d/ops-request', 'utf8');
const UNITS = readFileSync('scripts/meta.d/environment.sh', 'utf8');

const COMMANDS: Readonly<Record<string, string>> = {
  'hand-in': 'writes down an apply of main, and refuses whatever else',
  look: 'reads the state of a unit, an answer and its journal',
  start: 'starts the unit of a request that is there, which carries each out once',
  state: 'reads what is published of the ledger',
  sweep: 'ends processes of its own runner',
};

/** The smallest request for each verb that its shape takes. */
const REQUESTS: Readonly<Record<RequestVerb, Readonly<Record<string, string>>>> = {
  apply: {},
  failover: { cluster: 'pg-test', operation: 'switchover', confirm: 'pg-test' },
  patroni: { command: 'list' },
  service: { action: 'status', unit: 'haproxy', limit: 'pg-test' },
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-branch-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const place = () => ({ environment: 'sandbox', folder });

function ask(verb: RequestVerb, more: Readonly<Record<string, unknown>> = {}): Promise<number> {
  const tokens = openJobTokens({ ...place(), marks: folder, now: () => Date.now() / 1_000, say: () => undefined });
  const text = JSON.stringify({ verb, arguments: REQUESTS[verb], ...more });
  return handIn(text, verb, { store: openRequestStore(place()), tokens });
}

describe('a workflow of a branch, on the runner of the meta node', () => {
  it('has one program by sudo, with these commands', () => {
    expect(UNITS).toContain('%$runner ALL=(root) NOPASSWD: /usr/local/sbin/ops-request\n');
    const entry = WRAPPER.slice(WRAPPER.indexOf('case ${1:-} in'));
    const commands = [...entry.matchAll(/^ {2}([a-z-]+)\)$/gm)].map(([, name = '']) => name);
    expect(commands.sort()).toEqual(Object.keys(COMMANDS).sort());
  });

  const verbs = (/need '([a-z|]+)' 'the verb'/.exec(WRAPPER)?.[1] ?? '').split('|').filter(isRequestVerb);

  it('may name the verbs that the engine knows', () => {
    expect([...verbs].sort()).toEqual(Object.keys(REQUESTS).sort());
    expect(verbs.filter((verb) => !isGuarded(verb))).toEqual(['apply']);
  });

  it.each(verbs.filter(isGuarded))('is refused %s', async (verb) => {
    await expect(ask(verb)).rejects.toThrow('[job-token]');
    await expect(ask(verb, { token: 'e30.e30.e30' })).rejects.toThrow('[job-token]');
    expect(openRequestStore(place()).list()).toEqual([]);
  });

  it('may have an apply started, of nothing but main: it names no files, and its commit only judges the verdict', async () => {
    await expect(ask('apply', { arguments: { commit: 'f'.repeat(40) } })).rejects.toThrow(
      'is not known; nothing is allowed',
    );
    await expect(ask('apply', { folder: '/tmp/x' })).rejects.toThrow('"folder" is not known');
    expect(await ask('apply', { commit: 'f'.repeat(40) })).toBe(1);
  });

  it('cannot have that apply taken for an operation', async () => {
    const store = openRequestStore(place());
    const openOperations = () => expect.unreachable('nothing is looked at');
    await expect(operate(1, { store, openOperations, openOffers: openOperations })).rejects.toThrow(
      'request 1 is for an apply',
    );
    expect(store.listOpen().map(({ number }) => number)).toEqual([1]);
  });
});
