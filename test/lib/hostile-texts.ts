/** Texts that strangers may put wherever they may name something. */
import fc from 'fast-check';

export const HOSTILE_COUNT = 300;

/** What has ended or opened markup somewhere. */
const PIECES = [
  ...['`', '``', '```', '````', '~~~', '|', '\\|', '\\\\|', '\\', '\n', '\r\n', '\t', '\u0000', '\u202e', '\u2066'],
  ...[
    '<b>',
    '</code>',
    '</sub>',
    '</details>',
    '<img src=x onerror=alert(1)>',
    '<!--',
    '-->',
    '<script>',
    '&lt;',
    '&#64;',
  ],
  ...[
    '@user',
    '@org/team',
    '#1',
    'GH-1',
    'fixes #1',
    'org/repo#1',
    'https://evil.example',
    'www.evil.example',
    'a@evil.example',
  ],
  ...[
    '**',
    '_',
    '~~',
    '[x](y)',
    '![x](y)',
    '[x]: y',
    '](',
    '# h',
    '> [!CAUTION]',
    '- [x] ',
    '---',
    '1. ',
    '| a | b |',
    ':---',
  ],
  ...[
    '$x$',
    '{{ x }}',
    '${{ x }}',
    '::error::',
    '\u001b[2J',
    '\ud800',
    '\udc00',
    '\u200b',
    '\u00a0',
    'é',
    '日本',
    ' ',
    '"',
    "'",
  ],
  ...['\n\n', '\n```\n', '\n</details>\n', '<details>', '\n## 🟢 ', '\n| ', ' |\n', 'deadbeefdeadbeef', 'a'],
];

/** What a shell, a limit of Ansible or an option reader has taken for its own. */
export const COMMAND_PIECES = [
  ...[
    '$(touch x)',
    '`touch x`',
    ';touch x',
    '&&',
    '|',
    '>',
    '${IFS}',
    "'",
    '"',
    '\\',
    '\n',
    '\r\n',
    '$HOME',
    '*',
    '~',
    '?',
  ],
  ...['!', ':', ',', '&', ':!', ':&', '[0]', '@/etc/passwd', '~.*', '--extra-vars=x', '-e', '--', ' -l all', 'all'],
  ...['::error::x', '::error file=a,line=1::x', '::stop-commands::x', '##[error]x', '%0A', '%25', '%', ',line=1', '::'],
  ...['{{ lookup("pipe", "id") }}', '${{ github.token }}', '../..', '/', '\u202e', '\u0085', '\u2028', 'é', ' '],
];

/** Each piece alone, and several together; all within `marker`. */
export function makeHostileTexts(marker: string, pieces: readonly string[] = PIECES): readonly string[] {
  const texts = fc.sample(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 5 }), {
    seed: 17,
    numRuns: HOSTILE_COUNT - pieces.length,
  });
  return [...pieces, ...texts.map((parts) => parts.join(''))].map((text) => marker + text + marker);
}
