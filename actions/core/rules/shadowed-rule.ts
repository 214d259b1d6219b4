import { coversLine } from '../hba/cover.ts';
import type { FileLine } from '../hba/file.ts';
import type { Memberships } from '../hba/match.ts';
import { formatPlace } from './context.ts';
import { mergeRoles } from './by-role.ts';
import type { RoleFinding } from './by-role.ts';
import type { Rule, RuleContext } from './context.ts';
import type { ClusterFile } from './hba-files.ts';
import { hasWrittenRules, isWritten, listClusterFiles, listMemberships, locateLine } from './hba-files.ts';

/**
 * An HBA line that no connection reaches, because an earlier one takes them all. Told where it matters: the earlier line
 * does something else, or says the very same.
 */
export const shadowedRule: Rule = {
  id: 'shadowed-rule',
  perCluster: true,
  onlyWarns: true,
  *check(context) {
    for (const cluster of context.clusters) {
      if (!hasWrittenRules(context, cluster)) continue;
      yield* mergeRoles(
        listClusterFiles(context, cluster).flatMap((found) => [
          ...checkFile(context, found, listMemberships(context, found.host)),
        ]),
      );
    }
  },
};

function* checkFile(context: RuleContext, found: ClusterFile, memberships: Memberships): Generator<RoleFinding> {
  const { roles, file } = found;
  for (const [index, later] of file.lines.entries()) {
    if (!isWritten(found, later)) continue;
    const earlier = file.lines.slice(0, index).find(({ line }) => coversLine(line, later.line, memberships));
    if (earlier === undefined || !matters(earlier, later, memberships)) continue;
    const place = isWritten(found, earlier) ? ` (${formatPlace(locateLine(context, found, earlier))})` : '';
    const describe = (names: string) =>
      `HBA line "${later.text}" is never reached on a ${names}: "${earlier.text}"${place} comes first; move it up or take it out`;
    yield { found: { position: locateLine(context, found, later) }, roles, describe };
  }
}

function matters(earlier: FileLine, later: FileLine, memberships: Memberships): boolean {
  if (isOther(earlier.line.method, later.line.method)) return true;
  return earlier.source !== undefined && coversLine(later.line, earlier.line, memberships);
}

/** md5 answers by scram-sha-256 where the verifier is one. */
function isOther(one: string, other: string): boolean {
  const kind = (method: string): string => (method === 'md5' ? 'scram-sha-256' : method);
  return kind(one) !== kind(other);
}
