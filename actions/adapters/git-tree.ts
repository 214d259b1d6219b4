/**
 * The content of a tree object, for `git hash-object -t tree`. `git mktree` does not read core.fsync: its object has a name
 * before its content is on disk, a power loss leaves it empty, and git takes an empty one for written.
 */
export const WRITE_TREE = ['hash-object', '-t', 'tree', '-w', '--stdin'] as const;

/** `files` is name to blob. */
export function printTree(files: Readonly<Record<string, string>>): Buffer {
  const names = Object.keys(files).sort((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
  return Buffer.concat(
    names.flatMap((name) => [Buffer.from(`100644 ${name}\0`), Buffer.from(files[name] ?? '', 'hex')]),
  );
}
