import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { ANSIBLE_MODULE_UTILS, ANSIBLE_MODULES } from '../../../../actions/core/playbooks/module-code.ts';
import { findAnsiblePython } from '../../../lib/ansible.ts';

const python = findAnsiblePython();
const LIST = [
  'import json, os, ansible',
  'folder = os.path.dirname(ansible.__file__)',
  'names = lambda path: sorted({name.removesuffix(".py") for name in os.listdir(os.path.join(folder, path)) if name[:2] != "__"})',
  'print(json.dumps({path: names(path) for path in ["modules", "plugins/action", "module_utils"]}))',
].join('\n');

it.skipIf(python === undefined)('the names that Ansible has are those of the one that is installed', () => {
  const found = JSON.parse(execFileSync(python ?? '', ['-c', LIST], { encoding: 'utf8' })) as Record<string, string[]>;
  const modules = new Set([...(found['modules'] ?? []), ...(found['plugins/action'] ?? [])]);
  expect([...ANSIBLE_MODULES].sort()).toEqual([...modules].sort());
  expect([...ANSIBLE_MODULE_UTILS].sort()).toEqual(found['module_utils']);
});
