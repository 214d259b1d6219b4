/** A page as GitHub draws it: its Markdown, read by GitHub's own parser, as a picture 700 pixels wide. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const WIDTH = 700;
const MARGIN = 20;
/** Chromium leaves the lower part of a lower window white. */
const LOWEST = 300;
/** Chromium draws nothing that is higher; the end of such a page is left out. */
const HIGHEST = 16_384;

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

function assembleHtml(markdown) {
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

/** `folder` is for what is left over. */
export function drawPage(markdown, picture, folder) {
  const page = join(folder, 'page.html');
  writeFileSync(page, assembleHtml(markdown));
  const size = (height) => `--window-size=${String(WIDTH + 2 * MARGIN)},${String(height)}`;
  const height = /<title>(\d+)<\/title>/.exec(runChromium(folder, size(100), '--dump-dom', `file://${page}`))?.[1];
  if (height === undefined) throw new Error(`Chromium did not tell the height of ${picture}`);
  const wanted = Math.max(Number(height) + MARGIN, LOWEST);
  runChromium(folder, size(Math.min(wanted, HIGHEST)), `--screenshot=${picture}`, `file://${page}`);
  console.log(`${picture}${wanted > HIGHEST ? `: the last ${String(wanted - HIGHEST)} pixels are left out` : ''}`);
}
