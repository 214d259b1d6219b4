import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import schema from '../../../../inventory/schema/inventory.schema.json' with { type: 'json' };
import { chooseEffect } from '../../../../actions/core/plan/playbook-changes.ts';
import { listTasks, openReading } from '../../../../actions/core/playbooks/reading.ts';
import { catalogue } from '../../builders.ts';
import { realFiles } from '../playbooks/files.ts';

const playbooks = join(import.meta.dirname, '../../../../playbooks');
/** Read by Ansible, so no parameter of the schema, but what hangs on it is ours. */
const ANSIBLE_VARIABLES = ['ansible_host'];

function listTags(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(listTags);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (key !== 'tags') return listTags(value);
    const tags: readonly unknown[] = Array.isArray(value) ? value : String(value).split(',');
    return tags.map((tag) => String(tag).trim());
  });
}

function readTags(files: readonly string[]): ReadonlySet<string> {
  const documents = files.flatMap((file) => parseAllDocuments(readFileSync(file, 'utf8'), { logLevel: 'silent' }));
  return new Set(documents.flatMap((document) => listTags('toJS' in document ? document.toJS() : [])));
}

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
      ...['node-create', 'infra-create', 'instance-create', 'instance-remove'],
      // A change of the playbooks asks for the smallest effect that runs what changed.
      ...listTasks(reading).flatMap((task) => chooseEffect(reading, task)?.id ?? []),
    ]);
    for (const effect of catalogue.effects.values()) {
      expect(effect.proof, effect.id).not.toEqual([]);
      expect(used, effect.id).toContain(effect.id);
    }
  });
});

describe('the catalogue and the playbooks', () => {
  it('have a probe for every proof', () => {
    const tags = readTags([join(playbooks, 'prove.yml')]);
    expect([...catalogue.proofs.keys()].filter((kind) => !tags.has(kind))).toEqual([]);
  });
});
