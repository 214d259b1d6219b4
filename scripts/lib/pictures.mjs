/** Plans each change in a clone of this repository, and takes a picture of its page, 700 pixels wide. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PICTURES = join(ROOT, 'docs', 'pictures');
const WIDTH = 700;
const MARGIN = 20;
const HOSTS = 'inventory/sandbox/hosts';

/** Each edits a clone by shell commands. */
const CHANGES = {
  'lets-in': [
    `scripts/ops new hba pg-test 'host test test 192.168.7.0/24 scram-sha-256' --title 'reports from the office'`,
  ],
  restarts: [`printf '%s\\n' '    pg_parameters: { max_connections: 200 }' >> ${HOSTS}/pg-test.yml`],
  destroys: [
    `rm ${HOSTS}/pg-test.yml`,
    `printf '%s\\n' '- { cluster: pg-test, action: destroy, reason: replaced by pg-orders }' > inventory/sandbox/removals.yml`,
  ],
  refused: [`rm ${HOSTS}/pg-test.yml`],
};

const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
const requirements = readFileSync(join(ROOT, 'test/requirements.txt'));
const digest = createHash('sha256').update(requirements).digest('hex').slice(0, 16);
const python = join(cache, 'postgres-operations', `tools-${digest}`, 'bin', 'python3');
const css = readFileSync(fileURLToPath(import.meta.resolve('github-markdown-css/github-markdown-light.css')), 'utf8');
const READ_MARKDOWN = `
import sys, cmarkgfm
from cmarkgfm.cmark import Options
sys.stdout.write(cmarkgfm.github_flavored_markdown_to_html(sys.stdin.read(), Options.CMARK_OPT_UNSAFE))
`;
const ALERTS = { NOTE: 'Note', TIP: 'Tip', IMPORTANT: 'Important', WARNING: 'Warning', CAUTION: 'Caution' };

function planPage(folder, name, commands) {
  const clone = join(folder, name);
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

/** GitHub's alerts are its own: the parser gives them as quotations that begin with their kind. */
function drawAlerts(html) {
  return html.replaceAll(/<blockquote>\s*<p>\[!([A-Z]+)\]\s*/g, (all, kind) =>
    kind in ALERTS
      ? `<blockquote class="markdown-alert markdown-alert-${kind.toLowerCase()}"><p class="markdown-alert-title">${ALERTS[kind]}</p><p>`
      : all,
  );
}

function colourDiffs(html) {
  return html.replaceAll(/(<pre lang="diff"><code>)([^]*?)(<\/code>)/g, (_, start, lines, end) => {
    const coloured = lines.replaceAll(
      /^([+-]).*$/gm,
      (line, sign) => `<span class="pl-${sign === '+' ? 'mi1' : 'md'}">${line}</span>`,
    );
    return start + coloured + end;
  });
}

function drawPage(markdown) {
  const parsed = execFileSync(python, ['-c', READ_MARKDOWN], { input: markdown, encoding: 'utf8' });
  const html = colourDiffs(drawAlerts(parsed));
  return `<!doctype html><meta charset="utf-8"><style>${css}
    body.markdown-body { margin: ${MARGIN}px; width: ${WIDTH}px }</style>
    <body class="markdown-body">${html}<script>document.title = document.documentElement.scrollHeight</script>`;
}

function runChromium(folder, ...args) {
  const profile = `--user-data-dir=${join(folder, 'profile')}`;
  const usual = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars', profile];
  return execFileSync('chromium', [...usual, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}

function takePicture(folder, name, html) {
  const page = join(folder, `${name}.html`);
  writeFileSync(page, html);
  const size = (height) => `--window-size=${String(WIDTH + 2 * MARGIN)},${String(height)}`;
  const height = /<title>(\d+)<\/title>/.exec(runChromium(folder, size(100), '--dump-dom', `file://${page}`))?.[1];
  if (height === undefined) throw new Error(`Chromium did not tell the height of ${page}`);
  const picture = join(PICTURES, `${name}.png`);
  runChromium(folder, size(Number(height) + MARGIN), `--screenshot=${picture}`, `file://${page}`);
  console.log(picture.slice(ROOT.length));
}

const folder = mkdtempSync(join(tmpdir(), 'ops-pictures-'));
try {
  mkdirSync(PICTURES, { recursive: true });
  for (const [name, commands] of Object.entries(CHANGES)) {
    takePicture(folder, name, drawPage(planPage(folder, name, commands)));
  }
} finally {
  rmSync(folder, { recursive: true });
}
