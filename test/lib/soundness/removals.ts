/** removals.yml of one commit. */
import type { Consent, Thing } from './change.ts';

/** An entry is used once and an equal one counts as used, so that the reason has to be of this commit. */
export function writeRemovals(consents: readonly Consent[], reason: string): string {
  if (consents.length === 0) return '---\n[]\n';
  const entries = consents.map((consent) => JSON.stringify({ ...withCluster(consent), reason }));
  return `---\n${entries.map((entry) => `- ${entry}\n`).join('')}`;
}

function withCluster<Item extends Thing>(thing: Item): Item {
  return 'user' in thing || 'database' in thing ? { cluster: 'pg-test', ...thing } : thing;
}
