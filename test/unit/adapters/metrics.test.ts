import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeMetrics } from '../../../actions/adapters/metrics-file.ts';
import { readRunEnds, writeRunEnd } from '../../../actions/adapters/run-ends.ts';
import { findWaitingSince } from '../../../actions/adapters/waiting-merge.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-metrics-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe("node_exporter's text file", () => {
  it('is whole, for everybody to read, and the only file that is left', () => {
    const before = process.umask(0o027);
    try {
      writeMetrics(folder, 'prod', 'a 1\n');
      writeMetrics(folder, 'prod', 'a 2\n');
    } finally {
      process.umask(before);
    }
    expect(readdirSync(folder)).toEqual(['ops-prod.prom']);
    const path = join(folder, 'ops-prod.prom');
    expect(readFileSync(path, 'utf8')).toBe('a 2\n');
    expect(statSync(path).mode & 0o777).toBe(0o644);
  });

  it('is not made where no folder says that somebody reads it', () => {
    writeMetrics(join(folder, 'none'), 'prod', 'a 1\n');
    expect(existsSync(join(folder, 'none'))).toBe(false);
  });
});

describe('the ends of verbs', () => {
  it('are kept by verb and verdict, the last of each', () => {
    const ends = join(folder, 'ends');
    expect(readRunEnds(ends)).toEqual([]);
    const end = (verb: string, verdict: 'done' | 'failed', second: number) => {
      const written = { verb, verdict, time: `2026-06-30T00:00:0${String(second)}.000Z` };
      writeRunEnd(ends, written);
      return written;
    };
    end('apply', 'done', 1);
    const kept = [end('apply', 'done', 2), end('apply', 'failed', 3), end('failover', 'done', 4)];
    expect(readRunEnds(ends)).toEqual(kept);
  });

  it('leave out what another program or a full disk has left there', () => {
    for (const name of ['apply.done.new', 'apply.strange', 'apply.owed', 'x']) writeFileSync(join(folder, name), '');
    expect(readRunEnds(folder)).toEqual([]);
  });
});

describe('the oldest merge that waits', () => {
  const git = (repository: string, args: readonly string[], date = '2026-06-30T00:00:00Z') =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', '-C', repository, ...args], {
      encoding: 'utf8',
      env: { ...process.env, GIT_COMMITTER_DATE: date },
    }).trim();
  const at = (hour: number) => `2026-06-30T0${String(hour)}:00:00Z`;

  function make(repository: string): (parents: readonly string[], hour: number) => string {
    mkdirSync(repository);
    git(repository, ['init', '-q', '--bare', '--template=']);
    const tree = execFileSync('git', ['-C', repository, 'mktree'], { input: '', encoding: 'utf8' }).trim();
    return (parents, hour) => {
      const args = ['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-m', 'x'];
      const commit = git(repository, args, at(hour));
      git(repository, ['update-ref', 'refs/remotes/origin/main', commit]);
      return commit;
    };
  }

  it('counts from its merge, not from the day on which its branch was written', () => {
    const commit = make(join(folder, 'source.git'));
    const head = commit([], 1);
    const branch = commit([head], 2);
    const merge = commit([head, branch], 3);
    commit([merge], 4);
    const place = { folder, checkout: join(folder, 'none') };
    expect(Date.parse(findWaitingSince(place, head) ?? '')).toBe(Date.parse(at(3)));
    expect(Date.parse(findWaitingSince(place, merge) ?? '')).toBe(Date.parse(at(4)));
  });

  it("is none where main is in force, and not known where main is not; without the node's copy the checkout tells", () => {
    const checkout = join(folder, 'checkout');
    const head = make(checkout)([], 1);
    expect(findWaitingSince({ folder, checkout }, head)).toBe('none');
    expect(findWaitingSince({ folder, checkout }, 'f'.repeat(40))).toBeUndefined();
    expect(findWaitingSince({ folder, checkout: join(folder, 'none') }, head)).toBeUndefined();
  });
});
