/**
 * Selectors of services: the part of JMESPath that makes a list of members out of a list of members, whatever their
 * variables are. HAProxy's file lists what comes out by name; a number, a nested list or an error at run time would stop
 * the playbook before it is written. Whole JMESPath would need every member's rendered values to be judged.
 *
 *   selector   piece { "|" piece }
 *   piece      "[]" | "[*]" | "[from:to:step]" | "[?" expression "]"
 *   expression operands with ||, &&, !, comparisons and parentheses; names, literals and the functions below
 */
const TOKEN =
  /\s*(?:(`(?:\\[\s\S]|[^`\\])*`)|('(?:\\[\s\S]|[^'\\])*')|("(?:\\[\s\S]|[^"\\])*"|[A-Za-z_]\w*)|(-?\d+)|(\[\?|==|!=|<=|>=|&&|\|\||[[\]():.,@*|<>!])|(\S))/gy;
const KINDS = ['literal', 'text', 'name', 'number', 'sign', 'stray'] as const;
const COMPARISONS = ['==', '!=', '<', '<=', '>', '>='];
/** How many arguments; and whether all of them must be text. */
const FUNCTIONS: Readonly<Record<string, { readonly least: number; readonly most: number; readonly text: boolean }>> = {
  contains: { least: 2, most: 2, text: true },
  starts_with: { least: 2, most: 2, text: true },
  ends_with: { least: 2, most: 2, text: true },
  length: { least: 1, most: 1, text: true },
  to_string: { least: 1, most: 1, text: false },
  to_number: { least: 1, most: 1, text: false },
  type: { least: 1, most: 1, text: false },
  not_null: { least: 1, most: 99, text: false },
};
const TEXT_FUNCTIONS = ['to_string', 'type'];

interface Token {
  readonly kind: (typeof KINDS)[number] | 'end';
  readonly text: string;
}

class Mistake extends Error {}

/** What is wrong with it, to follow its name; `isText` tells whether a variable is a text on every member. */
export function findSelectorMistake(selector: string, isText: (name: string) => boolean): string | undefined {
  try {
    new Parser(selector, isText).readSelector();
    return undefined;
  } catch (error) {
    if (error instanceof Mistake) return error.message;
    throw error;
  }
}

class Parser {
  private readonly tokens: readonly Token[];
  private readonly isText: (name: string) => boolean;
  private at = 0;

  constructor(selector: string, isText: (name: string) => boolean) {
    this.tokens = splitTokens(selector);
    this.isText = isText;
  }

  readSelector(): void {
    do this.readPiece();
    while (this.take('|'));
    const { kind, text } = this.next;
    if (kind !== 'end') throw new Mistake(`goes on with "${text}" after a list of members; begin a next step with "|"`);
  }

  private readPiece(): void {
    if (this.take('[?')) {
      this.readExpression();
      this.expect(']');
      return;
    }
    this.expect('[');
    if (this.take(']')) return;
    if (!this.take('*')) this.readSlice();
    this.expect(']');
  }

  private readSlice(): void {
    const numbers: (string | undefined)[] = [this.takeKind('number')];
    while (numbers.length < 3 && this.take(':')) numbers.push(this.takeKind('number'));
    if (numbers.length === 1)
      throw new Mistake('takes one thing instead of a list; write [], [*], [0:1] or a filter [? … ]');
    if (numbers[2] !== undefined && Number(numbers[2]) === 0) throw new Mistake('has a slice with step 0; write 1');
  }

  private readExpression(): void {
    do {
      do this.readComparison();
      while (this.take('&&'));
    } while (this.take('||'));
  }

  private readComparison(): void {
    this.readOperand();
    if (COMPARISONS.some((sign) => this.take(sign))) this.readOperand();
  }

  /** Whether it is a text for sure. */
  private readOperand(): boolean {
    if (this.take('!')) {
      this.readOperand();
      return false;
    }
    if (this.take('(')) {
      this.readExpression();
      this.expect(')');
      return false;
    }
    const literal = this.takeKind('literal');
    if (literal !== undefined) return isTextLiteral(literal);
    if (this.takeKind('text') !== undefined) return true;
    if (this.take('@') && !this.take('.')) return false;
    const name = this.takeKind('name');
    if (name === undefined) throw new Mistake(`has ${this.describeNext()} where a name or a value should be`);
    if (this.take('(')) return this.readArguments(name);
    let isPath = false;
    while (this.take('.')) {
      isPath = true;
      if (this.takeKind('name') === undefined) throw new Mistake(`has ${this.describeNext()} after a dot`);
    }
    return !isPath && this.isText(unquote(name));
  }

  private readArguments(name: string): boolean {
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
    if (known === undefined)
      throw new Mistake(`calls ${name}(), which is not known here; known: ${Object.keys(FUNCTIONS).join(', ')}`);
    let count = 0;
    do {
      const isText = this.readOperand();
      if (known.text && !isText)
        throw new Mistake(`gives ${name}() what may be no text on some member; wrap it in to_string()`);
      count++;
    } while (this.take(','));
    this.expect(')');
    if (count < known.least || count > known.most) throw new Mistake(`gives ${name}() ${count} arguments`);
    return TEXT_FUNCTIONS.includes(name);
  }

  private get next(): Token {
    return this.tokens[this.at] ?? { kind: 'end', text: '' };
  }

  private take(sign: string): boolean {
    if (this.next.kind !== 'sign' || this.next.text !== sign) return false;
    this.at++;
    return true;
  }

  private takeKind(kind: Token['kind']): string | undefined {
    const { next } = this;
    if (next.kind !== kind) return undefined;
    this.at++;
    return next.text;
  }

  private expect(sign: string): void {
    if (!this.take(sign)) throw new Mistake(`has ${this.describeNext()} where "${sign}" should be`);
  }

  private describeNext(): string {
    return this.next.kind === 'end' ? 'its end' : `"${this.next.text}"`;
  }
}

function splitTokens(selector: string): readonly Token[] {
  return [...selector.trim().matchAll(TOKEN)].map((match) => {
    const index = KINDS.findIndex((_, number) => match[number + 1] !== undefined);
    return { kind: KINDS[index] ?? 'stray', text: match[index + 1] ?? '' };
  });
}

/** JSON, or text that is JSON in quotes. */
function isTextLiteral(literal: string): boolean {
  const text = literal.slice(1, -1).replaceAll('\\`', '`');
  const value = tryParse(text) ?? tryParse(`"${text.trimStart()}"`);
  if (value === undefined) throw new Mistake(`has ${literal}, which is no JSON`);
  return typeof value.json === 'string';
}

function tryParse(text: string): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

function unquote(name: string): string {
  const json = name.startsWith('"') ? tryParse(name)?.json : name;
  return typeof json === 'string' ? json : name;
}
