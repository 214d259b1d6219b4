/** What a change of logins is called: as hazards, as data for a page, and as sentences. */
import type { VariableDifference } from '../diff/compare-host.ts';
import { sortNatural } from '../general/natural.ts';
import type { Change, Hazard } from '../types.ts';
import { findAccessChange, type AccessChange, type LoginGain, type LoginLoss } from './access-change.ts';
import type { ExistingView, PlanContext } from './types.ts';
import { hideSecrets } from '../general/hidden-secrets.ts';

export function listAccessHazards({ losses, gains }: AccessChange): readonly Hazard[] {
  return [...(losses.length > 0 ? (['lock-out'] as const) : []), ...(gains.length > 0 ? (['access'] as const) : [])];
}

/** Of HBA lines, who gets in by them; as the lines alone tell where a template leaves that open. */
export function describeAccess(
  context: PlanContext,
  side: ExistingView,
  { host, variable }: Pick<VariableDifference, 'host' | 'variable'>,
  change: Change,
): Change {
  if (change.kind !== 'hba') return change;
  const effect = variable.startsWith('pgbouncer') ? 'pgbouncer-hba' : 'pg-hba';
  const { gains, losses, isUnknown } = findAccessChange(context, side, { effect, host });
  if (isUnknown) return change;
  const own = gains.filter(({ parameter }) => parameter === variable);
  // A line that is taken off may be what kept others out.
  const told = own.length > 0 ? own : gains;
  const passwordless = sortNatural(told.filter((gain) => gain.isPasswordless).flatMap(listNamed));
  return {
    ...change,
    let: sortNatural(told.flatMap(listNamed)),
    ...(passwordless.length === 0 ? {} : { passwordless }),
    refused: sortNatural(losses.map(({ user }) => user)),
  };
}

/** As the line names them where all of them gain; else those who do. */
function listNamed({ word, users, isWhole }: LoginGain): readonly string[] {
  return isWhole ? [word] : users;
}

const SERVERS = { postgres: 'PostgreSQL', pgbouncer: 'pgbouncer' } as const;

export function tellLoss(cluster: string, { user, database, from, dialect }: LoginLoss): string {
  return `user "${user}" of ${cluster} can no longer log in to ${SERVERS[dialect]}, for example to database "${database}" from ${from}`;
}

export function tellGain(cluster: string, gain: LoginGain): string {
  const { database, from, dialect, line, isPasswordless } = gain;
  const news = isPasswordless ? 'can log in now without a password' : 'can log in now and could not before';
  return `${nameGainers(gain)} of ${cluster} ${news}, to ${SERVERS[dialect]}: for example to database "${database}" from ${from}, by line "${hideSecrets(line)}"`;
}

const MOST_NAMED = 3;

function nameGainers({ word, users, isWhole }: LoginGain): string {
  if (isWhole) return nameWord(word);
  const [first = word, ...others] = users.map((user) => `"${user}"`);
  if (others.length === 0) return `user ${first}`;
  const [shown, more] = [others.slice(0, MOST_NAMED - 1), others.length - MOST_NAMED + 1];
  return `users ${[first, ...shown].join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`;
}

function nameWord(word: string): string {
  if (word === 'all') return 'every user';
  return word.startsWith('+') ? `every member of "${word.slice(1)}"` : `user "${word}"`;
}
