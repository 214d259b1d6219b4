import type { Replacement } from '../types.ts';

/**
 * The known name that a written one most likely stands for, by edits; undefined where none is near. Words that both have at
 * the end, such as `_enabled`, make no name near: most letters of the words before them must be the same too.
 */
export function findNearestName(written: string, known: Iterable<string>): string | undefined {
  const most = Math.max(1, Math.floor(written.length / 3));
  let nearest: string | undefined;
  let least = most + 1;
  for (const name of known) {
    const distance = countEdits(written, name, least);
    if (distance < least && isNear(written, name)) {
      least = distance;
      nearest = name;
    }
  }
  return nearest;
}

/** `pg_dns_enabled` is not near `nginx_enabled`: of `pg_dns` and `nginx`, most letters differ. */
function isNear(written: string, name: string): boolean {
  const left = written.toLowerCase().split('_');
  const right = name.toLowerCase().split('_');
  if (left[0] === right[0]) return true;
  while (left.length > 1 && right.length > 1 && left.at(-1) === right.at(-1)) {
    left.pop();
    right.pop();
  }
  const [one, other] = [left.join('_'), right.join('_')];
  const most = Math.max(1, Math.floor(Math.max(one.length, other.length) / 2));
  return countEdits(one, other, most + 1) <= most;
}

/** To put the nearest name in the place of the written one. */
export function replaceBy(from: string, to: string | undefined): { readonly replace?: Replacement } {
  return to === undefined ? {} : { replace: { from, to } };
}

/** Insertions, deletions, replacements and swaps of neighbours; stops above `enough`. */
function countEdits(left: string, right: string, enough: number): number {
  if (Math.abs(left.length - right.length) >= enough) return enough;
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const isSame = left[row - 1] === right[column - 1];
      let edits = Math.min(
        (above[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap =
        row > 1 && column > 1 && left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      if (isSwap) edits = Math.min(edits, (before[column - 2] ?? 0) + 1);
      current.push(edits);
    }
    before = above;
    above = current;
  }
  return above.at(-1) ?? enough;
}
