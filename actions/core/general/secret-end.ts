/**
 * Where a secret that begins somewhere in a text ends. A text may be a line of a shell, of a connection string or of
 * pg_hba.conf, and any of them inside JSON or a message, where each quote has backslashes before it. Where it is not
 * clear which it is, the longer reading is taken: a word too many is hidden, and none of a secret is told.
 */
import { HBA_OPTION, type Extent } from './secret-places.ts';

interface QuoteKind {
  readonly character: string;
  /** Backslashes before it: `\"` has 1. */
  readonly depth: number;
}

interface Quote extends QuoteKind {
  /** Where its first backslash is, and where it is itself. */
  readonly start: number;
  readonly at: number;
}

export interface SecretStart {
  readonly at: number;
  readonly extent: Extent;
  /** As it is written, if a quote was opened before the secret and its name. */
  readonly quote: string | undefined;
}

const COMMAND_END = /\n|\s(?:&&|\|\|?|;)\s/;
/** What follows a value in quotes that ends there, in JSON and in lists. */
const AFTER_VALUE = ',;:)}]';

/** Ends of the secrets of one text; asked for from its start to its end, so that the text is read once. */
export class SecretEnds {
  private readonly text: string;
  private readonly quotes: readonly Quote[];
  private readonly last = new Map<string, number>();
  /** The first quote that is not before the secret. */
  private next = 0;
  /** Of those before it, the open ones. */
  private open: QuoteKind[] = [];

  constructor(text: string) {
    this.text = text;
    this.quotes = Array.from(text.matchAll(/(?<!\\)\\*["']/g), ({ 0: written, index: start }) => ({
      character: written.slice(-1),
      depth: written.length - 1,
      start,
      at: start + written.length - 1,
    }));
    for (const { character, at } of this.quotes) this.last.set(character, at);
  }

  find({ at, extent, quote }: SecretStart): number {
    this.pass(at);
    const opens = this.quotes[this.next]?.start === at;
    if (quote !== undefined && (extent === 'hba' || !opens))
      return this.findClose({ character: quote.slice(-1), depth: quote.length - 1 }, this.next);
    const end = extent === 'rest' ? at : this.findWordEnd(at);
    if (extent === 'word') return end;
    const pattern = extent === 'hba' ? HBA_OPTION : COMMAND_END;
    const further = this.text.slice(end).search(pattern);
    const stop = further === -1 ? this.text.length : end + further;
    const outer = this.open.at(-1);
    const close = outer === undefined ? stop : this.findClose(outer, this.findNext(end));
    return Math.max(end, Math.min(stop, close));
  }

  /** An apostrophe after a letter opens nothing. */
  private pass(at: number): void {
    for (; (this.quotes[this.next]?.start ?? at) < at; this.next++) {
      const quote = this.quotes[this.next];
      if (quote === undefined) return;
      const opened = this.open.findLastIndex((one) => isSame(one, quote));
      if (opened !== -1) this.open = this.open.slice(0, opened);
      else if (quote.character === '"' || !/\w/.test(this.text[quote.start - 1] ?? '')) this.open.push(quote);
    }
  }

  private findNext(at: number): number {
    let which = this.next;
    while ((this.quotes[which]?.start ?? at) < at) which++;
    return which;
  }

  /** A word of a shell: quotes inside keep its blanks together, and so does a backslash. */
  private findWordEnd(start: number): number {
    let which = this.next;
    let at = start;
    while (at < this.text.length && !/\s/.test(this.text[at] ?? '')) {
      const quote = this.quotes[which];
      if (quote === undefined || at < quote.start) {
        const isEscape = this.text[at] === '\\' && /\s/.test(this.text[at + 1] ?? '');
        at += isEscape ? 2 : 1;
        continue;
      }
      if (this.isClosing(quote, at === start)) return at;
      const close = this.findClose(quote, which + 1);
      which = this.quotes[which + 1] === undefined ? which + 1 : this.findAfter(which + 1, close);
      const closing = this.quotes[which - 1];
      at = closing !== undefined && closing.start === close && isSame(closing, quote) ? closing.at + 1 : close;
      if (AFTER_VALUE.includes(this.text[at] ?? ' ')) return at;
    }
    return Math.min(at, this.text.length);
  }

  /** Of a quote at the very start, whether there is no secret at all: `"password="`. */
  private isClosing(quote: Quote, isFirst: boolean): boolean {
    if (!this.open.some((one) => isSame(one, quote))) return false;
    return !isFirst || (quote.character === '"' && !/\w/.test(this.text[quote.at + 1] ?? ''));
  }

  private findAfter(which: number, at: number): number {
    let after = which;
    while ((this.quotes[after]?.start ?? Infinity) <= at) after++;
    return after;
  }

  /**
   * Where the quote closes that was opened: two in a row are one inside, as in pg_hba.conf, and one with more backslashes
   * is one inside. One with fewer closes what is around.
   */
  private findClose(opened: QuoteKind, from: number): number {
    for (let which = from; which < this.quotes.length; which++) {
      const quote = this.quotes[which];
      if (quote?.character !== opened.character) continue;
      if (quote.depth < opened.depth) return quote.start;
      if ((quote.depth - opened.depth) % (2 * (opened.depth + 1)) !== 0) continue;
      const second = this.quotes[which + 1];
      const isDouble = second !== undefined && second.start === quote.at + 1 && isSame(second, quote);
      if (!isDouble || this.last.get(quote.character) === second.at) return quote.at - opened.depth;
      which++;
    }
    return this.text.length;
  }
}

function isSame(one: QuoteKind, other: QuoteKind): boolean {
  return one.character === other.character && one.depth === other.depth;
}
