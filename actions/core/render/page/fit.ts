/** Makes a page fit: whole blocks give way to their shorter forms, the least needed first. */

export interface Block {
  /** What is missing when it is shortened, for people. */
  readonly name: string;
  /** The lower, the sooner it gives way; Infinity: never. */
  readonly keep: number;
  /** From whole to shortest, each written only when it is needed; the last may be empty. */
  readonly forms: readonly (() => string)[];
}

interface Chosen {
  readonly block: Block;
  form: number;
  text: string;
}

/** What one more sentence about what was left out may take. */
const RESERVE = 600;
const GAP = '\n\n';

/**
 * `limit` in UTF-16 units, which are never fewer than characters. Should what never gives way be too long too, the last
 * blocks go, whole.
 */
export function fitBlocks(
  blocks: readonly Block[],
  limit: number,
  tellShortened: (names: readonly string[]) => string,
): string {
  const chosen = blocks.map((block): Chosen => ({ block, form: 0, text: block.forms[0]?.() ?? '' }));
  let length = chosen.reduce((sum, { text }) => sum + text.length + GAP.length, 0);
  if (length <= limit) return join(chosen);
  for (const one of orderByNeed(chosen)) {
    while (length > limit - RESERVE && one.text !== '' && one.form < one.block.forms.length - 1)
      length += change(one, one.form + 1);
  }
  // What had to go for a larger block that went too may have room again.
  for (const one of orderByNeed(chosen).toReversed()) {
    const { form, text } = one;
    if (form === 0) continue;
    const longer = change(one, 0);
    if (length + longer <= limit - RESERVE) length += longer;
    else Object.assign(one, { form, text });
  }
  const shortened = new Set(chosen.flatMap(({ block, form }) => (form === 0 ? [] : [block.name])));
  const kept = takeWhile(chosen, limit - RESERVE);
  if (kept.length < chosen.length) shortened.add('the last environments');
  return `${join(kept)}\n${tellShortened([...shortened])}\n`;
}

/** Takes another form of a block; by how much that is longer. */
function change(one: Chosen, form: number): number {
  const before = one.text.length;
  one.form = form;
  one.text = one.block.forms[form]?.() ?? '';
  return one.text.length - before;
}

function join(chosen: readonly Chosen[]): string {
  return `${chosen.flatMap(({ text }) => (text === '' ? [] : [text])).join(GAP)}\n`;
}

/** The least needed first; of equal ones the last. */
function orderByNeed(chosen: readonly Chosen[]): readonly Chosen[] {
  return chosen.filter(({ block }) => block.keep < Infinity).reverse().sort((left, right) => left.block.keep - right.block.keep); // prettier-ignore
}

function takeWhile(chosen: readonly Chosen[], limit: number): readonly Chosen[] {
  let length = 0;
  const end = chosen.findIndex(({ text }) => (length += text.length + GAP.length) > limit);
  return end === -1 ? chosen : chosen.slice(0, end);
}
