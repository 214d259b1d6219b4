import { expect, it } from 'vitest';
import { readBundledCatalogue } from '../../../../actions/adapters/catalogue.ts';
import { findRunHazards } from '../../../../actions/core/apply/run-hazards.ts';

const catalogue = readBundledCatalogue();
const find = (playbook: string, tags: readonly string[], tasks: readonly (readonly string[])[] = []) =>
  findRunHazards(catalogue, { playbook, tags, plays: [{ hosts: ['10.10.10.10'], tasks }] });

it.each([
  ['the tag of an effect', find('infra.yml', ['etcd'])],
  ['no tag, which runs the whole playbook', find('infra.yml', [])],
  ['a tag that no effect has and that chooses a task of one', find('infra.yml', ['all'], [['etcd']])],
])('are those of the effects whose tasks run, by %s', (_, hazards) => {
  expect(hazards).toEqual(['restart', 'failover']);
});

it('are none where no effect with a hazard runs, whatever runs always', () => {
  expect(find('infra.yml', ['nginx'], [['always', 'etcd'], ['nginx']])).toEqual([]);
  expect(find('nodes.yml', [], [['node']])).toEqual([]);
});

it('are those of a restart for the playbook that a person restarts members with', () => {
  expect(find('pgsql-restart.yml', [], [['pgsql_restart']])).toEqual(['restart']);
});
