import { UserError } from '../types.ts';

/** What `--existing` and `--desired` name. */
export type WrittenSide =
  { readonly kind: 'path'; readonly path: string } | { readonly kind: 'rev'; readonly rev: string };

/** What is there under a name that may be either. */
export interface SideFinder {
  readonly isRevision: (text: string) => boolean;
  readonly isPath: (text: string) => boolean;
}

/**
 * A name is looked for as a revision and as a path; `rev:` and `path:` before it say which. Throws UserError where it is
 * neither, or both.
 */
export function parseSide(text: string, find: SideFinder): WrittenSide {
  if (text.startsWith('path:')) return { kind: 'path', path: text.slice('path:'.length) };
  if (text.startsWith('rev:')) return { kind: 'rev', rev: text.slice('rev:'.length) };
  const [isRevision, isPath] = [find.isRevision(text), find.isPath(text)];
  if (isRevision && isPath)
    throw new UserError(`"${text}" is a revision and a path; write "rev:${text}" or "path:${text}" [side]`);
  if (isRevision) return { kind: 'rev', rev: text };
  if (isPath) return { kind: 'path', path: text };
  throw new UserError(
    `"${text}" is neither a revision of this repository nor a path that is there; fetch the revision, or name another revision or path [side]`,
  );
}
