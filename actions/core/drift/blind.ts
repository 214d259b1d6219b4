/** Probes that failed before they could judge anything: what they look for is neither there nor gone. */
import { groupBy } from '../general/group-by.ts';
import { identifyFinding, type Finding, type Unlooked } from './finding.ts';

export interface Blind {
  readonly host: string;
  readonly kind: string;
  /** Host or cluster that a finding of the kind would be about. */
  readonly subject: string;
  /** User or database of which the probe asked. */
  readonly item?: string;
  readonly reason: string;
}

const MOST_KINDS = 5;

/** One line a host; `known` has a host's reason where it explains whatever failed there. */
export function summariseBlind(blind: readonly Blind[], known: ReadonlyMap<string, string>): readonly Unlooked[] {
  return [...groupBy(blind, ({ host }) => host)].map(([subject, own]) => ({
    subject,
    reason: known.get(subject) ?? describe(own),
  }));
}

function describe(blind: readonly Blind[]): string {
  const kinds = blind.map(({ kind, item }) => (item === undefined ? kind : `${kind} ${item}`));
  const more = kinds.length > MOST_KINDS ? [`${String(kinds.length - MOST_KINDS)} more`] : [];
  return `nothing is known of ${[...kinds.slice(0, MOST_KINDS), ...more].join(', ')}: ${blind[0]?.reason ?? ''}`;
}

/** Whether a look with these could not have seen the finding. A watch has items that nobody knows before it looks. */
export function isBlindTo(finding: Finding, blind: ReadonlySet<string>): boolean {
  const { kind, subject } = finding;
  return blind.has(identifyFinding(finding)) || blind.has(identifyFinding({ kind, subject, message: '' }));
}

export function identifyBlind(blind: readonly Blind[]): ReadonlySet<string> {
  return new Set(blind.map((one) => identifyFinding({ ...one, message: '' })));
}
