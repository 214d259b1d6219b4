import { describe } from 'vitest';
import { DEPLOYED_NODE, findNode, NODES } from './nodes.ts';

/** The same tests under each version of Node; skipped, and counted so, under one that this machine does not have. */
export function describeUnderEachNode(what: string, define: (node: string) => void): void {
  for (const major of NODES) {
    const node = findNode(major);
    const title = `${what} under Node ${String(major)}`;
    const why = `this machine has ${process.version}, and scripts/test installs Node ${String(DEPLOYED_NODE)}`;
    describe.skipIf(node === undefined)(node === undefined ? `${title} (${why})` : title, () => {
      define(node ?? '');
    });
  }
}
