/** Makes a page fit: whole blocks give way to their shorter forms, the least needed first. */

export interface Block {
  /** What is missing when it is shortened, for people. */
  readonly name: string;
  /** The lower, the sooner it gives way; Infinity: never. */
  readonly keep: number;
  /** From whole to shortest; the last may be empty. */
  readonly forms: readonly string[];
}

/** What one more sentence about what was left out may take. */
const RESERVE = 400;

export interface Fitted {
  readonly text: string;
  /** Names of the blocks that are not whole. */
  readonly shortened: readonly string[];
}

/** `limit` in UTF-16 units, which are never fewer than characters. */
export function fitBlocks(
  blocks: readonly Block[],
  limit: number,
  tellShortened: (names: readonly string[]) => string,
): Fitted {
  const chosen = blocks.map(() => 0);
  const formOf = (index: number) => blocks[index]?.forms[chosen[index] ?? 0] ?? '';
  let length = blocks.reduce((sum, _, index) => sum + formOf(index).length + 2, 0);
  const order = blocks
    .map((block, index) => ({ block, index }))
    .filter(({ block }) => block.keep < Infinity)
    .sort((left, right) => left.block.keep - right.block.keep || right.index - left.index);
  const shortened = new Set<string>();
  for (const { block, index } of order) {
    while (length > limit - RESERVE && (chosen[index] ?? 0) < block.forms.length - 1) {
      length -= formOf(index).length;
      chosen[index] = (chosen[index] ?? 0) + 1;
      length += formOf(index).length;
      shortened.add(block.name);
    }
  }
  const parts = blocks.map((_, index) => formOf(index)).filter((part) => part !== '');
  if (shortened.size === 0) return { text: `${parts.join('\n\n')}\n`, shortened: [] };
  const names = [...shortened];
  return { text: `${cutBlocks(parts, limit - RESERVE).join('\n\n')}\n\n${tellShortened(names)}\n`, shortened: names };
}

/** Should what never gives way be too long too, its last blocks go. */
function cutBlocks(parts: readonly string[], limit: number): readonly string[] {
  let length = 0;
  return parts.filter((part) => {
    length += part.length + 2;
    return length <= limit;
  });
}
