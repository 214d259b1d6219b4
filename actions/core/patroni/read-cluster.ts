import { assembleView } from './view.ts';
import type { ClusterEndpoints, ClusterView, PatroniAnswer, PatroniClient } from './types.ts';

const OK = 200;

/** Asks every member at once; an unreachable member costs one time-out, not the view. */
export async function readCluster(endpoints: ClusterEndpoints, client: PatroniClient): Promise<ClusterView> {
  const answers = await Promise.all(
    endpoints.members.map(async (member) => ({ member, answer: await client.get(member, '/patroni') })),
  );
  // GET /patroni answers 503 on a member that is not running: it is an answer all the same.
  const members = new Map(answers.map(({ member, answer }) => [member.instance, answer]));
  let cluster: PatroniAnswer | undefined;
  let config: PatroniAnswer | undefined;
  for (const { member, answer } of answers) {
    if (answer.status === 0 || cluster !== undefined) continue;
    const candidate = await client.get(member, '/cluster');
    if (candidate.status !== OK) continue;
    cluster = candidate;
    config = await client.get(member, '/config');
  }
  return assembleView({ endpoints, cluster, config, members });
}
