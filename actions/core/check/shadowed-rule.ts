import { coversLine } from '../hba/cover.ts';
import type { FileLine } from '../hba/file.ts';
import type { Memberships } from '../hba/match.ts';
import { formatPlace } from './context.ts';
import { mergeRoles } from './by-role.ts';
import type { RoleFinding } from './by-role.ts';
import type { Cluster, ClusterMessage, Rule, RuleContext } from './context.ts';
import type { ClusterFile } from './hba-files.ts';
import { hasWrittenRules, isWritten, listClusterFiles, locateLine } from './hba-files.ts';
import { findMemberships } from './memberships.ts';
import { adviseShadowed, isOfOthers } from './shadowed-advice.ts';

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
      const findings: RoleFinding[] = [];
      for (const found of listClusterFiles(context, cluster))
        checkFile(context, cluster, { found, memberships: findMemberships(context, found.host) }, findings);
      if (findings.length > 0) yield* mergeRoles(findings);
    }
  },
};

function checkFile(
  context: RuleContext,
  cluster: Cluster,
  { found, memberships }: { readonly found: ClusterFile; readonly memberships: Memberships },
  findings: RoleFinding[],
): void {
  const { roles, file } = found;
  for (let index = 0; index < file.lines.length; index++) {
    const later = file.lines[index];
    if (later === undefined || !isWritten(found, later)) continue;
    const earlier = findCovering(file.lines, index, memberships);
    if (earlier === undefined || !matters(earlier, later, memberships)) continue;
    // A cluster repeats a line of all clusters to have it above another: both do the same.
    if (
      !isOther(earlier.line.method, later.line.method) &&
      isOfOthers(context, cluster, found, { earlier: earlier.source, later: later.source })
    )
      continue;
    const [first, advice] = [
      describeEarlier(context, found, earlier),
      adviseShadowed(context, cluster, found, { earlier: earlier.source, later: later.source }),
    ];
    const describe = (roles: string): ClusterMessage => ({
      cluster: cluster.name,
      describe: (clusters) =>
        `HBA line "${later.text}" is never reached on a ${roles} of ${clusters}: ${first} comes first; ${advice}`,
    });
    findings.push({ found: { position: locateLine(context, found, later), hosts: cluster.hosts }, roles, describe });
  }
}

function describeEarlier(context: RuleContext, found: ClusterFile, earlier: FileLine): string {
  const { source, text } = earlier;
  if (source === undefined) return `"${text}", with which every file begins,`;
  if (!isWritten(found, earlier)) return `"${text}" of the default of ${source.parameter}`;
  return `"${text}" (${formatPlace(locateLine(context, found, earlier))})`;
}

/** The first of the lines before one that takes all that it would. */
function findCovering(lines: readonly FileLine[], index: number, memberships: Memberships): FileLine | undefined {
  const later = lines[index];
  for (let at = 0; later !== undefined && at < index; at++) {
    const earlier = lines[at];
    if (earlier !== undefined && coversLine(earlier.line, later.line, memberships)) return earlier;
  }
  return undefined;
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
