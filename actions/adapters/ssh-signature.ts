/** SSH signatures by ssh-keygen, which every machine with git over SSH has; GitHub's runners too. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../core/types.ts';
import { assembleToolEnvironment } from './tool-environment.ts';

/** Written by the caller and never by a stranger: the name under which the keys are allowed. */
const SIGNER = 'meta-node';
/** As environment.yml's schema has it. What else a line of allowed signers may hold would be an option. */
const KEY = /^(?:ssh-ed25519|ecdsa-sha2-nistp256|sk-ssh-ed25519@openssh\.com) [A-Za-z0-9+/]+={0,2}$/;

export interface Signing {
  readonly message: string;
  readonly namespace: string;
}

/** The armoured signature. Throws UserError where the key cannot be used. */
export function signMessage({ message, namespace }: Signing, keyFile: string): string {
  const result = spawnSync('ssh-keygen', ['-q', '-Y', 'sign', '-f', keyFile, '-n', namespace], {
    input: message,
    encoding: 'utf8',
    env: assembleToolEnvironment(),
  });
  if (result.status === 0) return result.stdout;
  const reason = result.status === null ? result.error?.message : result.stderr.trim();
  throw new UserError(`the state cannot be signed with ${keyFile}: ${reason ?? 'ssh-keygen was ended'} [state]`);
}

/** Throws UserError where there is no ssh-keygen: that is no verdict. */
export function isSigned({ message, namespace }: Signing, signature: string, keys: readonly string[]): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'ops-signature-'));
  try {
    const [signers, file] = [join(folder, 'signers'), join(folder, 'signature')];
    const lines = keys.filter((key) => KEY.test(key)).map((key) => `${SIGNER} namespaces="${namespace}" ${key}\n`);
    writeFileSync(signers, lines.join(''));
    writeFileSync(file, signature);
    const args = ['-Y', 'verify', '-f', signers, '-I', SIGNER, '-n', namespace, '-s', file];
    const result = spawnSync('ssh-keygen', args, {
      ...{ input: message, encoding: 'utf8', env: assembleToolEnvironment() },
    });
    // One that ends before it has read the message (EPIPE) has a status all the same, and that is its verdict.
    if (result.status === null) {
      const reason = result.error?.message ?? 'it was ended';
      throw new UserError(`signatures are verified by ssh-keygen, which cannot be run: ${reason} [state]`);
    }
    return result.status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
