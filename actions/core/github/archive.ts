/** The one file of a zip archive, without trusting what the archive says of its size. */
import { unzipSync } from 'fflate';
import { UserError } from '../types.ts';

export const MOST_REPORT_BYTES = 16 * 1024 * 1024;

export function readArchivedText(archive: Uint8Array, name: string): string {
  let files: Readonly<Record<string, Uint8Array>>;
  try {
    files = unzipSync(archive, {
      filter: (file) => {
        if (file.originalSize > MOST_REPORT_BYTES) throw new Error(`${String(file.originalSize)} bytes are too many`);
        return file.name === name;
      },
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`the archive cannot be read: ${reason} [archive]`);
  }
  const bytes = files[name];
  if (bytes === undefined) throw new UserError(`the archive has no ${name} [archive]`);
  return new TextDecoder().decode(bytes);
}
