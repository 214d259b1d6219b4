import { describe, expect, it } from 'vitest';
import schema from '../../../../inventory/schema/inventory.schema.json' with { type: 'json' };
import { chooseEffect } from '../../../../actions/core/effects/playbook-changes.ts';
import { listTasks, openReading } from '../../../../actions/core/playbooks/reading.ts';
import { catalogue } from '../../builders.ts';
import { realFiles } from '../../../lib/playbook-files.ts';

/** Read by Ansible, so no parameter of the schema, but what hangs on it is ours. */
const ANSIBLE_VARIABLES = ['ansible_host'];

describe('the catalogue', () => {
  it('knows every parameter of the schema, and no other', () => {
    const known = Object.keys(schema.$defs.parameters.properties);
    expect([...catalogue.parameters.keys()].sort()).toEqual([...known, ...ANSIBLE_VARIABLES].sort());
  });

  it('says what each proof must find', () => {
    const kinds = new Set([...catalogue.effects.values()].flatMap(({ proof }) => proof));
    expect([...kinds].filter((kind) => !catalogue.proofs.has(kind))).toEqual([]);
  });

  it('has a proof for every effect, and a use for every effect', () => {
    const reading = openReading(realFiles, catalogue);
    const parameters = [...catalogue.parameters.values()];
    const used = new Set([
      ...parameters.flatMap(({ effects, items }) => [
        ...effects.map(({ effect }) => effect),
        ...(items ? [items.effect, items.drop, items.forget] : []),
      ]),
      ...catalogue.membership.cluster,
      ...catalogue.membership.meta,
      ...[...catalogue.effects.values()].flatMap(({ off }) => off?.effect ?? []),
      ...['node-create', 'infra-create', 'instance-create', 'instance-remove'],
      // A change of the playbooks asks for the smallest effect that runs what changed.
      ...listTasks(reading).flatMap((task) => chooseEffect(reading, task)?.id ?? []),
    ]);
    for (const effect of catalogue.effects.values()) {
      expect(effect.proof, effect.id).not.toEqual([]);
      expect(used, effect.id).toContain(effect.id);
    }
  });

  it('lets an effect that runs all of another wait for what that one waits for', () => {
    const { effects } = catalogue;
    // Pgbouncer's rules are a link that Patroni's part leads somewhere.
    expect(effects.get('pgbouncer-run')?.follows).toEqual(['patroni-config', 'pg-follow-role']);
    for (const { id, within, follows } of effects.values()) {
      const wide = within === undefined ? undefined : effects.get(within);
      const outside = follows.filter((first) => first !== wide?.id && effects.get(first)?.within !== wide?.id);
      if (wide !== undefined) expect(wide.follows, id).toEqual(expect.arrayContaining(outside));
    }
  });

  it('says of which parameters the load balancers take the default, and the playbooks do', () => {
    const template = realFiles.read('playbooks/roles/haproxy/templates/members.json.j2') ?? '';
    const written = /append\(\{([^}]*)\} \| combine\(own/.exec(template)?.[1] ?? '';
    const defaults = new Map(
      [...written.matchAll(/'(\w+)': (\w+)/g)].map(([, name = '', value = '']) => [name, value]),
    );
    const filled = [...catalogue.parameters.values()].filter((parameter) => parameter.filled);
    expect(filled.length).toBeGreaterThan(0);
    for (const { name, default: value } of filled) expect(defaults.get(name), name).toBe(JSON.stringify(value));
  });
});
