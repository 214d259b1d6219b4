import { describe, expect, it } from 'vitest';
import { readPlaybookFolder } from '../../../../actions/adapters/playbooks.ts';
import { findStoppedByHand } from '../../../../actions/core/operations/stopped.ts';
import { UNITS } from '../../../../actions/core/operations/units.ts';
import { isMapping } from '../../../../actions/core/general/values.ts';
import { readPlaybooks } from '../../../../actions/core/playbooks/read-playbooks.ts';

const OPERATED_BY_HAND = 'service.yml';

const tasks = [...readPlaybooks(readPlaybookFolder('.')).playbooks.values()].flatMap((playbook) => playbook.tasks);

/**
 * Ansible starts a stopped unit that is to be `reloaded`, too. What is delegated is left out: its host is none of the
 * step's.
 */
function listStarts(unit: string): readonly { readonly playbook: string; readonly tag: string }[] {
  return tasks.flatMap(({ args, keywords, module, playbook, tags }) => {
    if (module !== 'systemd_service' || !isMapping(args) || args['name'] !== unit || playbook === OPERATED_BY_HAND)
      return [];
    if (keywords.has('delegate_to')) return [];
    if (args['state'] === undefined || args['state'] === 'stopped') return [];
    return tags.map((tag) => ({ playbook, tag }));
  });
}

describe('a unit that was stopped by hand', () => {
  it.each(UNITS.map(({ name }) => name))('stays so: %s is started by no step that does not tell', (unit) => {
    const note = { kind: 'stop' as const, host: 'a', unit, by: 'ada', since: '2026-06-30T10:00:00Z' };
    const silent = listStarts(unit).filter(
      ({ playbook, tag }) => !findStoppedByHand({ playbook, tags: [tag], hosts: ['a'] }, [note]).has('a'),
    );
    expect(silent).toEqual([]);
  });

  it('is found among the playbooks', () => {
    expect(listStarts('haproxy').map(({ tag }) => tag)).toEqual(expect.arrayContaining(['haproxy', 'haproxy_reload']));
  });
});
