/** What can be accepted, for a terminal. */
import { printable, quoteWord } from '../render/safe-text.ts';
import type { Acceptable } from './acceptable.ts';
import type { Sighting } from './finding.ts';
import type { LastLook } from './ports.ts';

export interface AcceptList {
  readonly environment: string;
  readonly time: string;
  readonly source: LastLook['source'];
  readonly warnings: readonly string[];
  readonly acceptable: readonly Acceptable[];
}

const SOURCES = {
  node: "this node's last look",
  published: 'the last look that the meta node has published',
};

export function renderAcceptable({ environment, time, source, warnings, acceptable }: AcceptList): string {
  const at = `${time.slice(0, 10)} ${time.slice(11, 16)} UTC`;
  const count = acceptable.filter((one) => 'proposal' in one).length;
  return [
    ...warnings.map((warning) => `warning: ${printable(warning)}`),
    `${environment}: ${String(count)} of what ${SOURCES[source]} (${at}) found can be written into the inventory`,
    ...acceptable.flatMap(describe),
    '',
  ].join('\n');
}

function describe(one: Acceptable): readonly string[] {
  const [first] = one.findings;
  if (first === undefined) return [];
  if (!('proposal' in one)) return [`  by hand: ${printable(nameFinding(first))}: ${printable(one.reason)}`];
  return [`  ${printable(one.proposal.what)}`, `    scripts/ops drift accept ${nameOptions(first)}`];
}

function nameFinding({ kind, subject, item, message }: Sighting): string {
  return item === undefined ? `${subject} ${kind}: ${message}` : `${subject} ${kind}: ${item}`;
}

/** Labels of a cluster are accepted together. */
function nameOptions({ kind, subject, item }: Sighting): string {
  const of = item === undefined || kind === 'role' ? '' : ` --item ${quoteWord(item)}`;
  return `--kind ${quoteWord(kind)} --subject ${quoteWord(subject)}${of}`;
}
