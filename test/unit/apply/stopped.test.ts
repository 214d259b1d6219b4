import { expect, it } from 'vitest';
import { runApply } from '../../../actions/apply/run.ts';
import type { Standing } from '../../../actions/core/operations/standing.ts';
import { World } from './world.ts';
import { hosts, MEMBERS } from './world-files.ts';

const CONSENT = '- { instance: pg-test-3, action: destroy, reason: the machine goes back }\n';

it('a removal ends the notes of what was stopped by hand, for what went with the instance', async () => {
  const world = new World();
  const options = { environment: 'sandbox', dryRun: false };
  world.commit({ hosts: hosts() });
  await runApply(options, world.adapters());
  world.commit({ hosts: hosts({ members: MEMBERS.slice(0, 2) }), removals: CONSENT });
  const stop = { kind: 'stop' as const, by: 'ada', since: '2026-06-30T12:00:00Z' };
  const places = [
    ['10.10.10.13', 'patroni'],
    ['10.10.10.13', 'node_exporter'],
    ['10.10.10.12', 'haproxy'],
  ] as const;
  const notes = places.map(([host, unit]) => ({ ...stop, host, unit }));
  const forgotten: Standing[] = [];
  const adapters = world.adapters();
  const standing = { ...adapters.standing, read: () => notes, remove: (note: Standing) => void forgotten.push(note) };
  await runApply(options, { ...adapters, standing });
  expect(forgotten).toEqual([notes[0]]);
});
