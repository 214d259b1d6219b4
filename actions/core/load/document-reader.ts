import type { Memo } from '../memo.ts';
import { tryReadSections } from './document-sections.ts';
import type { YamlDocument } from './yaml-reader.ts';
import { readYaml } from './yaml-reader.ts';

/** Throws `YamlError`. */
export type ReadDocument = (text: string) => YamlDocument;

/** Part by part where it can be: the events of one part are gone before those of the next are made. */
export function readDocument(text: string): YamlDocument {
  return readByParts(text, readWhole);
}

/**
 * Reads each text once, however many files of however many sides have it, and so the parts of a file: the sides share its
 * values then, and what is the same object needs no comparison.
 */
export function makeDocumentReader(memo: Memo): ReadDocument {
  const readPart: ReadDocument = (text) => memo.recall(readWhole, text);
  return (text) => memo.recall(readByParts, text, readPart);
}

function readByParts(text: string, readPart: ReadDocument): YamlDocument {
  return tryReadSections(text, readPart) ?? readPart(text);
}

function readWhole(text: string): YamlDocument {
  return readYaml(text);
}
