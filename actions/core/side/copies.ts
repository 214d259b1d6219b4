import { SANDBOX } from '../check/published-values.ts';
import type { Problem } from '../types.ts';
import type { Side } from './open-side.ts';

/** An environment that was copied with its environment.yml keeps a key and exceptions that were made for the other. */
export function findCopies(all: readonly Side[]): readonly Problem[] {
  const isCopy = ({ source }: Side) => Number(source.environment !== SANDBOX);
  const sides = [...all].sort((left, right) => isCopy(left) - isCopy(right));
  return sides.flatMap((side, index): Problem[] => {
    const { fingerprintKey, plainPasswords = [] } = side.environment;
    const file = side.source.environmentFile;
    const first = sides.slice(0, index).find(({ environment }) => environment.fingerprintKey === fingerprintKey);
    if (side.problems.some(isToldKey)) return [];
    if (fingerprintKey === '' || file === undefined || first === undefined) return [];
    const line = file.text.split('\n').findIndex((text) => text.startsWith('fingerprint_key')) + 1;
    const also =
      plainPasswords.length === 0 ? '' : ', and look at plain_passwords, which lets passwords stand in clear here too';
    const message = `fingerprint_key is that of environment "${first.source.environment}", of which this one is a copy; write 64 random hexadecimal digits of its own (openssl rand -hex 32)${also}`;
    return [
      {
        file: file.path,
        line: Math.max(line, 1),
        column: 1,
        severity: 'error',
        rule: 'environment-copied',
        message,
        path: 'fingerprint_key',
      },
    ];
  });
}

/** Told of the environment alone already: its key is the one that the sandbox publishes. */
function isToldKey({ rule, path }: Problem): boolean {
  return rule === 'published-secret' && path === 'fingerprint_key';
}
