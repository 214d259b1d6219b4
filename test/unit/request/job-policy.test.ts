/** What scripts/meta-setup writes down of the repository whose jobs may ask for operations; the engine's own reader takes it. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseJobPolicy } from '../../../actions/core/request/job-token.ts';

const PARTS = join(import.meta.dirname, '../../../scripts/meta.d/environment.sh');
const GITHUB = 'https://token.actions.githubusercontent.com';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-policy-'));
  mkdirSync(join(folder, 'prod'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

function configure(origin: string, options: Readonly<Record<string, string>> = {}) {
  const script = [
    'set -euo pipefail; root=/nowhere; user=nobody',
    'say() { echo "$*" >&2; }; die() { say "$*"; exit 1; }',
    readFileSync(PARTS, 'utf8').replace('marks=/etc/ops', `marks=${folder}`),
    'configure_jobs prod "$1"',
  ].join('\n');
  const env = { PATH: '/usr/bin:/bin', issuer: '', repository: '', repository_id: '', owner_id: '', ...options };
  const { status, stderr } = spawnSync('bash', ['-c', script, '-', origin], { encoding: 'utf8', env });
  const file = join(folder, 'prod/jobs.json');
  return { status, stderr, policy: existsSync(file) ? parseJobPolicy(readFileSync(file, 'utf8'), file) : undefined };
}

describe('the policy for jobs that a set-up writes', () => {
  it.each([
    'git@github.com:team/fleet.git',
    'git@github.com:team/fleet',
    'ssh://git@github.com/team/fleet.git',
    'ssh://git@github.com:22/team/fleet.git',
    'https://github.com/team/fleet.git',
  ])('names the repository of %s', (origin) => {
    expect(configure(origin)).toMatchObject({ status: 0, policy: { issuer: GITHUB, repository: 'team/fleet' } });
  });

  it('names the numbers that were given, and keeps them when it runs again', () => {
    const ids = { repository_id: '4711', owner_id: '42' };
    const policy = { issuer: GITHUB, repository: 'team/fleet', repositoryId: '4711', ownerId: '42' };
    expect(configure('git@github.com:team/fleet.git', ids).policy).toEqual(policy);
    expect(configure('git@github.com:team/fleet.git').policy).toEqual(policy);
  });

  it('takes a server of your own by its issuer', () => {
    const issuer = 'https://git.example.com/_services/token';
    const written = configure('git@git.example.com:team/fleet.git', { issuer: `${issuer}/` });
    expect(written.policy).toEqual({ issuer, repository: 'team/fleet' });
  });

  it.each(['git@git.example.com:team/fleet.git', '/srv/origin.git', 'git@github.com.example.com:team/fleet.git'])(
    'is not written for %s alone',
    (origin) => {
      const { status, stderr, policy } = configure(origin);
      expect({ status, policy }).toEqual({ status: 0, policy: undefined });
      expect(stderr).toContain('--issuer and --repository are needed');
    },
  );

  it.each([
    { issuer: 'http://example.com' },
    { repository: 'team/fleet", "x": "y' },
    { repository_id: '0' },
    { owner_id: '42\n1' },
  ])('is not written by %j', (options) => {
    const { status, policy } = configure('git@github.com:team/fleet.git', options);
    expect({ status, policy }).toEqual({ status: 1, policy: undefined });
  });
});
