/**
 * Values as Ansible's loader makes them, straight from the events of one file.
 *
 * Plain objects and arrays. Aliases share what they name, so a bomb is small here and large once printed: the size it
 * would have is counted and bounded. Positions are not kept; yaml-nodes.ts reads a file again where one is asked for.
 */
import type { Value } from '../types.ts';
import { tryReadJson } from './json-reader.ts';
import type { KeyNote } from './key-notes.ts';
import { listKeys } from './key-notes.ts';
import { MappingBuilder } from './mapping-builder.ts';
import type { PlainScalar } from './scalars.ts';
import { assertUsable, resolvePlain, ScalarError } from './scalars.ts';
import type { CollectionTag, TagHandles } from './tags.ts';
import {
  describeUnknownTag,
  expandTag,
  isKnownTag,
  isUnsafeText,
  isVaultTag,
  listPairs,
  markUnsafe,
  resolveCollectionTag,
  resolveTagged,
} from './tags.ts';
import type { CollectionEvent, Event, ScalarEvent, Syntax } from './yaml-syntax.ts';
import { describeCollectionKey, describeMark } from './quote-advice.ts';
import { tryReadSimple } from './simple-yaml.ts';
import { findIndentedMark, AnsibleRefusals } from './ansible-refusals.ts';
import { isFlow } from './yaml-events.ts';
import { EVENT_ID, isPlain, parseSyntax, YamlError } from './yaml-syntax.ts';

export interface YamlDocument {
  readonly value: Value;
  /** A key that is written twice in one mapping: the last won. */
  readonly hasDuplicateKeys: boolean;
  readonly keyNotes: ReadonlyMap<object, KeyNote>;
}

/** Values that aliases would expand to. Real inventories stay far below. */
const MOST_VALUES = 20_000_000;

const TEXT: PlainScalar = { kind: 'text' };

interface Frame {
  readonly start: number;
  readonly tag: CollectionTag;
  readonly isFlow: boolean;
  readonly anchor: string | undefined;
  readonly items: Value[] | undefined;
  readonly mapping: MappingBuilder | undefined;
  size: number;
}

interface Anchored {
  readonly value: Value;
  readonly scalar: PlainScalar | undefined;
  readonly size: number;
}

/** Throws `YamlError`. As Ansible does, JSON is tried first. `rename` says what stands for a ciphertext. */
export function readYaml(text: string, rename?: (ciphertext: string) => string): YamlDocument {
  const json = tryReadJson(text);
  if (json !== undefined) return { value: json, hasDuplicateKeys: false, keyNotes: new Map() };
  return tryReadSimple(text) ?? readByGrammar(text, rename);
}

/**
 * Throws `YamlError`. The whole of YAML; what `readYaml` answers is the same, sooner.
 * @internal Tests read it too.
 */
export function readByGrammar(text: string, rename?: (ciphertext: string) => string): YamlDocument {
  const reader = new Reader(parseSyntax(text), rename);
  return reader.read();
}

class Reader {
  private readonly syntax: Syntax;
  private readonly rename: ((ciphertext: string) => string) | undefined;
  private readonly frames: Frame[] = [];
  private readonly anchors = new Map<string, Anchored | 'open'>();
  private readonly keyNotes = new Map<object, KeyNote>();
  private handles: TagHandles = new Map();
  private readonly grammar: AnsibleRefusals;
  private documents = 0;
  private value: Value = null;
  private hasDuplicateKeys = false;
  private offset = 0;

  constructor(syntax: Syntax, rename: ((ciphertext: string) => string) | undefined) {
    this.syntax = syntax;
    this.rename = rename;
    this.grammar = new AnsibleRefusals(syntax);
  }

  read(): YamlDocument {
    try {
      for (const event of this.syntax.events) this.take(event);
    } catch (error) {
      if (error instanceof ScalarError) throw new YamlError(error.message, this.offset);
      throw error;
    }
    return { value: this.value, hasDuplicateKeys: this.hasDuplicateKeys, keyNotes: this.keyNotes };
  }

  private take(event: Event): void {
    switch (event.type) {
      case EVENT_ID.SCALAR: {
        this.takeScalar(event);
        return;
      }
      case EVENT_ID.MAPPING: {
        this.open(event, 'mapping');
        return;
      }
      case EVENT_ID.SEQUENCE: {
        this.open(event, 'sequence');
        return;
      }
      case EVENT_ID.ALIAS: {
        this.takeAlias(event.anchorStart, event.anchorEnd);
        return;
      }
      case EVENT_ID.POP: {
        this.close();
        return;
      }
      case EVENT_ID.DOCUMENT:
        this.documents++;
        if (event.explicitStart) this.judgeMark();
        if (this.documents > 1) this.fail('a second document; an inventory file is one document');
        this.handles = new Map(
          event.directives.flatMap((directive): [string, string][] =>
            directive.kind === 'tag' ? [[directive.handle, directive.prefix]] : [],
          ),
        );
    }
  }

  private takeScalar(event: ScalarEvent): void {
    if (event.valueStart >= 0) this.move(event.valueStart);
    const text = event.valueStart < 0 ? '' : this.syntax.readScalar(event);
    const scalar = this.resolveScalar(event, text);
    const value = scalar.kind === 'data' ? scalar.value : text;
    if (event.anchorStart >= 0) this.anchors.set(this.readAnchor(event), { value, scalar, size: 1 });
    if (this.frames.at(-1)?.mapping?.expectsKey === true) {
      this.judge(this.grammar.judgeKey(event));
      // A key is the same text, marked or not.
      this.add(isUnsafeText(value) ? value.__ansible_unsafe : value, isUnsafeText(value) ? TEXT : scalar, 1);
      return;
    }
    this.judge(this.grammar.judgeItem(event.valueStart, this.frames));
    this.add(value, scalar, 1);
  }

  private resolveScalar(event: ScalarEvent, text: string): PlainScalar {
    if (event.tagStart >= 0) {
      const tag = expandTag(this.syntax.readText(event.tagStart, event.tagEnd), this.handles);
      // libyaml reads a lone "!" without a value as empty text.
      if (tag === '!' && event.valueStart < 0) return TEXT;
      if (!isKnownTag(tag)) {
        this.move(event.tagStart);
        this.failAsText(describeUnknownTag(tag), 'a tag');
      }
      return resolveTagged(tag, isVaultTag(tag) ? (this.rename?.(text) ?? text) : text);
    }
    if (isPlain(event)) {
      this.judge(this.grammar.judgePlain(event, this.frames));
      return resolvePlain(text);
    }
    if (!event.fast && /[\ud800-\udfff]/.test(text) && this.hasSurrogateEscape(event)) {
      this.fail('half a character as an escape; write the whole one as \\U and eight digits');
    }
    return TEXT;
  }

  /** Of what is read as a mark of YAML, and was meant as a text: a password may begin so. */
  private failAsText(message: string, mark: string): never {
    const frame = this.frames.at(-1);
    if (frame?.mapping?.expectsKey === true) this.fail(message);
    const place = { start: this.offset, isFlow: frame?.isFlow === true };
    this.fail(describeMark(this.syntax.text, place, { message, mark }));
  }

  private judgeMark(): void {
    const offset = findIndentedMark(this.syntax.text);
    if (offset !== undefined) throw new YamlError('"---" begins a document only where it begins its line', offset);
  }

  private judge(message: string | undefined): void {
    if (message !== undefined) this.fail(message);
  }

  private hasSurrogateEscape(event: ScalarEvent): boolean {
    return /\\u[dD][89a-fA-F]/.test(this.syntax.readText(event.valueStart, event.valueEnd));
  }

  private readAnchor(event: { readonly anchorStart: number; readonly anchorEnd: number }): string {
    const name = this.syntax.readText(event.anchorStart, event.anchorEnd);
    if (this.anchors.has(name)) this.fail(`anchor "&${name}" is written twice; give each its own name`);
    if (!/^[\w-]+$/.test(name)) {
      this.move(event.anchorStart - 1);
      this.failAsText(`anchor "&${name}" may hold letters, digits, "_" and "-" only`, 'an anchor');
    }
    return name;
  }

  private open(event: CollectionEvent, kind: 'mapping' | 'sequence'): void {
    this.move(event.start);
    this.judge(this.grammar.judgeItem(event.start, this.frames));
    const parent = this.frames.at(-1);
    if (parent?.mapping?.expectsKey) {
      this.fail(describeCollectionKey(this.syntax.text, event.start));
    }
    const tag =
      event.tagStart < 0
        ? 'plain'
        : resolveCollectionTag(expandTag(this.syntax.readText(event.tagStart, event.tagEnd), this.handles), kind);
    const anchor = event.anchorStart < 0 ? undefined : this.readAnchor(event);
    if (anchor !== undefined) this.anchors.set(anchor, 'open');
    const hasKeys = kind === 'mapping';
    this.frames.push({
      start: event.start,
      tag,
      isFlow: isFlow(event),
      anchor,
      items: hasKeys ? undefined : [],
      mapping: hasKeys ? new MappingBuilder(this.keyNotes) : undefined,
      size: 1,
    });
  }

  private takeAlias(start: number, end: number): void {
    this.move(start - 1);
    const name = this.syntax.readText(start, end);
    const anchored = this.anchors.get(name);
    if (anchored === undefined) this.failAsText(`alias "*${name}" names no anchor before it`, 'an alias');
    if (anchored === 'open') this.fail(`alias "*${name}" stands inside what it names`);
    this.add(anchored.value, anchored.scalar, anchored.size);
  }

  private close(): void {
    const frame = this.frames.pop();
    if (frame === undefined) return;
    const start = this.offset;
    this.move(frame.start);
    const value = this.finish(frame);
    if (frame.anchor !== undefined) this.anchors.set(frame.anchor, { value, scalar: undefined, size: frame.size });
    this.add(value, undefined, frame.size);
    this.offset = start;
  }

  private finish({ tag, items, mapping }: Frame): Value {
    if (mapping !== undefined) {
      if (mapping.hasDuplicates) this.hasDuplicateKeys = true;
      const value = mapping.finish();
      // Ansible prints a set as the list of what is in it.
      if (tag === 'set') return this.listSet(value as object);
      return tag === 'unsafe' ? markUnsafe(value) : value;
    }
    const list = items ?? [];
    if (tag === 'pairs') return listPairs(list);
    return tag === 'unsafe' ? markUnsafe(list) : list;
  }

  private listSet(mapping: object): Value[] {
    const typed = this.keyNotes.get(mapping)?.typed;
    return [...listKeys(this.keyNotes, mapping)]
      .sort()
      .map((key) => (typed?.has(key) ? (typed.get(key) ?? null) : key));
  }

  private add(value: Value, scalar: PlainScalar | undefined, size: number): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) {
      assertUsable(scalar);
      this.value = value;
      return;
    }
    frame.size += size;
    if (frame.size > MOST_VALUES) this.fail(`aliases expand to more than ${MOST_VALUES} values`);
    if (frame.mapping !== undefined) {
      frame.mapping.add(value, scalar);
      return;
    }
    assertUsable(scalar);
    frame.items?.push(value);
  }

  private move(offset: number): void {
    this.offset = this.syntax.toOffset(offset);
  }

  private fail(message: string): never {
    throw new YamlError(message, this.offset);
  }
}
