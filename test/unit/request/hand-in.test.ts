/** The meta node's door for jobs: what it writes down, and every way in which a token is not the one that it asks for. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openJobTokens } from '../../../actions/adapters/job-tokens.ts';
import { openRequestStore } from '../../../actions/adapters/request-store.ts';
import { handIn } from '../../../actions/request/hand-in.ts';
import { makeJobClaims, makePair, startIssuer, type Claims, type Issuer } from '../../lib/issuer.ts';

/** To make one takes a good part of a second. */
const [PAIR, OTHER] = [makePair(), makePair()];
const AUDIENCE = 'postgres-operations:prod';
const ARGUMENTS = {
  apply: {},
  failover: { cluster: 'pg-test', operation: 'failover', confirm: 'pg-test', candidate: 'pg-test-2' },
  patroni: { command: 'list' },
  service: { action: 'status', unit: 'haproxy', limit: 'pg-test' },
};
type Verb = keyof typeof ARGUMENTS;

let folder: string;
let issuer: Issuer;
let said: string[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ops-hand-in-'));
  mkdirSync(join(folder, 'marks'));
  issuer = await startIssuer({ pair: PAIR });
  said = [];
  writePolicy({ issuer: issuer.url, repository: 'team/fleet', repository_id: '4711', owner_id: '42' });
});

afterEach(async () => {
  await issuer.close();
  rmSync(folder, { recursive: true });
});

function writePolicy(policy: unknown): void {
  writeFileSync(join(folder, 'marks/jobs.json'), JSON.stringify(policy));
}

interface Asked {
  readonly verb?: Verb;
  readonly token?: string;
  /** Seconds that the node's clock is ahead. */
  readonly later?: number;
}

function ask({ verb = 'failover', token, later = 0 }: Asked): Promise<number> {
  const place = { environment: 'prod', folder: join(folder, 'state') };
  const tokens = openJobTokens({
    ...{ ...place, marks: join(folder, 'marks'), secondMs: 1 },
    ...{ now: () => Date.now() / 1_000 + later, say: (line: string) => said.push(line) },
  });
  const by = { actor: 'mallory', run: 'https://github.com/evil/fork/actions/runs/1' };
  const text = JSON.stringify({ verb, by, arguments: ARGUMENTS[verb], ...(token === undefined ? {} : { token }) });
  return handIn(text, verb, { store: openRequestStore(place), tokens });
}

const claims = (changed: Claims = {}, workflow?: string): Claims => ({
  ...makeJobClaims(issuer.url, AUDIENCE, workflow),
  ...changed,
});

function listWritten(): readonly string[] {
  const requests = join(folder, 'state/requests');
  return existsSync(requests) ? readdirSync(requests) : [];
}

async function expectRefused(asked: Asked, words: string): Promise<void> {
  const refusal = await ask(asked).then(
    () => 'taken',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  expect(refusal).toContain(words);
  if (asked.token !== undefined) expect(`${refusal}${said.join()}`).not.toContain(asked.token.split('.')[2]);
  expect(listWritten()).toEqual([]);
}

describe('a request for an operation', () => {
  it.each([
    ['failover', 'failover.yml'],
    ['patroni', 'patroni.yml'],
    ['service', 'service.yml'],
  ] as const)('is written down for a job of main: %s', async (verb, workflow) => {
    const token = issuer.sign(claims({}, workflow));
    expect(await ask({ verb, token })).toBe(1);
    const written = readFileSync(join(folder, 'state/requests/00000001.request.json'), 'utf8');
    expect(JSON.parse(written)).toMatchObject({
      ...{ verb, arguments: ARGUMENTS[verb] },
      // By the token's word, and not by the job's.
      by: { actor: 'ada', run: `https://${new URL(issuer.url).host}/team/fleet/actions/runs/99` },
    });
    expect(written).not.toContain(token.split('.')[1]);
  });

  it.each(['workflow_dispatch', 'schedule'])('is written down for a drill of main by %s', async (event) => {
    expect(await ask({ verb: 'failover', token: issuer.sign(claims({ event_name: event }, 'drill.yml')) })).toBe(1);
  });

  it('is refused for what a schedule asks of another workflow', async () => {
    await expectRefused({ token: issuer.sign(claims({ event_name: 'schedule' })) }, 'its event_name is "schedule"');
  });

  const WRONG: readonly (readonly [string, Claims, string])[] = [
    ['issuer', { iss: 'https://token.actions.example.com' }, 'its issuer is "https://token.actions.example.com"'],
    ['audience', { aud: 'postgres-operations:sandbox' }, 'its audience is "postgres-operations:sandbox"'],
    ['list of audiences', { aud: ['https://github.com/team'] }, 'its audience is ["https://github.com/team"]'],
    ['repository', { repository: 'evil/fleet' }, 'its repository is "evil/fleet", not "team/fleet"'],
    ['case of the repository', { repository: 'Team/fleet' }, 'its repository is "Team/fleet"'],
    ['repository of the same name', { repository_id: '4712' }, 'its repository_id is "4712", not "4711"'],
    ['owner of the same name', { repository_owner_id: '43' }, 'its repository_owner_id is "43", not "42"'],
    ['branch', { ref: 'refs/heads/feature' }, 'its ref is "refs/heads/feature", not "refs/heads/main"'],
    ['tag', { ref: 'refs/tags/main' }, 'its ref is "refs/tags/main"'],
    ['event', { event_name: 'push' }, 'its event_name is "push", not "workflow_dispatch"'],
    [
      'workflow of main',
      { workflow_ref: 'team/fleet/.github/workflows/ci.yml@refs/heads/main' },
      'its workflow_ref is "team/fleet/.github/workflows/ci.yml@refs/heads/main"',
    ],
    [
      'workflow of a branch',
      { job_workflow_ref: 'team/fleet/.github/workflows/failover.yml@refs/heads/feature' },
      'its job_workflow_ref is "team/fleet/.github/workflows/failover.yml@refs/heads/feature"',
    ],
    ['workflow', { job_workflow_ref: undefined }, 'its job_workflow_ref is nothing'],
    ['list in place of a ref', { ref: ['refs/heads/main'] }, 'its ref is ["refs/heads/main"]'],
    ['expiry', { exp: Math.floor(Date.now() / 1_000) - 120 }, 'it is too old'],
    ['missing expiry', { exp: undefined }, 'it has no exp'],
    ['age', { iat: Math.floor(Date.now() / 1_000) - 3_600, exp: 4_102_444_800 }, 'it is too old'],
    ['missing time of issue', { iat: undefined }, 'it has no iat'],
    ['time of issue', { iat: Math.floor(Date.now() / 1_000) + 3_600 }, 'its iat is'],
    ['beginning', { nbf: Math.floor(Date.now() / 1_000) + 3_600 }, 'its nbf is'],
    ['missing identifier', { jti: undefined }, 'it has no jti'],
  ];

  it.each(WRONG)('is refused for a wrong %s', async (_name, changed, words) => {
    await expectRefused({ token: issuer.sign(claims(changed)) }, words);
  });

  it('is refused with all that is wrong, for a workflow that a branch has', async () => {
    const file = 'team/fleet/.github/workflows/failover.yml@refs/heads/feature';
    const token = issuer.sign(claims({ ref: 'refs/heads/feature', workflow_ref: file, job_workflow_ref: file }));
    await expectRefused({ token }, 'its ref is "refs/heads/feature", not "refs/heads/main"; its workflow_ref is');
  });

  it('is refused for the token of another verb', async () => {
    await expectRefused({ verb: 'service', token: issuer.sign(claims()) }, 'Only service.yml of main may ask');
  });

  it('is refused for a token that somebody else has signed', async () => {
    const token = issuer.sign(claims(), { key: OTHER.privateKey });
    await expectRefused({ token }, `${issuer.url} did not sign it`);
  });

  it('is refused for a token that was changed after it was signed', async () => {
    const [head = '', , signature = ''] = issuer.sign(claims()).split('.');
    const body = Buffer.from(JSON.stringify(claims({ actor: 'root' }))).toString('base64url');
    await expectRefused({ token: `${head}.${body}.${signature}` }, 'did not sign it');
  });

  it.each(['none', 'HS256', 'RS512', 'ES256'])('is refused for the algorithm %s', async (alg) => {
    await expectRefused({ token: issuer.sign(claims(), { header: { alg } }) }, 'it is not signed by RS256');
  });

  it('is refused for a key that the issuer does not have, after the issuer was asked', async () => {
    await expectRefused({ token: issuer.sign(claims(), { header: { kid: 'other' } }) }, 'has no key that signed it');
    expect(issuer.asked()).toBe(2);
  });

  it.each(['', 'x', 'a.b', 'a.b.c', 'a.b.c.d', `${'a'.repeat(3_000)}.b.c`, 'a b.c.d'])(
    'is refused for what is no token: %j',
    async (token) => {
      await expect(ask({ token })).rejects.toThrow(/its token is none|it cannot be read/);
      expect(listWritten()).toEqual([]);
    },
  );

  it.each(['failover', 'patroni', 'service'] as const)('is refused without a token: %s', async (verb) => {
    await expectRefused({ verb }, 'there is none');
  });

  it('is refused where the node says nothing of jobs', async () => {
    rmSync(join(folder, 'marks/jobs.json'));
    await expectRefused({ token: issuer.sign(claims()) }, 'does not say whose jobs may ask for failover');
  });

  it('is taken once a token', async () => {
    const token = issuer.sign(claims());
    expect(await ask({ token })).toBe(1);
    await expect(ask({ token })).rejects.toThrow('it was used before');
    expect(listWritten()).toEqual(['00000001.request.json']);
  });
});

describe('an apply', () => {
  it('is written down whoever asks, and whatever token comes with it', async () => {
    expect([await ask({ verb: 'apply' }), await ask({ verb: 'apply', token: 'a.b.c' })]).toEqual([1, 2]);
    expect(issuer.asked()).toBe(0);
  });
});

describe('the keys of the issuer', () => {
  it('are kept for some minutes, and asked for where a token names another', async () => {
    for (let i = 0; i < 3; i += 1) await ask({ token: issuer.sign(claims()) });
    expect(issuer.asked()).toBe(1);
    issuer.rotate();
    await ask({ token: issuer.sign(claims()) });
    expect(issuer.asked()).toBe(2);
  });

  const wrong = { status: 200, body: '[]' };
  it.each([{ status: 503, body: '' }, { status: 404, body: '{}' }, wrong])(
    'are those of the copy for a day where the issuer answers %j',
    async (answer) => {
      await ask({ token: issuer.sign(claims()) });
      issuer.answerWith(answer);
      const hour = { iat: Math.floor(Date.now() / 1_000) + 3_500, exp: 4_102_444_800 };
      expect(await ask({ token: issuer.sign(claims(hour)), later: 3_600 })).toBe(2);
      expect(said.at(-1)).toContain('the copy of 60 minutes ago is used');
      const late = { ...hour, iat: hour.iat + 90_000 };
      await expect(ask({ token: issuer.sign(claims(late)), later: 93_600 })).rejects.toThrow('no copy of the last day');
    },
  );

  it('are nobody else’s where the issuer cannot be reached', async () => {
    const token = issuer.sign(claims());
    await issuer.close();
    await expectRefused({ token }, `the keys of ${issuer.url} cannot be fetched`);
  });
});

describe('the policy', () => {
  it.each([
    [{}, 'issuer is nothing'],
    [{ issuer: 'http://example.com', repository: 'team/fleet' }, 'issuer is "http://example.com"'],
    [{ issuer: 'https://example.com', repository: 'fleet' }, 'repository is "fleet"'],
    [{ issuer: 'https://example.com', repository: 'team/fleet', repository_id: 4711 }, 'repository_id is 4711'],
    [{ issuer: 'https://example.com', repository: 'team/fleet', ref: 'x' }, '"ref" is not known'],
  ])('is refused with its file where it is %j', async (policy, words) => {
    writePolicy(policy);
    await expectRefused({ token: issuer.sign(claims()) }, `marks/jobs.json: ${words}`);
    expect(await ask({ verb: 'apply' })).toBe(1);
  });
});
