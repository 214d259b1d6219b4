import type { HbaDialect } from '../hba/line.ts';
import type { HbaWord } from '../hba/tokens.ts';
import { mergeRoles } from './by-role.ts';
import type { RoleFinding } from './by-role.ts';
import type { Rule, RuleContext } from './context.ts';
import { findParameter } from './context.ts';
import type { ClusterFile } from './hba-files.ts';
import { hasWrittenRules, isWritten, listClusterFiles, locateLine } from './hba-files.ts';

/** First major of PostgreSQL that takes a name with a slash before it for a regular expression. */
const REGULAR_EXPRESSIONS = 16;

/** A word of an HBA line that the server takes for a name, and that was meant as syntax of a later one, or of another program. */
export const hbaVersion: Rule = {
  id: 'hba-version',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      if (!hasWrittenRules(context, cluster)) continue;
      const findings: RoleFinding[] = [];
      for (const found of listClusterFiles(context, cluster)) checkFile(context, found, findings);
      yield* mergeRoles(findings);
    }
  },
};

function checkFile(context: RuleContext, found: ClusterFile, findings: RoleFinding[]): void {
  const major = Number(findParameter(context, found.host, 'pg_version'));
  for (const line of found.file.lines) {
    if (!isWritten(found, line)) continue;
    const { databases, users } = line.line;
    const instead = {
      databases: 'write the names of the databases',
      users: 'write the names of the users, or "+" and a role that they are members of',
    };
    const mistake = [
      ...databases.flatMap((word) => describeWord(word, found.dialect, major, instead.databases) ?? []),
      ...users.flatMap((word) => describeWord(word, found.dialect, major, instead.users) ?? []),
    ][0];
    if (mistake === undefined) continue;
    const describe = (): string => `HBA line "${line.text}": ${mistake}`;
    findings.push({ found: { position: locateLine(context, found, line) }, roles: found.roles, describe });
  }
}

function describeWord({ text }: HbaWord, dialect: HbaDialect, major: number, instead: string): string | undefined {
  if (!text.startsWith('/') || text.length === 1) return undefined;
  if (dialect === 'pgbouncer')
    return `pgbouncer knows no regular expressions, so "${text}" is a name that nobody has; name the users and databases, or write all`;
  if (major >= REGULAR_EXPRESSIONS) return undefined;
  return `regular expressions are there since PostgreSQL ${REGULAR_EXPRESSIONS}, and in ${major} "${text}" is a name that nobody has; ${instead}`;
}
