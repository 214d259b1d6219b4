import { closeSync, openSync, readSync } from 'node:fs';
import { followTasks, NOTHING_HEARD } from '../core/apply/open-tasks.ts';
import type { Following } from '../core/apply/open-tasks.ts';

const CHUNK = 256 * 1024;
const NEWLINE = 0x0a;

/** Reads what was added to a file of events since it was last asked; half a line waits for its end. */
export function followEvents(path: string): () => Following {
  let following = NOTHING_HEARD;
  let offset = 0;
  return () => {
    const descriptor = openSync(path, 'r');
    try {
      const buffer = Buffer.alloc(CHUNK);
      for (;;) {
        const length = buffer.subarray(0, readSync(descriptor, buffer, 0, CHUNK, offset)).lastIndexOf(NEWLINE) + 1;
        if (length === 0) return following;
        following = followTasks(following, buffer.toString('utf8', 0, length));
        offset += length;
      }
    } finally {
      closeSync(descriptor);
    }
  };
}
