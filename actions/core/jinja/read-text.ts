import { parseExpressionText } from './expressions.ts';
import { JinjaError } from './lexer.ts';
import type { Scope } from './hosts.ts';
import { ReadsFinder } from './reads.ts';
import type { TextReads } from './text-reads.ts';
import { parseTemplate } from './statements.ts';

const NAME = /[A-Za-z_]\w*/g;
/** A first line that gives the marks other names, or makes lines of the text statements. */
const OTHER_MARKS = /^#jinja2:[^\n]*(?:_string|line_\w+_prefix)/;

/** `expression`: a bare one, as `when` has it. */
export function readText(text: string, kind: 'template' | 'expression', locals: Scope = new Map()): TextReads {
  const finder = new ReadsFinder();
  try {
    if (OTHER_MARKS.test(text)) throw new JinjaError('its "#jinja2:" line gives the marks other names', 0);
    if (kind === 'expression') finder.read(parseExpressionText(text), new Map(locals));
    else if (text.includes('{{') || text.includes('{%')) finder.walkAll(parseTemplate(text), new Map(locals));
  } catch (error) {
    if (error instanceof JinjaError) return readUnparsed(text, error);
    throw error;
  }
  return finder;
}

/** A text that is not understood may read whatever stands in it, and all that can be reached from there. */
function readUnparsed(text: string, error: JinjaError): TextReads {
  const finder = new ReadsFinder();
  finder.unknowns.push({ what: `Jinja that is not understood: ${error.message}`, offset: error.offset });
  for (const { 0: name, index } of text.matchAll(NAME)) {
    finder.read({ kind: 'name', name, offset: index }, new Map());
    finder.words.add(name);
  }
  return finder;
}
