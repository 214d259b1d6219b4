import { assembleView } from './view.ts';
import type { ClusterEndpoints, ClusterView, PatroniAnswer, PatroniClient } from './types.ts';

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
  const answers = await Promise.all(
    endpoints.members.map(async (member) => ({ member, answer: await client.get(member, '/patroni', timeoutMs) })),
  );
  // GET /patroni answers 503 on a member that is not running: it is an answer all the same.
  const members = new Map(answers.map(({ member, answer }) => [member.instance, answer]));
  let cluster: PatroniAnswer | undefined;
  let config: PatroniAnswer | undefined;
  let history: PatroniAnswer | undefined;
  for (const { member, answer } of answers) {
    if (answer.status === 0 || cluster !== undefined) continue;
    const found = await client.get(member, '/cluster', timeoutMs);
    if (found.status !== OK) continue;
    cluster = found;
    [config, history] = await Promise.all([
      client.get(member, '/config', timeoutMs),
      client.get(member, '/history', timeoutMs),
    ]);
  }
  return assembleView({ endpoints, cluster, config, history, members });
}
