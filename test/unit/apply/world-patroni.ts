/** Patroni of the small world of an apply: healthy clusters of the members that live. */
import type { PatroniAnswer } from '../../../actions/core/patroni/types.ts';
import type { Living } from './world.ts';

interface Members {
  readonly living: ReadonlyMap<string, Living>;
  readonly down: ReadonlySet<string>;
  readonly leader: string;
  /** Bytes of WAL that an instance has left to replay. */
  readonly lag: ReadonlyMap<string, number>;
}

const POSITION = 1_000_000_000;

export function answerPatroni(world: Members, instance: string, host: string, path: string): PatroniAnswer {
  const own = world.living.get(host);
  if (own?.instance !== instance || world.down.has(host)) return { status: 0, body: undefined, text: 'no answer' };
  if (path === '/config') return { status: 200, body: {}, text: '' };
  const members = [...world.living].filter(([, { cluster }]) => cluster === own.cluster);
  const led = members.find(([, member]) => member.instance === world.leader) ?? members[0];
  const leader = led?.[1].instance;
  if (path === '/cluster') {
    const listed = members.map(([address, { instance: name }]) => {
      return { name, host: address, role: name === leader ? 'leader' : 'replica', state: 'running', timeline: 1 };
    });
    return { status: 200, body: { members: listed }, text: '' };
  }
  const others = members.filter(([, { instance: name }]) => name !== leader);
  const replication = others.map(([, { instance: name }]) => ({ application_name: name, state: 'streaming' }));
  const replayed = POSITION - (world.lag.get(instance) ?? 0);
  const role =
    instance === leader
      ? { role: 'master', xlog: { location: POSITION }, replication }
      : { role: 'replica', xlog: { received_location: POSITION, replayed_location: replayed } };
  return { status: 200, body: { state: 'running', ...role }, text: '' };
}
