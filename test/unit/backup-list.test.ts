/** What a backup of the meta node takes: docs/meta-node.md lists every key and every file that scripts/meta-setup leaves as it is. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const SETUP = ['scripts/meta-setup', 'scripts/meta.d/environment.sh']
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const DOCS = readFileSync('docs/meta-node.md', 'utf8');
const LIST = DOCS.slice(DOCS.indexOf('**A backup**'), DOCS.indexOf('**A lost meta node.**'));

/** As the scripts spell it, with the environment as the page spells it. */
function findPaths(pattern: RegExp): readonly string[] {
  const found = [...SETUP.matchAll(pattern)].map(([, path = '']) => path.replaceAll(/\$name|\$1/g, '<environment>'));
  return [...new Set(found)];
}

it('names each file of root below /etc/ops', () => {
  const paths = findPaths(/\$marks\/((?:\$name\/|\$1\/)?[a-z_.-]+)/g);
  const files = ['known_hosts', '<environment>/environment', '<environment>/jobs.json', '<environment>/vault-password'];
  expect([...paths].sort()).toEqual([...files].sort());
  for (const path of files) expect(LIST).toContain(`\`/etc/ops/${path}\``);
});

it('names each key that is made', () => {
  const [, names = ''] = /for key in ([a-z ]+); do/.exec(SETUP) ?? [];
  expect(names).not.toBe('');
  for (const name of names.split(' ')) expect(LIST).toContain(`\`/var/lib/ops/<environment>/keys/${name}\``);
  const ofUser = findPaths(/-f "\$home\/(\.ssh\/[a-z0-9_]+)"/g);
  expect(ofUser).toHaveLength(1);
  for (const path of ofUser) expect(LIST).toContain(`\`/home/ops/${path}\``);
});

it('names what a person has noted, and the ledger', () => {
  for (const folder of ['standing', 'ledger.git']) expect(LIST).toContain(`\`/var/lib/ops/<environment>/${folder}\``);
});
