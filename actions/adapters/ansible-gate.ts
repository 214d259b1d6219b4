/**
 * The socket on which the guard plugin tells what a run would do, and waits for the word that lets it go. When this
 * process ends, however it ends, the kernel closes the socket and Ansible ends without having run anything.
 */
import type { Duplex } from 'node:stream';
import { parseListing } from '../core/apply/cross-check.ts';
import type { ListedPlay } from '../core/apply/cross-check.ts';

/** Names the descriptor, for the guard plugin. */
export const GATE_VARIABLE = 'OPS_GATE';

export interface Gate {
  /** Undefined: Ansible ended, or said something else. */
  readonly listing: Promise<readonly ListedPlay[] | undefined>;
  /** With a word that is made now: nothing that was written before can have it. */
  readonly open: (word: string) => void;
  readonly close: () => void;
}

export function openGate(socket: Duplex): Gate {
  const listing = new Promise<readonly ListedPlay[] | undefined>((resolve) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve(parseListing(text.slice(0, text.indexOf('\n'))));
    });
    // Of an Ansible that ended: what became of it is told by its exit.
    socket.on('error', () => {
      resolve(undefined);
    });
    socket.once('close', () => {
      resolve(undefined);
    });
  });
  return {
    listing,
    open: (word) => {
      socket.end(`${word}\n`);
    },
    close: () => socket.destroy(),
  };
}
