import { expect, test } from 'vitest';
import { parseSide } from '../../../../actions/core/plan/side.ts';

const find = (revisions: readonly string[], paths: readonly string[]) => ({
  isRevision: (text: string) => revisions.includes(text),
  isPath: (text: string) => paths.includes(text),
});

test.each(['origin/main', 'feature/x', 'HEAD~1', 'release/v1.yml'])('%s is a revision where there is one', (name) => {
  expect(parseSide(name, find([name], []))).toEqual({ kind: 'rev', rev: name });
});

test.each(['inventory/prod/hosts', 'hosts.yml', 'prod'])('%s is a path where there is one', (name) => {
  expect(parseSide(name, find([], [name]))).toEqual({ kind: 'path', path: name });
});

test('what is neither is said of both', () => {
  expect(() => parseSide('origin/mian', find([], []))).toThrow(
    '"origin/mian" is neither a revision of this repository nor a path that is there',
  );
});

test('what is both is refused, with the two ways to write it', () => {
  expect(() => parseSide('prod', find(['prod'], ['prod']))).toThrow('write "rev:prod" or "path:prod"');
});

test('rev: and path: are not looked for', () => {
  expect(parseSide('rev:prod', find([], ['prod']))).toEqual({ kind: 'rev', rev: 'prod' });
  expect(parseSide('path:prod', find(['prod'], []))).toEqual({ kind: 'path', path: 'prod' });
});
