import type { ProbeAnswer } from '../apply/ports.ts';
import { printable } from '../render/safe-text.ts';
import type { UnitState } from './service-guards.ts';
import type { Unit } from './units.ts';

/** Asks a host for the unit's state; changes nothing. The name is one of the table's. PostgreSQL has no unit of its own. */
export function writeStateScript(unit: Unit): string {
  if (unit.name !== 'postgres')
    return `systemctl show -p LoadState -p ActiveState -p SubState -p CanReload ${unit.name}.service`;
  const data = "{{ pg_data | default('/var/lib/postgresql/' ~ pg_version | default(15) ~ '/data') }}";
  const folder = "{{ pg_bin_dir | default('/usr/lib/postgresql/' ~ pg_version | default(15) ~ '/bin') }}";
  return [
    'cd /',
    `[ -e '${data}/PG_VERSION' ] && echo LoadState=loaded`,
    `if runuser -u {{ pg_dbsu | default('postgres') }} -- '${folder}/pg_ctl' status -D '${data}' >/dev/null`,
    'then echo ActiveState=active; else echo ActiveState=inactive; fi',
    'echo CanReload=yes',
    `if [ -e '${data}/standby.signal' ]; then echo Standby=yes; else echo Standby=no; fi`,
  ].join('\n');
}

export function readUnitState({ output, failure }: ProbeAnswer): UnitState {
  if (output === undefined) {
    const words = printable((failure ?? 'no answer').trim());
    return { installed: false, active: false, canReload: false, words: 'unknown', failure: words };
  }
  const fields = new Map(
    output.split('\n').map((line) => [line.split('=')[0] ?? '', line.split('=')[1]?.trim() ?? '']),
  );
  const [load, state = 'unknown', sub] = [fields.get('LoadState'), fields.get('ActiveState'), fields.get('SubState')];
  const installed = load === 'loaded';
  return {
    installed,
    active: state === 'active',
    canReload: fields.get('CanReload') === 'yes',
    ...(fields.has('Standby') ? { isStandby: fields.get('Standby') === 'yes' } : {}),
    words: installed ? `${state}${sub === undefined ? '' : ` (${sub})`}` : `not installed (${load ?? 'unknown'})`,
  };
}
