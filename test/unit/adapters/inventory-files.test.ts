import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { createFolder, createKey, isTaken, replaceFile } from '../../../actions/adapters/inventory-files.ts';

const parent = mkdtempSync(join(tmpdir(), 'inventory-'));
let root = parent;
beforeEach(() => {
  root = mkdtempSync(join(parent, 'case-'));
});
afterAll(() => rmSync(parent, { recursive: true }));

const read = (path: string): string => readFileSync(join(root, path), 'utf8');

describe('createFolder', () => {
  const files = [
    { path: 'inventory/prod/environment.yml', text: 'a\n' },
    { path: 'inventory/prod/hosts/pg-a.yml', text: 'b\n' },
  ];

  it('writes all files and leaves nothing else', () => {
    createFolder(root, 'inventory/prod', files);
    expect(read('inventory/prod/hosts/pg-a.yml')).toBe('b\n');
    expect(readdirSync(join(root, 'inventory'))).toEqual(['prod']);
  });

  it('writes none where one fails or the folder is there', () => {
    const twice = [...files, { path: 'inventory/prod/environment.yml/x', text: '' }];
    expect(() => createFolder(root, 'inventory/prod', twice)).toThrow();
    expect(readdirSync(join(root, 'inventory'))).toEqual([]);
    mkdirSync(join(root, 'inventory/prod'));
    expect(() => createFolder(root, 'inventory/prod', files)).toThrow(/nothing is written/);
    expect(readdirSync(join(root, 'inventory/prod'))).toEqual([]);
  });
});

describe('replaceFile', () => {
  it('replaces what it knows, with its mode, through a link', () => {
    writeFileSync(join(root, 'real.yml'), 'old', { mode: 0o640 });
    symlinkSync('real.yml', join(root, 'link.yml'));
    replaceFile(root, { path: 'link.yml', text: 'new' }, 'old');
    expect(read('real.yml')).toBe('new');
    expect(statSync(join(root, 'real.yml')).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(root, 'link.yml')).isSymbolicLink()).toBe(true);
    expect(readdirSync(root).sort()).toEqual(['link.yml', 'real.yml']);
  });

  it('refuses what has changed, come or gone', () => {
    const file = { path: 'a.yml', text: 'new' };
    expect(() => replaceFile(root, file, 'old')).toThrow(/was changed meanwhile/);
    writeFileSync(join(root, 'a.yml'), 'other');
    expect(() => replaceFile(root, file, 'old')).toThrow(/was changed meanwhile/);
    expect(() => replaceFile(root, file, undefined)).toThrow(/was changed meanwhile/);
    expect(read('a.yml')).toBe('other');
  });

  it('creates a file', () => {
    replaceFile(root, { path: 'a.yml', text: 'new' }, undefined);
    expect(read('a.yml')).toBe('new');
    expect(existsSync(join(root, 'b.yml'))).toBe(false);
  });
});

it('a broken link is taken', () => {
  symlinkSync('nowhere', join(root, 'link'));
  expect([isTaken(root, 'link'), isTaken(root, 'other')]).toEqual([true, false]);
});

it('keys are random', () => {
  expect(createKey()).toMatch(/^[0-9a-f]{64}$/);
  expect(createKey()).not.toBe(createKey());
});
