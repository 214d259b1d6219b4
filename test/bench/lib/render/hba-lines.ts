/** The rules of both HBA files of each instance under either role, as they are written and as core assembles them. */
import { inspect } from 'node:util';
import { readBundledCatalogue } from '../../../../actions/adapters/catalogue.ts';
import { findEffectiveValue } from '../../../../actions/core/diff/effective-value.ts';
import { viewSide } from '../../../../actions/core/diff/side-view.ts';
import type { SideView } from '../../../../actions/core/diff/side-view.ts';
import { readAccess } from '../../../../actions/core/effects/access-side.ts';
import { hasSameOutcome } from '../../../../actions/core/effects/outcomes.ts';
import { canonicalText } from '../../../../actions/core/general/canonical.ts';
import { HBA_PARAMETERS } from '../../../../actions/core/hba/file.ts';
import { readHbaLine } from '../../../../actions/core/hba/line.ts';
import type { HbaLine } from '../../../../actions/core/hba/line.ts';
import type { Edited, RenderedSide } from './edits.ts';
import type { Decision, Retold } from './retold.ts';

const FILES = [
  { dialect: 'postgres', name: 'pg_hba.conf', effect: 'pg-hba' },
  { dialect: 'pgbouncer', name: 'pgb_hba.conf', effect: 'pgbouncer-hba' },
] as const;
/** Files lie ready for the role that an instance comes to have: while it leads, and while it does not. */
const FOLDERS = [
  { folder: 'primary', role: 'primary' },
  { folder: 'replica', role: 'other' },
] as const;

const catalogue = readBundledCatalogue();

export function* retellHba({ side, files }: RenderedSide): Generator<Retold> {
  const view = viewSide(side.resolved);
  for (const { host, dialect, name, file, role } of listFiles(view)) {
    const text = files.get(`${host}${file}`);
    const ours = readAccess({ catalogue, view, host, dialect, today: '2030-01-01' }).files[role];
    yield {
      subject: name,
      host,
      file,
      rendered: text === undefined ? undefined : listRules(text).map((rule) => print(rule, readHbaLine(rule, dialect))),
      ours: ours.isKnown ? ours.lines.map((one) => print(one.text, one.line)) : undefined,
    };
  }
}

/** For each file that is there on both sides, where something differs that its rules are made of. */
export function* decideHba({ existing, desired }: Edited): Generator<Decision> {
  const [before, after] = [viewSide(existing.side.resolved), viewSide(desired.side.resolved)];
  for (const { host, dialect, name, effect, file, role } of listFiles(after)) {
    // Who is alone in its cluster leads it, so that the other file is not in force.
    if (role === 'other' && [before, after].every((view) => isAlone(view, host))) continue;
    const [was, is] = [existing, desired].map(({ files }) => files.get(`${host}${file}`));
    if (was === undefined || is === undefined) continue;
    const parameters = ['pg_role', 'pg_offline_query', ...HBA_PARAMETERS[dialect]].filter(
      (parameter) => describe(before, host, parameter) !== describe(after, host, parameter),
    );
    const [one, other] = [listWritten(was), listWritten(is)];
    // Where no parameter differs, nobody decides, and the lines must be the same.
    if (parameters.length === 0 && one.join('\n') === other.join('\n')) continue;
    const isSame = parameters.every((parameter) =>
      hasSameOutcome({ catalogue, desired: after }, { view: before }, { effect, parameter, host }),
    );
    yield { subject: name, host, file, parameters, isSame, existing: one, desired: other };
  }
}

function* listFiles(view: SideView) {
  for (const cluster of view.listClusters())
    for (const host of view.listMembers(cluster))
      for (const { dialect, name, effect } of FILES) {
        const isOff = findEffectiveValue(catalogue, view, host, 'pgbouncer_enabled') === false;
        if (dialect === 'pgbouncer' && isOff) continue;
        for (const { folder, role } of FOLDERS)
          yield { host, dialect, name, effect, role, file: `/etc/patroni/roles/${folder}/${name}` };
      }
}

/** With its titles, without the head line that names the instance and its role. */
function listWritten(text: string): readonly string[] {
  return text.split('\n').slice(1);
}

function listRules(text: string): readonly string[] {
  return text.split('\n').filter((line) => !/^\s*(?:#|$)/.test(line));
}

/** The text without its columns, and what each field of it is. */
function print(text: string, line: HbaLine | string): string {
  const told = typeof line === 'string' ? line : inspect(line, { sorted: true, depth: null, breakLength: Infinity });
  return `${text.trim().split(/\s+/).join(' ')}   ${told}`;
}

function describe(view: SideView, host: string, name: string): string {
  return canonicalText(findEffectiveValue(catalogue, view, host, name) ?? null);
}

function isAlone(view: SideView, host: string): boolean {
  return view.listMembers(view.findCluster(host)).length === 1;
}
