/** What Ansible's parser (libyaml) refuses and js-yaml reads. Each method returns what is wrong; undefined: nothing. */
import type { ScalarEvent, Syntax } from './yaml-syntax.ts';

/** A collection that is open where something is judged. */
interface Open {
  readonly start: number;
  readonly isFlow: boolean;
  readonly items: unknown;
}

/** Enough for the blanks around a value. */
const LOOK_AHEAD = 200;
/** It looks no further for the colon of a key. */
const LONGEST_KEY = 1024;

export class AnsibleRefusals {
  private readonly syntax: Syntax;
  private readonly hasTabs: boolean;

  constructor(syntax: Syntax) {
    this.syntax = syntax;
    this.hasTabs = syntax.text.includes('\t');
  }

  judgePlain({ valueStart, valueEnd }: ScalarEvent, frames: readonly Open[]): string | undefined {
    if (valueStart < 0) return undefined;
    if (frames.at(-1)?.isFlow === true && /^[?:]|:[,?[\]{}]/.test(this.syntax.readText(valueStart, valueEnd + 1))) {
      return '"?" and ":" are marks here, inside brackets; put the text into quotes';
    }
    return this.hasTabs ? this.judgeTabBelow(valueEnd, frames) : undefined;
  }

  /** A scalar may go on below, and a tab there stands where its indentation should be. */
  private judgeTabBelow(valueEnd: number, frames: readonly Open[]): string | undefined {
    const end = this.syntax.toOffset(valueEnd);
    const after = this.syntax.text.slice(end, end + LOOK_AHEAD);
    const spaces = /^[ \t]*(?:\r\n|\n|\r)(?: *(?:\r\n|\n|\r))*( *)\t/.exec(after)?.[1];
    if (spaces === undefined || spaces.length > this.findColumn(frames)) return undefined;
    return 'a tab begins a line below; remove it';
  }

  /** Of the block around what is read, from 0. */
  private findColumn(frames: readonly Open[]): number {
    const start = this.syntax.toOffset(frames.findLast(({ isFlow }) => !isFlow)?.start ?? 0);
    const before = this.syntax.text.slice(0, start);
    return start - Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) - 1;
  }

  judgeKey(event: ScalarEvent): string | undefined {
    const { valueStart, valueEnd, tagStart, anchorStart } = event;
    if (valueStart < 0)
      return tagStart < 0 && anchorStart < 0 ? 'an empty key; write ~ or "" if it is meant' : undefined;
    const key = this.syntax.readText(valueStart, valueEnd);
    const isOneLine = !/[\r\n]/.test(key);
    if ((isOneLine && key.length <= LONGEST_KEY) || this.isExplicitKey(valueStart)) return undefined;
    if (key.length > LONGEST_KEY) return `a key of more than ${LONGEST_KEY} characters`;
    const after = this.syntax.readText(valueEnd, valueEnd + LOOK_AHEAD);
    return /^["']?[ \t\r\n]*:/.test(after)
      ? 'a key goes over several lines; is a comma or a quote missing?'
      : undefined;
  }

  /** Behind a `?` no colon is looked for. */
  private isExplicitKey(valueStart: number): boolean {
    const before = this.syntax.readText(Math.max(0, valueStart - LOOK_AHEAD), valueStart);
    return /\?[ \t]+(?:[&!]\S*[ \t]+)*["']?$/.test(before);
  }

  judgeItem(start: number, frames: readonly Open[]): string | undefined {
    const frame = frames.at(-1);
    if (!this.hasTabs || frame?.items === undefined || frame.isFlow || start < 0) return undefined;
    const offset = this.syntax.toOffset(start);
    const before = this.syntax.text.slice(Math.max(0, offset - LOOK_AHEAD), offset);
    return /-[ ]*\t[ \t]*$/.test(before) ? 'a tab after a dash; write a space' : undefined;
  }
}

/** Where "---" is indented before anything is said: it is text there. */
export function findIndentedMark(text: string): number | undefined {
  const found = /^(?:\ufeff)?(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\n|\r))*([ \t]+)---(?:\s|$)/.exec(text);
  return found === null ? undefined : found[0].lastIndexOf('---');
}
