/**
 * A patch that may be shown. Lines around a change may be passwords that stand in clear, and what a page or a terminal
 * would show otherwise than it is could not be applied: a patch takes as many lines of context as it can without those.
 */
import { isSecretName } from '../catalogue/secrets.ts';
import { startOfLine } from '../edit/text-lines.ts';
import { listSpans } from '../edit/yaml-tree.ts';
import { hasHiddenSecret } from '../general/hidden-secrets.ts';
import { printable } from '../render/safe-text.ts';
import type { ChangedFile } from './write-offer.ts';

export interface ShownPatch {
  /** As `git apply` takes it. */
  readonly lines: readonly string[];
  /** Without context, `git apply` wants to be told so. */
  readonly command: 'git apply' | 'git apply --unidiff-zero';
}

const CONTEXTS = [3, 2, 1, 0] as const;
/** In a comment, or in a layout that is not understood: rather one line less than one too many. */
const MAYBE_SECRET = /(?:pass|passw|passwd|password|passphrase|secret|token|_key)\w*\s*['"]?\s*[:=]/i;

/** Undefined where even the changed lines cannot be shown. */
export function findShownPatch(
  files: readonly ChangedFile[],
  print: (context: number) => string,
): ShownPatch | undefined {
  const secret = new Set(files.flatMap(({ before, text }) => [...listSecretLines(before), ...listSecretLines(text)]));
  for (const context of CONTEXTS) {
    const lines = print(context)
      .replace(/\n$/, '')
      .split('\n')
      .map((line) => line.replace(/^(@@ [-+,\d ]+ @@).*$/, '$1'));
    if (lines.every((line) => isShown(line, secret)))
      return { lines, command: context === 0 ? 'git apply --unidiff-zero' : 'git apply' };
  }
  return undefined;
}

function isShown(line: string, secret: ReadonlySet<string>): boolean {
  const text = line.slice(1);
  return printable(line) === line && !secret.has(text) && !MAYBE_SECRET.test(text) && !hasHiddenSecret(text);
}

/** Of values by their keys' names, all lines. */
function listSecretLines(text: string): readonly string[] {
  return listSpans(text, (name) => isSecretName(name) || /passw|secret|token/i.test(name)).flatMap(({ start, end }) =>
    text.slice(startOfLine(text, start), endOfLine(text, end)).split('\n'),
  );
}

function endOfLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
