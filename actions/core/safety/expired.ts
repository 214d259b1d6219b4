import type { Removal } from '../load/environment.ts';
import type { Note } from '../types.ts';

/** Entries of removals.yml that still count on a day (YYYY-MM-DD), and a word about those that do not. */
export function dropExpired(
  removals: readonly Removal[],
  today: string,
): { readonly removals: readonly Removal[]; readonly notes: readonly Note[] } {
  const isOver = ({ until }: Removal) => until !== undefined && until < today;
  return {
    removals: removals.filter((removal) => !isOver(removal)),
    notes: removals.filter(isOver).map(({ kind, name, until, position: { file, line } }) => ({
      message: `${file}:${String(line)}: the consent to remove ${kind} ${name} ended on ${until ?? ''} and counts no more`,
    })),
  };
}
