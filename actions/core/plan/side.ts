/** What `--existing` and `--desired` name. */
export type WrittenSide =
  { readonly kind: 'path'; readonly path: string } | { readonly kind: 'rev'; readonly rev: string };

/** A value with `/` or ending in .yml or .yaml is a path, anything else a revision; `path:` and `rev:` force it. */
export function parseSide(text: string): WrittenSide {
  if (text.startsWith('path:')) return { kind: 'path', path: text.slice('path:'.length) };
  if (text.startsWith('rev:')) return { kind: 'rev', rev: text.slice('rev:'.length) };
  return text.includes('/') || /\.ya?ml$/.test(text) ? { kind: 'path', path: text } : { kind: 'rev', rev: text };
}
