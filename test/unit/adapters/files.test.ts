import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findEnvironments, readEnvironmentFolder, readInventoryPath } from '../../../actions/adapters/files.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'ops-files-'));
});

afterEach(() => rmSync(root, { recursive: true }));

function write(...paths: readonly string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `# ${path}\n`);
  }
}

test('an environment is a folder with hosts/ in it', () => {
  write('inventory/README.md', 'inventory/schema/x.json', 'inventory/b/hosts/x.yml', 'inventory/a/hosts/x.yml');
  expect(findEnvironments(root)).toEqual(['a', 'b']);
  expect(findEnvironments(join(root, 'nowhere'))).toEqual([]);
});

test('files of an environment are named from the root of the repository', () => {
  write('inventory/a/hosts/x.yml', 'inventory/a/hosts/group_vars/all.yml', 'inventory/a/hosts/.hidden.yml');
  write('inventory/a/environment.yml', 'inventory/a/other.yml');
  const source = readEnvironmentFolder(root, 'a');
  expect(source.inventory.root).toBe('inventory/a/hosts');
  expect(source.inventory.files.map(({ path }) => path)).toEqual([
    'inventory/a/hosts/group_vars/all.yml',
    'inventory/a/hosts/x.yml',
  ]);
  expect(source.environmentFile).toEqual({
    path: 'inventory/a/environment.yml',
    text: '# inventory/a/environment.yml\n',
  });
  expect(source.removalsFile).toBeUndefined();
  expect(source.unread).toEqual(['inventory/a/other.yml']);
  expect(() => readEnvironmentFolder(root, 'b')).toThrow(/"b" is not there/);
});

test('a path is a file with the variables beside it, a folder, or an environment', () => {
  write('one/hosts.yml', 'one/group_vars/x.yml', 'one/other.yml', 'one/removals.yml');
  const file = readInventoryPath(`${root}/one/hosts.yml`);
  expect(file.inventory.files.map(({ path }) => path)).toEqual([
    `${root}/one/hosts.yml`,
    `${root}/one/group_vars/x.yml`,
  ]);
  expect(file.removalsFile?.path).toBe(`${root}/one/removals.yml`);
  write('two/hosts/x.yml', 'two/environment.yml');
  for (const path of [`${root}/two`, `${root}/two/`, `${root}/two/hosts`]) {
    const folder = readInventoryPath(path);
    expect(folder.environment).toBe('two');
    expect(folder.inventory.root).toBe(`${root}/two/hosts`);
    expect(folder.environmentFile?.path).toBe(`${root}/two/environment.yml`);
  }
  expect(() => readInventoryPath(`${root}/none`)).toThrow(/is not there/);
});

test('a path that is not there is told as that, and with what its prefix is for', () => {
  const read = (path: string) => () => readInventoryPath(path);
  expect(read(`${root}/x.yml`)).toThrow(`"${root}/x.yml" is not there [inventory]`);
  expect(read('rev:main')).toThrow('"rev:main" is not there; only plan reads revisions, as --existing and --desired');
});

test('what is neither a file nor a folder is not read', () => {
  expect(() => readInventoryPath('/dev/zero')).toThrow('"/dev/zero" is neither a file nor a folder');
});
