/** Texts near those of test/cases: most are still YAML, and what they mean hangs on one character. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import cases from '../cases/yaml/cases.json' with { type: 'json' };
import { makeRandom } from './random.ts';
import type { Random } from './random.ts';

/** What is written into a text: marks of the language, and words that may be something else than text. */
const MARKS: readonly [string, ...string[]] = [
  ' ', '  ', '\t', '\n', '\n  ', '\n\n', '\n\t', '\r\n', '\n    x: no}', '\n]', '\n  }', ': ', ':', '- ', '-\t', '-', '? ', '?', '[', ']', '{', '}', ', ', ',',
  '"', "'", "''", '&x ', '*x', '*x ', '<<: ', '<<: *x\n', '!!str ', '!!int ', '!!float ', '!!set ', '!vault ', '!unsafe ', '! ', '!<tag:yaml.org,2002:str> ',
  '>', '|', '|2\n', '>-\n  ', '|+\n  ', '#', ' # c', '%', '@', '`', '---', '--- ', '---\n', '...\n', '=', '<<', '~', 'null', 'yes', 'No', 'y', '010', '0x1F', '0b1', '1_000',
  '1:30', '1.5', '1.', '.5', '1e3', '1.0e+3', '.inf', '-.INF', '.nan', '2001-01-01', '2001-1-1 1:2:3', '2001-12-14t21:59:43.10-05:00', '\\', '\\n', '\\u00e9',
  'é', '😀', '{{ x }}', '"{{ x }}"', '0', '-1', '+1', '00', '08', '1', '12345678901234567890', '__proto__', 'a: b',
]; // prettier-ignore

/** Small enough that one change is likely to matter. */
const MOST_LINES = 14;

export function readTexts(root: string): readonly string[] {
  const files = ['ansible', 'rules'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name) && !entry.parentPath.includes('alias-bomb'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8')),
  );
  return [...cases.map(({ text }) => text), ...files].filter((text) => !text.startsWith('$ANSIBLE_VAULT'));
}

export function makeText(seed: number, texts: readonly string[]): string {
  const random = makeRandom(seed);
  const whole = texts[random.integer(texts.length)] ?? '';
  const lines = whole.split('\n');
  const from = lines.length > MOST_LINES ? random.integer(lines.length - MOST_LINES) : 0;
  const start = lines.slice(from, from + MOST_LINES).join('\n');
  const count = 1 + random.integer(3);
  return Array.from({ length: count }).reduce<string>((text) => mutate(random, text), start);
}

function mutate(random: Random, text: string): string {
  const from = random.integer(text.length + 1);
  const to = Math.min(text.length, from + 1 + random.integer(4));
  const lines = text.split('\n');
  const line = random.integer(lines.length);
  switch (random.integer(8)) {
    case 0:
    case 1:
    case 2:
      return text.slice(0, from) + random.pick(MARKS) + text.slice(from);
    case 3:
      return text.slice(0, from) + text.slice(to);
    case 4:
      return text.slice(0, from) + random.pick(MARKS) + text.slice(to);
    case 5:
      return lines.with(line, ` ${lines[line] ?? ''}`).join('\n');
    case 6:
      return lines.with(line, (lines[line] ?? '').replace(/^ {1,2}/, '')).join('\n');
    default:
      return [...lines.slice(0, line + 1), ...lines.slice(line)].join('\n');
  }
}
