import type { DataPath } from '../types.ts';
import { listValues, readDocument, readScope, type Document, type PlaybookSource } from './documents.ts';
import { isMapping, type ValueMap } from '../general/values.ts';
import type { PlaybookFiles, Role } from './types.ts';

export interface Dependency {
  readonly name: string;
  readonly written: ValueMap;
  readonly document: Document;
  readonly path: DataPath;
}

export function openRole(
  files: PlaybookSource,
  name: string,
): { readonly role: Role; readonly dependencies: readonly Dependency[] } {
  const read = (folder: string) => {
    const path = roleFile(files, name, folder, 'main');
    const document = path === undefined ? undefined : readDocument(files, path);
    return readScope(document, [], document?.value);
  };
  return {
    role: { name, vars: read('vars'), defaults: read('defaults') },
    dependencies: listDependencies(files, name),
  };
}

function listDependencies(files: PlaybookSource, name: string): readonly Dependency[] {
  const path = roleFile(files, name, 'meta', 'main');
  const document = path === undefined ? undefined : readDocument(files, path);
  if (document === undefined || !isMapping(document.value)) return [];
  return listValues(document.value['dependencies']).flatMap((item, index): Dependency[] => {
    const written = isMapping(item) ? item : {};
    const other = isMapping(item) ? (item['role'] ?? item['name']) : item;
    return typeof other === 'string' ? [{ name: other, written, document, path: ['dependencies', index] }] : [];
  });
}

/** `main`, `main.yml` or `main.yaml` in a folder of a role. */
export function roleFile(files: PlaybookFiles, role: string, folder: string, name: string): string | undefined {
  const base = `playbooks/roles/${role}/${folder}/${name}`;
  return [base, `${base}.yml`, `${base}.yaml`].find((path) => files.paths.includes(path));
}
