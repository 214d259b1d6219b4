/** A patch as GitHub gives it of a file: the lines of the new side that it shows, which are those that take a comment. */
const HUNK = /^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@/;

/** Line number to its text. What does not read as a patch ends it. */
export function listPatchLines(patch: string): ReadonlyMap<number, string> {
  const lines = new Map<number, string>();
  let next = 0;
  let left = 0;
  for (const line of patch.split('\n')) {
    const head = left > 0 ? null : HUNK.exec(line);
    if (head !== null) {
      next = Number(head[1]);
      left = Number(head[2] ?? '1');
    } else if ((line.startsWith(' ') || line.startsWith('+')) && left > 0) {
      lines.set(next, line.slice(1));
      next += 1;
      left -= 1;
    } else if (!line.startsWith('-') && !line.startsWith('\\')) {
      break;
    }
  }
  return lines;
}
