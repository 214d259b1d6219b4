/** Random texts read by us and by Ansible's loader: equal values, or the reason why not. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { tryReadJson } from '../../actions/core/load/json-reader.ts';
import { printValue } from '../../actions/core/resolve/print-hostvars.ts';
import { isList, isMapping } from '../../actions/core/general/values.ts';
import { readYaml } from '../../actions/core/load/yaml-reader.ts';
import { YamlError } from '../../actions/core/load/yaml-syntax.ts';
import type { Value } from '../../actions/core/types.ts';
import { makeText, readTexts } from './random-texts.ts';

const LOADER = join(process.cwd(), 'test/lib/load_texts.py');

export interface TextComparison {
  readonly equal: number;
  readonly refused: number;
  /** Another value, which must not be. */
  readonly wrong: readonly string[];
  /** Ansible reads it. */
  readonly onlyWeRefuse: readonly string[];
  /** Ansible refuses it. */
  readonly onlyWeRead: readonly string[];
}

interface Read {
  readonly value: string | undefined;
  readonly why: string;
}

export async function compareTexts(python: string, first: number, count: number): Promise<TextComparison> {
  const base = readTexts('test/cases');
  const texts = Array.from({ length: count }, (_, index) => makeText(first + index, base));
  const found = { equal: 0, refused: 0, wrong: [], onlyWeRefuse: [], onlyWeRead: [] } as {
    equal: number;
    refused: number;
    wrong: string[];
    onlyWeRefuse: string[];
    onlyWeRead: string[];
  };
  let index = 0;
  for await (const theirs of loadWithAnsible(python, texts)) {
    const text = texts[index] ?? '';
    const ours = read(text);
    const report = `seed ${first + index}: ${JSON.stringify(text)}\n  ours ${show(ours)}\n  theirs ${show(theirs)}`;
    if (ours.value === theirs.value) found[ours.value === undefined ? 'refused' : 'equal']++;
    else if (ours.value === undefined) found.onlyWeRefuse.push(report);
    else (theirs.value === undefined ? found.onlyWeRead : found.wrong).push(report);
    index++;
  }
  if (index !== count) throw new Error(`Ansible answered for ${index} of ${count} texts`);
  return found;
}

async function* loadWithAnsible(python: string, texts: readonly string[]): AsyncGenerator<Read> {
  const loader = spawn(python, [LOADER], { stdio: ['pipe', 'pipe', 'inherit'] });
  loader.stdin.end(texts.map((text) => `${JSON.stringify(text)}\n`).join(''));
  for await (const line of createInterface(loader.stdout)) {
    const { value = null, failed } = tryReadJson(line) ?? {};
    yield typeof failed === 'string' ? { value: undefined, why: failed } : { value: print(value), why: '' };
  }
}

/** A file that is no mapping is refused by both, whatever it is read as. */
function print(value: Value): string | undefined {
  return isMapping(value) ? printValue(unmark(value)) : undefined;
}

/** Whether text is marked hangs on the place in an inventory: test/cases/ansible has that. */
function unmark(value: Value): Value {
  if (isList(value)) return value.map(unmark);
  if (!isMapping(value)) return value;
  const { __ansible_unsafe: unsafe } = value;
  if (unsafe !== undefined) return unsafe;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unmark(item)]));
}

function read(text: string): Read {
  try {
    return { value: print(readYaml(text).value), why: '' };
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    return { value: undefined, why: error.message };
  }
}

function show({ value, why }: Read): string {
  return value === undefined ? `refused: ${why}` : value.replace(/\s+/g, ' ');
}
