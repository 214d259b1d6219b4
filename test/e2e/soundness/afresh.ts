/** The sandbox taken down and built again from the same commit, and where that may differ from one that has come to it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker, getOutput, SANDBOX } from '../meta-checkout.ts';
import type { MetaCheckout } from '../meta-checkout.ts';

interface Exception {
  /** Of a difference as it is told: host and keys. */
  readonly where: RegExp;
  readonly reason: string;
}

export const EXCEPTIONS: readonly Exception[] = [
  { where: /^\S+ > postgres > roles > \d+ > verifier:/, reason: 'the salt of a verifier is drawn when it is made' },
  { where: /^\S+ > files > \/etc\/pgbouncer\/userlist\.txt:/, reason: 'has the verifiers' },
  { where: /^\S+ > sysctl > /, reason: 'the kernel keeps what an inventory no longer sets' },
];

/** Of a host that has left, what was installed for it stays: only whether anything runs there is compared. */
const IS_ACTIVE = /^\S+ > units > \S+ > 0:/;

/** Differences that no exception explains, by the hosts that the inventory still has. */
export function dropExpected(differences: readonly string[], hosts: readonly string[]): readonly string[] {
  return differences.filter((difference) => {
    if (EXCEPTIONS.some(({ where }) => where.test(difference))) return false;
    return hosts.some((host) => difference.startsWith(`${host} > `)) || IS_ACTIVE.test(difference);
  });
}

/** All commits of the checkout's main come along; nothing else does. Nothing is applied yet. */
export async function buildAfresh(checkout: MetaCheckout): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'soundness-'));
  const bundle = `${checkout.folder}.bundle`;
  await checkout.git(`bundle create -q ${bundle} HEAD`);
  docker('cp', `ops-meta:${bundle}`, join(folder, 'bundle'));
  execFileSync(SANDBOX, ['down'], { stdio: 'ignore' });
  execFileSync(SANDBOX, ['up'], { stdio: 'ignore' });
  await checkout.open();
  docker('cp', join(folder, 'bundle'), `ops-meta:${bundle}`);
  rmSync(folder, { recursive: true });
  await checkout.git(`pull -q --ff-only ${bundle} HEAD`);
  await checkout.git('push -q origin HEAD:main');
  await getOutput(`rm -f ${bundle}`);
}
