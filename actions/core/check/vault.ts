import { count } from '../general/words.ts';
import type { Finding, Rule, RuleContext } from './context.ts';

/** What a file sets that is encrypted as a whole is not known here: the rules see the rest of its hosts only. */
export const vault: Rule = {
  id: 'vault',
  *check({ encryptedFiles }) {
    for (const { file, hosts } of encryptedFiles) {
      const message = `the whole file is encrypted: what it sets on ${count(hosts.length, 'host')} is not checked, and nothing is called missing there; encrypt single values (!vault) to have it checked`;
      yield { position: { file, line: 1, column: 1 }, message, severity: 'warning', hosts };
    }
  },
};

/**
 * Rules that conclude from what is not written, or is left to a default: an encrypted file may write it. Two values that
 * are both written and conflict are a mistake wherever the file is.
 * @internal Tests read it too.
 */
export const RULES_OF_ABSENCE: ReadonlySet<string> = new Set([
  'cluster-group',
  'equal-in-cluster',
  'hba-tls',
  'identity',
  'lock-out',
  'member-address',
  'meta-node',
  'one-primary',
  'owner-exists',
  'pool-size',
  'role-exists',
  'session-library',
  'shadowed-rule',
  'shared-library',
  'sync-mode',
  'system-password',
  'vip',
  'wal-senders',
]);

/**
 * Rules that look for one host among all: the one that is named may be inside the file.
 * @internal Tests read it too.
 */
export const RULES_OF_REFERENCE: ReadonlySet<string> = new Set(['dcs', 'upstream']);

/** Drops what such rules say of hosts that an encrypted file reaches, or of no host by name. */
export function makeVaultFilter({ encryptedFiles }: RuleContext): (rule: Rule, finding: Finding) => boolean {
  const hidden = new Set(encryptedFiles.flatMap(({ hosts }) => hosts));
  if (hidden.size === 0) return () => true;
  return ({ id }, { hosts }) => {
    if (RULES_OF_REFERENCE.has(id)) return false;
    return !RULES_OF_ABSENCE.has(id) || hosts?.some((host) => hidden.has(host)) === false;
  };
}
