/** What verifying a published state needs of this machine. */
import type { Seal } from '../core/plan/ports.ts';
import { nameRepository, PUBLICATION_NAMESPACE } from '../core/publication/publication.ts';
import { tryGit } from './git-process.ts';
import { isSigned } from './ssh-signature.ts';

export function openSeal(root: string): Seal {
  return {
    isSigned: (message, signature, keys) => isSigned({ message, namespace: PUBLICATION_NAMESPACE }, signature, keys),
    findAge: (time) => {
      const at = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(time) ? Date.parse(time) : Number.NaN;
      return Number.isNaN(at) ? undefined : (Date.now() - at) / 1_000;
    },
    findRepository: () => {
      const origin = tryGit(['-C', root, 'remote', 'get-url', 'origin']);
      return origin.ok ? nameRepository(origin.stdout.trim()) : undefined;
    },
  };
}
