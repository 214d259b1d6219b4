import { assembleView } from './view.ts';
import type { ViewInput } from './view.ts';
import type { ClusterEndpoints, ClusterView, MemberEndpoint, PatroniAnswer, PatroniClient } from './types.ts';

const OK = 200;

/**
 * Asks every member at once; an unreachable member costs one time-out, not the view. With `timeoutMs` it costs that
 * much: for a look that is repeated, and that may miss a slow member once.
 */
export async function readCluster(
  endpoints: ClusterEndpoints,
  client: PatroniClient,
  timeoutMs?: number,
): Promise<ClusterView> {
  const asked = endpoints.members.map(async (member) => ({
    member,
    answer: await client.get(member, '/patroni', timeoutMs),
  }));
  const [answers, store] = await Promise.all([Promise.all(asked), readStore(asked, client, timeoutMs)]);
  // GET /patroni answers 503 on a member that is not running: it is an answer all the same.
  const members = new Map(answers.map(({ member, answer }) => [member.instance, answer]));
  return assembleView({ endpoints, ...store, members });
}

interface Answered {
  readonly member: MemberEndpoint;
  readonly answer: PatroniAnswer;
}

type Store = Pick<ViewInput, 'cluster' | 'config' | 'history'>;

/** What the DCS has, by the first member that answers and can read it: a silent one is not waited for. */
async function readStore(
  asked: readonly Promise<Answered>[],
  client: PatroniClient,
  timeoutMs: number | undefined,
): Promise<Store> {
  const open = new Map(asked.map((one, index) => [index, one.then((answered) => ({ index, ...answered }))]));
  while (open.size > 0) {
    const { index, member, answer } = await Promise.race(open.values());
    open.delete(index);
    const ask = (path: string) => client.get(member, path, timeoutMs);
    const cluster = answer.status === 0 ? answer : await ask('/cluster');
    if (cluster.status !== OK) continue;
    const [config, history] = await Promise.all([ask('/config'), ask('/history')]);
    return { cluster, config, history };
  }
  return { cluster: undefined, config: undefined, history: undefined };
}
