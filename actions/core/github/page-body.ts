/** The body of a comment: the page, and the unseen mark at its end. */
import { COMMENT_LIMIT, renderPage } from '../render/page/page.ts';
import type { PageInput } from '../render/page/input.ts';
import { listOlder, listOutdated, readMarker, writeMarker } from './marker.ts';

/** `before` is the body that the comment has. */
export function writeBody(page: PageInput, head: string, before: string | undefined): string {
  const remembered = before === undefined ? undefined : readMarker(before);
  // The headline is the same however much of the page is left out.
  const headline = readHeadline(renderPage(page));
  const isOutdated = page.missing?.reason === 'out of date';
  const older = isOutdated ? listOutdated(remembered, headline) : listOlder(remembered, head);
  const full = { ...page, older };
  const marker = writeMarker({
    ...{ commit: head, headline, older },
    ...(page.base === undefined ? {} : { base: page.base }),
  });
  return `${renderPage(full, COMMENT_LIMIT - marker.length - 2).trimEnd()}\n\n${marker}`;
}

/** The first line without its markup. */
function readHeadline(page: string): string {
  return (page.split('\n', 1)[0] ?? '').replace(/^## /, '').replaceAll('`', '');
}
