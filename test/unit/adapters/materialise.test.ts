/** What Ansible reads is the commit, byte for byte, whatever stands in .gitattributes and whatever befell the folder. */
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readEnvironmentFolder } from '../../../actions/adapters/files.ts';
import { readEnvironmentAt } from '../../../actions/adapters/git.ts';
import { materialise } from '../../../actions/adapters/materialise.ts';
import { openSide } from '../../../actions/core/side/open-side.ts';

let folder: string;
let repository: string;
let options: { readonly repository: string; readonly work: string };

const ATTRIBUTES = `
secret.yml export-ignore
* text eol=crlf
*.yml ident
encoded.yml working-tree-encoding=UTF-16
subst.yml export-subst
`;
const FILES: Readonly<Record<string, string | Buffer>> = {
  'ansible.cfg': '[defaults]\n',
  '.gitattributes': ATTRIBUTES,
  'playbooks/pgsql.yml': '[]\n',
  'playbooks/binary': Buffer.from([0, 255, 13, 10, 128]),
  'playbooks/empty.yml': '',
  'inventory/a/hosts/secret.yml': '# $Id$\nall: {}\n',
  'inventory/a/hosts/encoded.yml': Buffer.from('\ufeff# ümlaut\nall: {}\n', 'utf16le'),
  'inventory/a/hosts/subst.yml': '# $Format:%H$\nall: {}\n',
  'inventory/a/environment.yml': '{}\n',
  'scripts/meta-setup': '#!/bin/sh\n',
  'README.md': 'not for Ansible\n',
};

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=test', '-c', 'user.email=test@localhost', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', [...identity, '-C', repository, ...args], { encoding: 'utf8' }).trim();
}

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), content);
}

function commit(): string {
  git('add', '-A');
  git('commit', '-q', '--allow-empty', '-m', 'x');
  return git('rev-parse', 'HEAD');
}

/** What stood there is moved to where the link leads, if nothing is there yet. */
function replaceByLink(path: string, target: string): void {
  const led = join(dirname(join(repository, path)), target);
  if (existsSync(led)) rmSync(join(repository, path), { recursive: true });
  else renameSync(join(repository, path), led);
  symlinkSync(target, join(repository, path));
}

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ops-materialise-'));
  repository = join(folder, 'repository');
  options = { repository, work: join(folder, 'work') };
  execFileSync('git', ['init', '-q', '-b', 'main', repository]);
  for (const [path, content] of Object.entries(FILES)) write(path, content);
  chmodSync(join(repository, 'scripts/meta-setup'), 0o755);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('a commit', () => {
  it('is written as git has it, whatever the attributes say', () => {
    const id = commit();
    const root = materialise(options, id);
    for (const path of Object.keys(FILES).filter((name) => !/^(?:README.md|\.git)/.test(name))) {
      const blob = execFileSync('git', ['-C', repository, 'cat-file', 'blob', `${id}:${path}`]);
      expect(readFileSync(join(root, path)), path).toEqual(blob);
    }
    expect(readdirSync(root).sort()).toEqual(['ansible.cfg', 'inventory', 'playbooks', 'scripts']);
    expect(statSync(join(root, 'scripts/meta-setup')).mode & 0o111).toBeGreaterThan(0);
    expect(statSync(join(root, 'ansible.cfg')).mode & 0o111).toBe(0);
  });

  it('is handed on without the caches that somebody has committed', () => {
    write('playbooks/library/__pycache__/restart.pyc', 'compiled');
    const root = materialise(options, commit());
    expect(readdirSync(join(root, 'playbooks'))).not.toContain('library');
  });

  const HARMS: Readonly<Record<string, (root: string) => void>> = {
    'a file is empty': (root) => writeFileSync(join(root, 'playbooks/pgsql.yml'), ''),
    'a file is gone': (root) => rmSync(join(root, 'inventory/a/hosts/secret.yml')),
    'a file is new': (root) => writeFileSync(join(root, 'inventory/a/hosts/more.yml'), 'all: {}\n'),
    'a file is a link': (root) => {
      rmSync(join(root, 'ansible.cfg'));
      symlinkSync('/etc/passwd', join(root, 'ansible.cfg'));
    },
    'a folder is gone': (root) => rmSync(join(root, 'inventory'), { recursive: true }),
    'a program cannot be run': (root) => chmodSync(join(root, 'scripts/meta-setup'), 0o644),
    'the folder is a file': (root) => {
      rmSync(root, { recursive: true });
      writeFileSync(root, '');
    },
  };
  it.each(Object.entries(HARMS))('is written anew where %s', (_name, harm) => {
    const id = commit();
    const root = materialise(options, id);
    harm(root);
    expect(materialise(options, id)).toBe(root);
    expect(readFileSync(join(root, 'playbooks/pgsql.yml'), 'utf8')).toBe('[]\n');
    expect(readFileSync(join(root, 'ansible.cfg'), 'utf8')).toBe('[defaults]\n');
    expect(readdirSync(join(root, 'inventory/a/hosts')).sort()).toEqual(['encoded.yml', 'secret.yml', 'subst.yml']);
    expect(statSync(join(root, 'scripts/meta-setup')).mode & 0o111).toBeGreaterThan(0);
    expect(readdirSync(join(options.work, 'commits'))).toEqual([id]);
  });

  it('is used again as it is, with what Ansible left there', () => {
    const id = commit();
    const root = materialise(options, id);
    mkdirSync(join(root, 'playbooks/__pycache__'));
    writeFileSync(join(root, 'playbooks/__pycache__/guard.pyc'), '');
    const before = statSync(join(root, 'ansible.cfg')).ino;
    materialise(options, id);
    expect(statSync(join(root, 'ansible.cfg')).ino).toBe(before);
  });

  it('goes when many newer ones were used and it is in force nowhere', () => {
    const first = commit();
    const inForce = commit();
    git('update-ref', 'refs/ops/a/applied', git('commit-tree', `${inForce}^{tree}`, '-p', inForce, '-m', 'ledger'));
    const ids = [first, inForce, ...Array.from({ length: 11 }, () => commit())];
    for (const id of ids) materialise(options, id);
    const left = readdirSync(join(options.work, 'commits'));
    expect(left).not.toContain(first);
    expect(left.sort()).toEqual(ids.slice(1).sort());
  });
});

describe('links and submodules', () => {
  const KINDS: Readonly<Record<string, readonly [string, () => void]>> = {
    'a link to a file': [
      'inventory/a/hosts/link.yml',
      () => symlinkSync('/etc/hosts', join(repository, 'inventory/a/hosts/link.yml')),
    ],
    'a link to a folder': [
      'inventory/a/hosts/group_vars',
      () => symlinkSync('../../../playbooks', join(repository, 'inventory/a/hosts/group_vars')),
    ],
    'an environment that is a link': ['inventory/b', () => symlinkSync('a', join(repository, 'inventory/b'))],
    'a link that leads nowhere': ['playbooks/roles', () => symlinkSync('nowhere', join(repository, 'playbooks/roles'))],
    'ansible.cfg as a link': ['ansible.cfg', () => replaceByLink('ansible.cfg', 'playbooks/pgsql.yml')],
    'the inventory as a link': ['inventory', () => replaceByLink('inventory', 'elsewhere')],
    'the playbooks as a link': ['playbooks', () => replaceByLink('playbooks', 'elsewhere')],
    'the script of the meta node as a link': [
      'scripts/meta-setup',
      () => replaceByLink('scripts/meta-setup', '../README.md'),
    ],
    'a link in place of the folder of that script': ['scripts', () => replaceByLink('scripts', 'elsewhere')],
    'a submodule': [
      'playbooks/module',
      () => {
        git('commit', '-q', '--allow-empty', '-m', 'x');
        git('submodule', '--quiet', 'add', repository, 'playbooks/module');
      },
    ],
  };
  it.each(Object.entries(KINDS))(
    '%s is refused where it stands, by validate, plan and apply alike',
    (_name, [path, make]) => {
      make();
      const id = commit();
      const sources = [readEnvironmentFolder(repository, 'a'), readEnvironmentAt(repository, id, 'a')];
      for (const source of sources) {
        const found = { file: path, line: 1, column: 1, rule: 'regular-file', severity: 'error' };
        expect(openSide(source).problems).toContainEqual(expect.objectContaining(found));
        expect(openSide(source).errors).toContainEqual(expect.objectContaining(found));
      }
      expect(() => materialise(options, id)).toThrow(`${path}:1:1: `);
    },
  );

  it('are no matter elsewhere', () => {
    symlinkSync('README.md', join(repository, 'LINK.md'));
    symlinkSync('ops', join(repository, 'scripts/pt'));
    symlinkSync('meta-setup', join(repository, 'scripts/meta-setup.link'));
    const id = commit();
    expect(readEnvironmentFolder(repository, 'a').links).toEqual([]);
    expect(readEnvironmentAt(repository, id, 'a').links).toEqual([]);
    const root = materialise(options, id);
    expect(readdirSync(join(root, 'scripts'))).toEqual(['meta-setup']);
  });
});
