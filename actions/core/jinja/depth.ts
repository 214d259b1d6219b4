import { JinjaError } from './lexer.ts';

/** What people write nests a few levels; readers go down one by one, on a stack that has an end. */
const DEEPEST = 1000;

/** What `parse` gives, unless it nests so deep that a reader of it could come to the end of its stack. */
export function parseShallow<Parsed>(parse: () => Parsed): Parsed {
  let parsed: Parsed;
  try {
    parsed = parse();
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
  if (isDeep(parsed)) throw tooDeep();
  return parsed;
}

function tooDeep(): JinjaError {
  return new JinjaError(`it nests more than ${String(DEEPEST)} levels deep`, 0);
}

/** Not by recursion: `a ~ b ~ …` is read in a loop, and nests as deep as it is long. */
function isDeep(root: unknown): boolean {
  const open: { readonly part: unknown; readonly depth: number }[] = [{ part: root, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { part, depth } = next;
    if (typeof part !== 'object' || part === null) continue;
    const below = 'kind' in part ? depth + 1 : depth;
    if (below > DEEPEST) return true;
    for (const inner of Object.values(part)) open.push({ part: inner, depth: below });
  }
  return false;
}
