import type { HbaRole } from '../hba/file.ts';
import type { Finding } from './context.ts';

/** What is found in a file of some roles: the message is made when all roles are known. */
export interface RoleFinding {
  readonly found: Omit<Finding, 'message'>;
  readonly roles: readonly HbaRole[];
  readonly describe: (roles: string) => Finding['message'];
}

/** The same finding under several roles is said once, with the roles. */
export function* mergeRoles(findings: readonly RoleFinding[]): Generator<Finding> {
  const merged = new Map<string, { readonly finding: RoleFinding; readonly roles: Set<HbaRole> }>();
  for (const finding of findings) {
    const message = finding.describe('');
    const key = typeof message === 'string' ? message : message.describe('');
    const known = merged.get(key) ?? { finding, roles: new Set<HbaRole>() };
    merged.set(key, known);
    for (const role of finding.roles) known.roles.add(role);
  }
  for (const { finding, roles } of merged.values()) {
    yield { ...finding.found, message: finding.describe([...roles].join(' or ')) };
  }
}
