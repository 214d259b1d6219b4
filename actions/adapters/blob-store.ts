/**
 * Contents by their git blob id, so that what several sides have in common is read once. A file of the work tree counts as
 * a blob where its own digest is the blob's id: whatever git's index, filters or line ends say, equal ids are equal bytes.
 */
import type { SourceFile } from '../core/types.ts';
import { computeBlobId } from './git-blobs.ts';

export class BlobStore {
  private readonly texts = new Map<string, string>();
  private readonly files = new Map<string, string>();

  keep(blob: string, text: string): void {
    this.texts.set(blob, text);
  }

  /** Files that were read otherwise, by their paths from the repository's root. */
  offer(files: readonly SourceFile[]): void {
    for (const { path, text } of files) this.files.set(path, text);
  }

  /** The content of a blob, where it is here already or is that of the offered file at its path. */
  find(blob: string, path: string): string | undefined {
    const known = this.texts.get(blob);
    if (known !== undefined) return known;
    const text = this.files.get(path);
    if (text === undefined || computeBlobId(Buffer.from(text, 'utf8'), blob.length) !== blob) return undefined;
    this.keep(blob, text);
    return text;
  }
}
