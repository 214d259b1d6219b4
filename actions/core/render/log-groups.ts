/**
 * Folds what Ansible says in the log of a job. Lines of an apply that begin with exactly four blanks are its details: who is
 * waited for, which task runs. GitHub shows a group folded, and a group ends with the next line that is none of it.
 */
import { makeInert } from './inert-log.ts';

const DETAIL = /^ {4}(?! )/;
/** Ours, and so are the commands around it; every line inside is made inert. */
const TITLE = 'What Ansible does';

/** For each line the lines to write. `undefined` ends the log. */
export function foldDetails(): (line: string | undefined) => readonly string[] {
  let open = false;
  return (line) => {
    const isDetail = line !== undefined && DETAIL.test(line);
    const before = isDetail && !open ? [`::group::${TITLE}`] : !isDetail && open ? ['::endgroup::'] : [];
    open = isDetail;
    return line === undefined ? before : [...before, makeInert(line)];
  };
}
