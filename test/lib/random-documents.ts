/** Texts that may or may not be YAML: made of the marks of the language, or of an inventory with some bytes changed. */
import { makeInventory } from './random-inventory.ts';
import { makeRandom } from './random.ts';
import type { Random } from './random.ts';

const MARKS: readonly [string, ...string[]] = [
  'a', 'b', ': ', ':', '\n', '\n  ', '\n\t', '  ', '- ', '-', '[', ']', '{', '}', ', ', '"', "'", '&x ', '*x', '*x ', '<<: ',
  '!t ', '!!int ', '!vault ', '!unsafe ', '!', '!<', '>', '|', '|2\n', '>-\n', '#', ' # ', '\t', '%YAML 1.1\n', '%TAG ! x\n', '---', '--- ',
  '...\n', '\r', '\r\n', '? ', '=', '1', '010', '2001-1-1', '~', 'yes', '\ufeff', '\u0085', '\u2028', '\ud83d', '\0', '\u0007', '😀', '\\', '\\u0',
  '$ANSIBLE_VAULT;1.1;AES256\n', 'all', 'hosts', 'vars', 'children', 'ansible_group_priority', 'h[1:3]', 'h[1:', '__proto__', '#!',
]; // prettier-ignore

/** Bytes, as a file has them: they need not be UTF-8. */
export function makeDocument(seed: number): Buffer {
  const random = makeRandom(seed);
  if (random.chance(0.4)) return makeMarks(random);
  const texts = [...makeInventory(seed).values()].filter((text) => text.length > 20);
  return mutate(random, Buffer.from(texts[random.integer(texts.length)] ?? 'all:\n'));
}

function makeMarks(random: Random): Buffer {
  const length = random.integer(random.chance(0.02) ? 2_000 : 40);
  return Buffer.from(Array.from({ length }, () => random.pick(MARKS)).join(''));
}

function mutate(random: Random, bytes: Buffer): Buffer {
  const count = 1 + random.integer(6);
  return Array.from({ length: count }).reduce<Buffer>((text) => mutateOnce(random, text), bytes);
}

function mutateOnce(random: Random, text: Buffer): Buffer {
  const from = random.integer(text.length + 1);
  const to = Math.min(text.length, from + random.integer(12));
  switch (random.integer(6)) {
    case 0:
      return Buffer.concat([text.subarray(0, from), Buffer.from([random.integer(256)]), text.subarray(from + 1)]);
    case 1:
      return Buffer.concat([text.subarray(0, from), text.subarray(to)]);
    case 2:
      return Buffer.concat([text.subarray(0, to), text.subarray(from)]);
    case 3:
      return text.subarray(0, from);
    case 4:
      return Buffer.concat([text.subarray(0, from), text.subarray(random.integer(text.length + 1))]);
    default:
      return Buffer.concat([text.subarray(0, from), Buffer.from(random.pick(MARKS)), text.subarray(from)]);
  }
}
