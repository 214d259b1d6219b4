/** Proposals as texts of files: each is written alone and read back, and only an inventory that has exactly it counts. */
import { findNewProblems } from '../onboarding/new-problems.ts';
import { Memo } from '../memo.ts';
import { openSide } from '../side/open-side.ts';
import type { Side } from '../side/open-side.ts';
import type { EnvironmentSource, Problem, SourceFile } from '../types.ts';
import { UserError } from '../types.ts';
import { findDeviation } from './exact.ts';
import type { Proposal, Wish } from './proposal.ts';
import { describeByHand, isWritten, listWays } from './write-wish.ts';

export interface ChangedFile extends SourceFile {
  readonly before: string;
}

interface Refused {
  readonly proposal: Proposal;
  readonly reason: string;
  /** Lines that a person edits instead, each with its place. */
  readonly byHand: readonly string[];
}

export interface WrittenOffer {
  /** By path; empty where nothing is to be written. */
  readonly files: readonly ChangedFile[];
  readonly written: readonly Proposal[];
  /** What is written, as lines that a person would edit, each with its place in the base. */
  readonly byHand: readonly string[];
  /** Those that the base says already. */
  readonly known: readonly Proposal[];
  readonly refused: readonly Refused[];
  /** What validate says of the new content and did not say before. */
  readonly problems: readonly Problem[];
}

export function writeOffer(source: EnvironmentSource, proposals: readonly Proposal[]): WrittenOffer {
  const memo = new Memo();
  const base = openSide(source, { memo });
  const unreadable = base.loadProblems.find(({ severity }) => severity === 'error');
  let side = base;
  const written: Proposal[] = [];
  const known: Proposal[] = [];
  const refused: Refused[] = [];
  for (const proposal of proposals) {
    try {
      if (unreadable !== undefined)
        throw new UserError(`${unreadable.file}:${String(unreadable.line)}: ${unreadable.message}`);
      const missing = proposal.wishes.filter((wish) => !isWritten(wish, side));
      for (const wish of missing) assertKnown(wish, side);
      if (missing.length > 0) side = missing.reduce((from, wish) => grant(from, wish, memo), side);
      (missing.length > 0 ? written : known).push(proposal);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      refused.push({ proposal, reason: error.message, byHand: listByHand(proposal, base) });
    }
  }
  const files = listChanged(base, side);
  const byHand = written.flatMap((proposal) => listByHand(proposal, base));
  const problems = files.length === 0 ? [] : findNewProblems(base, side);
  return { files, written, byHand, known, refused, problems };
}

function listByHand({ wishes }: Proposal, base: Side): readonly string[] {
  return wishes.filter((wish) => !isWritten(wish, base)).map((wish) => describeByHand(wish, base));
}

function assertKnown(wish: Wish, { resolved }: Side): void {
  if (wish.kind === 'label' && !resolved.hosts.includes(wish.host))
    throw new UserError(`the inventory has no host ${JSON.stringify(wish.host)} [offer]`);
}

/** The side with the wish and nothing else. */
function grant(side: Side, wish: Wish, memo: Memo): Side {
  const reasons: string[] = [];
  for (const write of listWays(wish, side)) {
    try {
      const after = withFile(side, write(), memo);
      const deviation = findDeviation(side, after, wish);
      if (deviation === undefined) return after;
      reasons.push(deviation);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      reasons.push(error.message);
    }
  }
  throw new UserError(reasons[0] ?? 'nothing says where it would be written [offer]');
}

function withFile({ source }: Side, { path, text }: SourceFile, memo: Memo): Side {
  const files = source.inventory.files.map((file) => (file.path === path ? { path, text } : file));
  return openSide({ ...source, inventory: { ...source.inventory, files } }, { memo });
}

function listChanged(before: Side, after: Side): readonly ChangedFile[] {
  const texts = new Map(before.source.inventory.files.map(({ path, text }) => [path, text]));
  return after.source.inventory.files.flatMap(({ path, text }) => {
    const known = texts.get(path);
    return known === undefined || known === text ? [] : [{ path, text, before: known }];
  });
}
