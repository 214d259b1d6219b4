/** The sandbox taken down and built again from the same commit, and where that may differ from one that has come to it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { docker, getOutput, SANDBOX } from '../meta-checkout.ts';
import type { MetaCheckout } from '../meta-checkout.ts';

interface Exception {
  /** Of a difference as it is told: host, keys, and both values: of the system as it is, of the one built afresh. */
  readonly where: RegExp;
  readonly reason: string;
}

const EXCEPTIONS: readonly Exception[] = [
  { where: /^\S+ > postgres > roles > \d+ > verifier:/, reason: 'the salt of a verifier is drawn when it is made' },
  { where: /^\S+ > files > \/etc\/pgbouncer\/userlist\.txt:/, reason: 'has the verifiers' },
  {
    where: /^\S+ > pgbouncer > users > \S+: .*, undefined$/,
    reason:
      'until it restarts, pgbouncer lists whom it no longer serves; without a verifier, nobody logs in by that name',
  },
  { where: /^\S+ > units > pgbouncer > 0: "failed", "inactive"$/, reason: 'pgbouncer ends with 1 where it is stopped' },
  { where: /^\S+ > sysctl > /, reason: 'the kernel keeps what an inventory no longer sets' },
];
/** Of a host that has left, what was installed for it stays: only whether anything runs there is compared. */
const IS_ACTIVE = /^\S+ > units > \S+ > 0:/;
/** A service that was switched off; where the system is built afresh, it was never installed. */
const SWITCHED_OFF = /^(\S+) > units > (\S+) > 1: "disabled", ""$/;

/** Differences that no exception explains, by the hosts that the inventory still has. */
export function dropExpected(differences: readonly string[], hosts: readonly string[]): readonly string[] {
  const isOff = differences.flatMap((difference) => {
    const [, host, unit] = SWITCHED_OFF.exec(difference) ?? [];
    return host === undefined || unit === undefined ? [] : [isOfService(host, unit)];
  });
  return differences.filter((difference) => {
    if (EXCEPTIONS.some(({ where }) => where.test(difference)) || isOff.some((is) => is(difference))) return false;
    return hosts.some((host) => difference.startsWith(`${host} > `)) || IS_ACTIVE.test(difference);
  });
}

/** That it is installed and what it reads, not that it runs. */
function isOfService(host: string, unit: string): (difference: string) => boolean {
  const files = [`/etc/${unit}/`, `/etc/default/${unit}:`, `/etc/systemd/system/${unit}.service:`];
  const starts = [`${host} > units > ${unit} > 1:`, ...files.map((file) => `${host} > files > ${file}`)];
  return (difference) => starts.some((start) => difference.startsWith(start));
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
