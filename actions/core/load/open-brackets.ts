import { findLineEnd, findLineStart } from './quote-advice.ts';

interface Open {
  readonly mark: string;
  readonly start: number;
}

const MOST_LINES = 200;
/** A value that begins with a bracket or a quote. */
const OPENING = /^\s*(?:-[ \t]+)*(?:(?:"[^"]*"|'[^']*'|[^\s#"'{[][^"'{[]*?)[ \t]*:[ \t]+)?(?:&\S+[ \t]+)?(?=[[{"'])/;

/** The innermost bracket or quote that is open at an offset: of the nearest line, at it or above, that opens one. */
export function findOpen(text: string, offset: number): Open | undefined {
  let start = findLineStart(text, offset);
  for (let lines = 0; lines < MOST_LINES; lines++) {
    const found = OPENING.exec(text.slice(start, findLineEnd(text, start)));
    const open = found === null ? undefined : scan(text, start + found[0].length, offset);
    if (open !== undefined) return open;
    if (start === 0) return undefined;
    start = findLineStart(text, start - 1);
  }
  return undefined;
}

function scan(text: string, from: number, to: number): Open | undefined {
  const open: Open[] = [];
  for (let at = from; at < to; at++) {
    const mark = text.charAt(at);
    if (mark === '[' || mark === '{') open.push({ mark, start: at });
    else if (mark === ']' || mark === '}') open.pop();
    else if (mark === '#' && /\s/.test(text.charAt(at - 1))) at = findLineEnd(text, at);
    else if ((mark === '"' || mark === "'") && /[\s[{,:]/.test(text.charAt(at - 1))) {
      const end = findQuoteEnd(text, at, to);
      if (end === undefined) return { mark, start: at };
      at = end;
    }
    if (open.length === 0) return undefined;
  }
  return open.at(-1);
}

function findQuoteEnd(text: string, start: number, to: number): number | undefined {
  const mark = text.charAt(start);
  for (let at = start + 1; at < to; at++) {
    if (mark === '"' && text.charAt(at) === '\\') at++;
    else if (text.charAt(at) === mark) {
      if (mark !== "'" || text.charAt(at + 1) !== "'") return at;
      at++;
    }
  }
  return undefined;
}
