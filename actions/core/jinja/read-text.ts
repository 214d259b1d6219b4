import { parseExpressionText } from './expressions.ts';
import { JinjaError } from './lexer.ts';
import type { Scope } from './hosts.ts';
import { ReadsFinder } from './reads.ts';
import type { TextReads } from './text-reads.ts';
import { parseTemplate } from './statements.ts';

const NAME = /[A-Za-z_]\w*/g;

/** `expression`: a bare one, as `when` has it. */
export function readText(text: string, kind: 'template' | 'expression', locals: Scope = new Map()): TextReads {
  const finder = new ReadsFinder();
  try {
    if (kind === 'expression') finder.read(parseExpressionText(text), new Map(locals));
    else if (text.includes('{{') || text.includes('{%')) finder.walkAll(parseTemplate(text), new Map(locals));
  } catch (error) {
    if (!(error instanceof JinjaError)) throw error;
    return readUnparsed(text, error);
  }
  return finder;
}

/** Every name counts where the text is not understood. */
function readUnparsed(text: string, error: JinjaError): TextReads {
  const finder = new ReadsFinder();
  finder.unknowns.push({ what: `Jinja that is not understood: ${error.message}`, offset: error.offset });
  for (const match of text.matchAll(NAME)) {
    finder.names.push({ name: match[0], whose: 'own', offset: match.index });
    finder.words.add(match[0]);
  }
  return finder;
}
