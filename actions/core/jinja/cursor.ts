import { JinjaError, type Token } from './lexer.ts';

/** A place in a list of tokens. */
export class Cursor {
  private readonly tokens: readonly Token[];
  private index = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens.filter(({ kind }) => kind !== 'comment');
  }

  get current(): Token | undefined {
    return this.tokens[this.index];
  }

  get offset(): number {
    const last = this.tokens.at(-1);
    return this.current?.offset ?? (last === undefined ? 0 : last.offset + last.text.length);
  }

  next(): Token {
    const token = this.current;
    if (token === undefined) this.fail('it ends too early');
    this.index++;
    return token;
  }

  /** Whether the token here, or `ahead` of here, is that word or sign. */
  is(text: string, ahead = 0): boolean {
    const token = this.tokens[this.index + ahead];
    return token !== undefined && token.text === text && (token.kind === 'name' || token.kind === 'operator');
  }

  isKind(kind: Token['kind']): boolean {
    return this.current?.kind === kind;
  }

  /** Takes the token if it is that word or sign. */
  take(...texts: readonly string[]): string | undefined {
    const found = texts.find((text) => this.is(text));
    if (found !== undefined) this.index++;
    return found;
  }

  expect(text: string): void {
    if (this.take(text) === undefined) this.fail(`"${text}" is missing`);
  }

  expectName(): string {
    if (!this.isKind('name')) this.fail('a name is missing');
    return this.next().text;
  }

  expectEnd(): void {
    if (!this.isKind('end')) this.fail(`"${this.current?.text ?? ''}" is not expected`);
    this.index++;
  }

  fail(message: string): never {
    throw new JinjaError(message, this.offset);
  }
}
