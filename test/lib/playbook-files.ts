import { readPlaybookFolder } from '../../actions/adapters/playbooks.ts';
import type { PlaybookFiles } from '../../actions/core/playbooks/types.ts';

/** The playbooks of this checkout. */
export const realFiles = readPlaybookFolder(process.cwd());

export function makeFiles(written: Readonly<Record<string, string>>): PlaybookFiles {
  const files = new Map(Object.entries(written).map(([path, text]) => [`playbooks/${path}`, text]));
  return { paths: [...files.keys()].sort(), read: (path) => files.get(path) };
}

/** Other files with some texts replaced; each must be there. A path that was not is added. */
export function doctor(
  files: PlaybookFiles,
  edits: Readonly<Record<string, string | readonly [from: string, to: string] | undefined>>,
): PlaybookFiles {
  const texts = new Map<string, string | undefined>();
  for (const [path, edit] of Object.entries(edits)) {
    const full = `playbooks/${path}`;
    if (edit === undefined || typeof edit === 'string') texts.set(full, edit);
    else {
      const text = files.read(full) ?? '';
      if (!text.includes(edit[0])) throw new Error(`${full} has no ${edit[0]}`);
      texts.set(
        full,
        text.replace(edit[0], () => edit[1]),
      );
    }
  }
  const paths = [...new Set([...files.paths, ...texts.keys()])].filter(
    (path) => !texts.has(path) || texts.get(path) !== undefined,
  );
  return { paths: paths.sort(), read: (path) => (texts.has(path) ? texts.get(path) : files.read(path)) };
}
