import type { YamlDocument } from './yaml-reader.ts';
import { readYaml } from './yaml-reader.ts';

/** Throws `YamlError`. */
export type ReadDocument = (text: string) => YamlDocument;

/**
 * Reads each text once, however many files of however many sides have it: the sides share its values then, and what is the
 * same object needs no comparison.
 */
export function makeDocumentReader(): ReadDocument {
  const documents = new Map<string, YamlDocument>();
  return (text) => {
    const document = documents.get(text) ?? readYaml(text);
    documents.set(text, document);
    return document;
  };
}
