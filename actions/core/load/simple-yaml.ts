/**
 * The part of YAML that nearly every line of an inventory is written in, several times as fast as by events: blocks of
 * mappings and lists, brackets, plain and quoted scalars of one line, comments. It takes only what every YAML parser reads
 * in one way. Anything else (anchors, tags, blocks of text, escapes, a scalar that may go on below) is a doubt: then
 * nothing is said, and the grammar reads the text.
 *
 * Measured processor time: 1,001 files of 3,000 hosts (824 kB) take 51 ms of processor time at first and 26 ms later, by the grammar
 * 254 and 120. One file with all of them holds doubts: it takes 120 either way.
 */
import type { Value } from '../types.ts';
import type { KeyNote } from './key-notes.ts';
import { MappingBuilder } from './mapping-builder.ts';
import type { PlainScalar } from './scalars.ts';
import { resolvePlain, ScalarError } from './scalars.ts';

export interface SimpleDocument {
  readonly value: Value;
  readonly hasDuplicateKeys: boolean;
  readonly keyNotes: ReadonlyMap<object, KeyNote>;
}

/** Tabs, carriage returns, control characters, blanks and line ends of other scripts, surrogates, byte order marks. */
const UNUSUAL = /[^\n\u0020-\u007e\u00a1-\u1fff\u2100-\ud7ff]/;
const MARKER = /(?: *(?:#[^\n]*)?\n)*--- *\n/y;
/** From the end of a value, over what is blank, to what is written next. */
const NEXT = /(?: +#[^\n]*| *)(?:\n(?: *(?:#[^\n]*)?\n)* *(?:#[^\n]*$)?|$)/y;
/** The same where nothing was written yet. */
const FIRST = /(?: *(?:#[^\n]*)?\n)* *(?:#[^\n]*$)?/y;
const PLAIN_KEY = /\w[\w./-]{0,200}:(?=[ \n]|$)/y;
const QUOTED_KEY = /(?:"[^"\\\n]{0,200}"|'[^'\n]{0,200}'):(?=[ \n]|$)/y;
const PLAIN = /(?:[\w/$~+(;^]|[.-](?=[\w/]))(?:[^\n:# ]+|:(?=[^ \n])|#| +(?=[^ \n#]))*/y;
/** Inside brackets. */
const PLAIN_ITEM = /(?:[\w/$~+(;^]|[.-](?=[\w/]))[^\n:#,[\]{}?"'&*!|>%@`\\ ]*(?: +[^\n:#,[\]{}?"'&*!|>%@`\\ ]+)*/y;
const SINGLE_QUOTED = /'[^'\n]*(?:''[^'\n]*)*'/y;
const DOUBLE_QUOTED = /"[^"\\\n]*"/y;
const SPACES = / */y;

const TEXT: PlainScalar = { kind: 'text' };
const NULL: PlainScalar = { kind: 'data', value: null };
/** Deeper than any inventory; far from where a parser gives up. */
const MAX_DEPTH = 50;
const END = -1;
const CODE = { newline: 10, space: 32, doubleQuote: 34, hash: 35, singleQuote: 39, comma: 44, dash: 45 } as const;
const BRACKET = { openList: 91, closeList: 93, openMapping: 123, closeMapping: 125 } as const;

class Doubt extends Error {}

/** Undefined where the grammar has to read the text. */
export function tryReadSimple(text: string): SimpleDocument | undefined {
  if (UNUSUAL.test(text)) return undefined;
  try {
    return new SimpleReader(text).read();
  } catch (error) {
    if (error instanceof Doubt || error instanceof ScalarError) return undefined;
    throw error;
  }
}

class SimpleReader {
  private readonly text: string;
  private readonly keyNotes = new Map<object, KeyNote>();
  private hasDuplicateKeys = false;
  private at = 0;
  /** Of what is written at `at`, if it is the first of its line; END after the last. */
  private column: number = END;
  private depth = 0;
  /** Of the lists that are open: a list of its own would be made with room for many. */
  private readonly items: Value[] = [];
  /** Of the scalar that was read last; undefined for a collection. */
  private scalar: PlainScalar | undefined;

  constructor(text: string) {
    this.text = text;
  }

  read(): SimpleDocument {
    this.skip(MARKER);
    if (!this.skip(FIRST)) throw new Doubt();
    this.findColumn();
    if (this.column === END) throw new Doubt();
    const value = this.readBlock();
    if (this.column !== END) throw new Doubt();
    return { value, hasDuplicateKeys: this.hasDuplicateKeys, keyNotes: this.keyNotes };
  }

  private readBlock(): Value {
    if (++this.depth > MAX_DEPTH) throw new Doubt();
    const value = this.isAtDash() ? this.readList(this.column) : this.readMapping(this.column);
    this.depth--;
    this.scalar = undefined;
    return value;
  }

  private readMapping(column: number): Value {
    const mapping = new MappingBuilder(this.keyNotes);
    do {
      this.readKey(mapping);
      const value = this.readValue(column, true);
      mapping.add(value, this.scalar);
    } while (this.column === column);
    if (this.column > column) throw new Doubt();
    return this.finish(mapping);
  }

  private readList(column: number): Value {
    const first = this.items.length;
    do {
      const start = this.at;
      this.at++;
      this.skip(SPACES);
      if (this.isKey()) {
        this.column = column + this.at - start;
        this.items.push(this.readBlock());
      } else {
        this.items.push(this.readValue(column, false));
        this.assertItem();
      }
    } while (this.column === column && this.isAtDash());
    if (this.column > column) throw new Doubt();
    return this.takeItems(first);
  }

  /** Behind a key or a dash, to what is written next. A list may stand at the column of its key. */
  private readValue(column: number, isOfKey: boolean): Value {
    this.skip(SPACES);
    const code = this.text.charCodeAt(this.at);
    if (code !== CODE.newline && code !== CODE.hash && this.at < this.text.length) {
      const value = this.readInline(code, column);
      this.findNext();
      if (this.column > column) throw new Doubt();
      return value;
    }
    // What stands before the hash is a blank: it was skipped.
    if (code === CODE.hash) this.at--;
    this.findNext();
    if (this.column > column || (isOfKey && this.column === column && this.isAtDash())) return this.readBlock();
    this.scalar = NULL;
    return null;
  }

  private readInline(code: number, column: number): Value {
    switch (code) {
      case CODE.doubleQuote:
      case CODE.singleQuote:
        return this.readQuoted(code);
      case BRACKET.openMapping:
        return this.readFlowMapping(column);
      case BRACKET.openList:
        return this.readFlowList(column);
      default:
        return this.readPlain(PLAIN);
    }
  }

  private readFlowMapping(column: number): Value {
    const mapping = new MappingBuilder(this.keyNotes);
    this.readItems(column, BRACKET.closeMapping, () => {
      this.readKey(mapping);
      this.skip(SPACES);
      const value = this.readFlowValue(column);
      mapping.add(value, this.scalar);
    });
    const value = this.finish(mapping);
    this.scalar = undefined;
    return value;
  }

  private readFlowList(column: number): Value {
    const first = this.items.length;
    this.readItems(column, BRACKET.closeList, () => {
      this.items.push(this.readFlowValue(column));
      this.assertItem();
    });
    this.scalar = undefined;
    return this.takeItems(first);
  }

  private takeItems(first: number): Value[] {
    const items = this.items.slice(first);
    this.items.length = first;
    return items;
  }

  private readItems(column: number, close: number, readItem: () => void): void {
    if (++this.depth > MAX_DEPTH) throw new Doubt();
    this.at++;
    this.skipInBrackets(column);
    if (this.text.charCodeAt(this.at) !== close) {
      for (;;) {
        readItem();
        this.skipInBrackets(column);
        const code = this.text.charCodeAt(this.at);
        if (code === close) break;
        if (code !== CODE.comma) throw new Doubt();
        this.at++;
        this.skipInBrackets(column);
      }
    }
    this.at++;
    this.depth--;
  }

  private readFlowValue(column: number): Value {
    const code = this.text.charCodeAt(this.at);
    if (code === CODE.doubleQuote || code === CODE.singleQuote) return this.readQuoted(code);
    if (code === BRACKET.openMapping) return this.readFlowMapping(column);
    if (code === BRACKET.openList) return this.readFlowList(column);
    return this.readPlain(PLAIN_ITEM);
  }

  /** A line inside brackets is deeper than the block that they stand in. */
  private skipInBrackets(column: number): void {
    const code = this.text.charCodeAt(this.at);
    if (code === CODE.space) this.skip(SPACES);
    else if (code !== CODE.newline) return;
    const next = this.text.charCodeAt(this.at);
    if (next === CODE.hash) this.at--;
    else if (next !== CODE.newline) return;
    this.findNext();
    if (this.column <= column) throw new Doubt();
  }

  private readKey(mapping: MappingBuilder): void {
    const start = this.at;
    if (this.skip(PLAIN_KEY)) {
      const key = this.text.slice(start, this.at - 1);
      const scalar = resolvePlain(key);
      mapping.add(scalar.kind === 'data' ? scalar.value : key, scalar);
    } else if (this.skip(QUOTED_KEY)) {
      mapping.add(this.text.slice(start + 1, this.at - 2), TEXT);
    } else {
      throw new Doubt();
    }
  }

  private isKey(): boolean {
    PLAIN_KEY.lastIndex = this.at;
    QUOTED_KEY.lastIndex = this.at;
    return PLAIN_KEY.test(this.text) || QUOTED_KEY.test(this.text);
  }

  private readQuoted(code: number): string {
    const start = this.at;
    const isDouble = code === CODE.doubleQuote;
    if (!this.skip(isDouble ? DOUBLE_QUOTED : SINGLE_QUOTED)) throw new Doubt();
    const written = this.text.slice(start + 1, this.at - 1);
    this.scalar = TEXT;
    return isDouble ? written : written.replaceAll("''", "'");
  }

  private readPlain(pattern: RegExp): Value {
    const start = this.at;
    if (!this.skip(pattern)) throw new Doubt();
    const written = this.text.slice(start, this.at);
    this.scalar = resolvePlain(written);
    return this.scalar.kind === 'data' ? this.scalar.value : written;
  }

  private finish(mapping: MappingBuilder): Value {
    if (mapping.hasDuplicates) this.hasDuplicateKeys = true;
    return mapping.finish();
  }

  /** `<<` and `=` are no values. */
  private assertItem(): void {
    if (this.scalar !== undefined && this.scalar.kind !== 'data' && this.scalar.kind !== 'text') throw new Doubt();
  }

  private isAtDash(): boolean {
    if (this.text.charCodeAt(this.at) !== CODE.dash) return false;
    const next = this.text.charCodeAt(this.at + 1);
    return next === CODE.space || next === CODE.newline || Number.isNaN(next);
  }

  private findNext(): void {
    if (!this.skip(NEXT)) throw new Doubt();
    this.findColumn();
  }

  private findColumn(): void {
    const { at, text } = this;
    this.column = at === text.length ? END : at - 1 - (at === 0 ? -1 : text.lastIndexOf('\n', at - 1));
  }

  private skip(pattern: RegExp): boolean {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) return false;
    this.at = pattern.lastIndex;
    return true;
  }
}
