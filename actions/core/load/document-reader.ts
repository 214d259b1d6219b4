import { tryReadSections } from './document-sections.ts';
import type { YamlDocument } from './yaml-reader.ts';
import { readYaml } from './yaml-reader.ts';

/** Throws `YamlError`. */
export type ReadDocument = (text: string) => YamlDocument;

/** Part by part where it can be: the events of one part are gone before those of the next are made. */
export function readDocument(text: string): YamlDocument {
  return tryReadSections(text, readYaml) ?? readYaml(text);
}

/**
 * Reads each text once, however many files of however many sides have it, and so the parts of a file: the sides share its
 * values then, and what is the same object needs no comparison.
 */
export function makeDocumentReader(): ReadDocument {
  const readOnce = memoise(readYaml);
  return memoise((text) => tryReadSections(text, readOnce) ?? readYaml(text));
}

function memoise(read: ReadDocument): ReadDocument {
  const documents = new Map<string, YamlDocument>();
  return (text) => {
    const document = documents.get(text) ?? read(text);
    documents.set(text, document);
    return document;
  };
}
