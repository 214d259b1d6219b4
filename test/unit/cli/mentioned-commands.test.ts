import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../../actions/cli/program.ts';

const root = join(import.meta.dirname, '../../..');
/** Built from other files; or inputs and outputs of a test, in which nobody is told to run anything. */
const LEFT_OUT = /^(?:actions\/(?:dist|core\/generated)\/|test\/(?:cases|unit)\/|package-lock\.json)/;
/** Until what ends a command in a sentence, a shell line, a string or Markdown. */
const COMMAND = /scripts\/ops ([a-z][^\n`"|;)#<>]*)/g;
/** What `patronictl` has or the handbook promises, without the command before it: `look at patroni list`. */
const BARE =
  /(?<![\w/.-]|scripts\/ops )patroni ((?:list|topology|history|switchover|failover|pause|resume|restart|reload|reinit|flush|query|dsn|version|remove|show-config|edit-config)\b[^\n`"|;)#<>]*)/g;
/** Sentences that go on after the name of the program. */
const SENTENCES = ['and'];

/** What is wrong with the words after `scripts/ops`; undefined where they are a command that there is. */
function findMistake(program: Command, words: readonly string[]): string | undefined {
  let command = program;
  const options: string[] = [];
  for (const word of words) {
    const next = command.commands.find((one) => one.name() === word);
    if (next !== undefined && options.length === 0) command = next;
    else if (/^--?[a-z]/.test(word)) options.push(word.replace(/=.*/, ''));
    // What follows an option may be its value: a command with others below it has options of its own too.
    else if (command.commands.length > 0 && options.length === 0) return `"${word}" is no command`;
  }
  const known = [...command.options.flatMap(({ long, short }) => [long, short]), '--help', '-h'];
  const unknown = options.find((option) => !known.includes(option));
  return unknown === undefined ? undefined : `${command.name()} has no option "${unknown}"`;
}

/** `file:line: command: what is wrong`. */
function listMistakes(program: Command, file: string, text: string): readonly string[] {
  const found: string[] = [];
  const judge = (match: RegExpMatchArray, before: readonly string[]): void => {
    const words = (match[1] ?? '')
      .replace(/[.,:'}]+(?= |$)/g, '')
      .split(/\s+/)
      .filter((word) => word !== '');
    if (SENTENCES.includes(words[0] ?? '')) return;
    const mistake = findMistake(program, [...before, ...words]);
    const line = text.slice(0, match.index).split('\n').length;
    if (mistake !== undefined) found.push(`${file}:${String(line)}: ${match[0].trim()}: ${mistake}`);
  };
  for (const match of text.matchAll(COMMAND)) judge(match, []);
  for (const match of text.matchAll(BARE)) judge(match, ['patroni']);
  return found;
}

describe('commands that messages, pages and comments name', async () => {
  const program = await createProgram(undefined);

  it.each([
    ['run `scripts/ops patroni resumee pg-test`', '"resumee" is no command'],
    ['see scripts/ops undo', '"undo" is no command'],
    ['scripts/ops apply --env x --force', 'apply has no option "--force"'],
    ['look at patroni list --force', 'list has no option "--force"'],
  ])('are seen where they are wrong: %s', (text, mistake) => {
    expect(listMistakes(program, 'a.md', text)).toEqual([expect.stringContaining(mistake)]);
  });

  it('are fine where they are right', () => {
    const text =
      'look at patroni list; `scripts/ops plan --others a`, or scripts/ops patroni switchover x --confirm x.';
    expect(listMistakes(program, 'a.md', text)).toEqual([]);
  });

  it('exist, with their options', () => {
    const files = execFileSync('git', ['-C', root, 'ls-files', '-z'], { encoding: 'utf8' }).split('\0');
    const read = files.filter((file) => file !== '' && !LEFT_OUT.test(file));
    expect(read.length).toBeGreaterThan(300);
    expect(read.flatMap((file) => listMistakes(program, file, readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
