/** Names of branches and texts of commits, of whatever the live system calls its things. */
import { printable } from '../render/safe-text.ts';
import type { Offer, Proposal } from './proposal.ts';

const LONGEST_NAME = 80;

/** Letters, digits and single `-`. */
export function nameBranch(environment: string, name: string): string {
  const plain = `offer-${environment}-${name}`.replace(/[^A-Za-z0-9]+/g, '-').slice(0, LONGEST_NAME);
  return plain.replace(/-+$/, '');
}

export function writeMessage({ subject, why }: Offer, written: readonly Proposal[]): string {
  const lines = written.map(({ what }) => `- ${makeInertForGit(what)}`);
  return [makeInertForGit(subject), '', ...why, '', ...lines, ''].join('\n');
}

/**
 * On one line, and without what GitHub reads in a commit's message: an issue that its merge closes (`fixes #1`, `GH-1`), a
 * person to be told, or `[skip ci]`, which would leave the pull request unchecked.
 */
function makeInertForGit(text: string): string {
  return printable(text)
    .replace(/[#@[\]<>*]/g, (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
    .replace(/\bgh-(?=\d)/gi, 'GH\\u002d');
}
