/** What every verb has in common: options, one result on stdout, and the exit code that tells how it went. */
import { styleText } from 'node:util';
import { Option } from 'commander';
import { explainRefusal } from '../adapters/machine-fault.ts';
import { UserError } from '../core/types.ts';
import { UsageError } from '../core/usage-error.ts';

export type Format = 'text' | 'json' | 'markdown' | 'github' | 'html';

/** Exit codes are part of the contract. */
export const EXIT = { fine: 0, problems: 1, usage: 2, drift: 3 } as const;

export interface VerbResult {
  /** False: problems, refused or failed. */
  readonly ok: boolean;
  /** Where it is not that of `ok`. */
  readonly exitCode?: number;
  /** The whole of stdout, in pieces where it is large. */
  readonly output: string | Iterable<string>;
}

export function makeFormatOption(...formats: readonly Format[]): Option {
  return new Option('--format <format>', 'how the result is printed').choices(formats).default('text');
}

export function makeEnvironmentOption(): Option {
  return new Option(
    '--env <environment>',
    'folder under inventory/ (default: the only one, or the one that this meta node carries)',
  );
}

/** A side of a plan is named with `path:` before it where it could be a revision too: that is taken here as well. */
export function readInventoryArgument(text: string): string {
  return text.startsWith('path:') ? text.slice('path:'.length) : text;
}

export function makeInventoryOption(): Option {
  const option = new Option('--inventory <path>', 'any Ansible YAML inventory, file or directory');
  return option.argParser(readInventoryArgument);
}

export function makeUnmergedOption(): Option {
  return new Option('--unmerged', "also a commit that origin's main does not contain; the ledger says so");
}

/** Progress and messages: they never mix with the result. */
export function report(message: string): void {
  process.stderr.write(`${message}\n`);
}

/** Integers are exact in Ansible: those that a double cannot hold are printed as they were written. */
export function toJson(value: unknown): string {
  const mark = '\u0000integer:';
  const text = JSON.stringify(
    value,
    (_, item: unknown) => (typeof item === 'bigint' ? `${mark}${item.toString()}` : item),
    2,
  );
  return `${text.replace(/"\\u0000integer:(-?\d+)"/g, '$1')}\n`;
}

/** Colours where a person looks at them, and has not asked for none. */
export function terminalPaint(): Record<'strong' | 'bad' | 'faint', (text: string) => string> {
  const coloured = process.stdout.isTTY && process.env.NO_COLOR === undefined;
  const paint = (style: 'bold' | 'red' | 'dim') => (text: string) => (coloured ? styleText(style, text) : text);
  return { strong: paint('bold'), bad: paint('red'), faint: paint('dim') };
}

/** Runs a verb to its end: whatever happens, stdout with `json` is one document. */
export async function runVerb(format: Format, work: () => Promise<VerbResult> | VerbResult): Promise<void> {
  try {
    const result = await work();
    const pieces = typeof result.output === 'string' ? [result.output] : result.output;
    for (const piece of pieces) process.stdout.write(piece);
    process.exitCode = result.exitCode ?? (result.ok ? EXIT.fine : EXIT.problems);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (format === 'json') process.stdout.write(toJson({ ok: false, error: message }));
    reportFailure(error);
  }
}

/** Tells a person about an error and sets the exit code. */
export function reportFailure(error: unknown): void {
  const label = process.stderr.isTTY ? styleText('red', 'error:') : 'error:';
  if (error instanceof UsageError) {
    report(`${label} ${error.message}`);
    process.exitCode = EXIT.usage;
    return;
  }
  process.exitCode = EXIT.problems;
  const told = explainRefusal(error);
  if (told instanceof UserError) {
    report(`${label} ${told.message}`);
    return;
  }
  report(`${label} this is a bug, please report it with what follows`);
  report(error instanceof Error ? (error.stack ?? error.message) : String(error));
}
