/**
 * pictures.mjs          plans each change below in a clone of this repository, and draws its page in docs/pictures/
 * pictures.mjs FROM TO  draws every page, `*.md`, of the folder FROM in the folder TO
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawPage } from './draw-page.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const HOSTS = 'inventory/sandbox/hosts';

/** Each edits a clone by shell commands. */
const CHANGES = {
  'lets-in': [
    `scripts/ops new hba pg-test 'host test test 203.0.113.0/24 scram-sha-256' --title 'reports from the office'`,
  ],
  restarts: [`printf '%s\\n' '    pg_parameters: { max_connections: 200 }' >> ${HOSTS}/pg-test.yml`],
  destroys: [
    `rm ${HOSTS}/pg-test.yml`,
    `printf '%s\\n' '- { cluster: pg-test, action: destroy, reason: replaced by pg-orders }' > inventory/sandbox/removals.yml`,
  ],
  refused: [`rm ${HOSTS}/pg-test.yml`],
};

function planPage(clone, commands) {
  execFileSync('git', ['clone', '-q', ROOT, clone]);
  for (const command of commands) execFileSync('bash', ['-c', command], { cwd: clone, stdio: ['ignore', 'ignore', 2] });
  try {
    const plan = ['plan', '--env', 'sandbox', '--format', 'markdown'];
    return execFileSync(join(clone, 'scripts/ops'), plan, {
      cwd: clone,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 2],
    });
  } catch (error) {
    // A plan that is refused has its page, too.
    if (error.status === 1 && error.stdout) return error.stdout;
    throw error;
  }
}

/** Names to texts. */
function readPages(from) {
  const files = readdirSync(from).filter((file) => file.endsWith('.md'));
  if (files.length === 0) throw new Error(`${from} has no page: no file there ends with .md`);
  return files.sort().map((file) => [basename(file, '.md'), readFileSync(join(from, file), 'utf8')]);
}

const [from, to = join(ROOT, 'docs', 'pictures')] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), 'ops-pictures-'));
try {
  const pages =
    from === undefined
      ? Object.entries(CHANGES).map(([name, commands]) => [name, planPage(join(folder, name), commands)])
      : readPages(from);
  mkdirSync(to, { recursive: true });
  for (const [name, markdown] of pages) drawPage(markdown, join(to, `${name}.png`), folder);
} finally {
  rmSync(folder, { recursive: true });
}
