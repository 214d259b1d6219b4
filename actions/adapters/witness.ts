import { userInfo } from 'node:os';
import { readTime } from './clock.ts';
import type { Witness } from '../core/apply/ports.ts';
import type { Actor } from '../core/ledger/record.ts';
import type { Requester } from '../core/request/request.ts';

const LOGIN = /^[A-Za-z0-9][A-Za-z0-9-]*(\[bot\])?$/;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const SERVER = /^https:\/\/[\w.:-]+$/;

type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Who handed in the request that is carried out; in a job of GitHub's, who set it off and where its output is; elsewhere,
 * who became this user.
 */
export function openWitness(env: Variables, requester: Requester = {}): Witness {
  const { actor, run } = requester;
  const asked = { ...(actor === undefined ? {} : { login: actor }), ...(run === undefined ? {} : { run }) };
  return { readActor: () => ({ ...readActor(env), ...asked }), readTime };
}

function readActor(env: Variables): Actor {
  const { GITHUB_ACTOR: login = '', GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: id = '' } = env;
  const { GITHUB_SERVER_URL: server = '', SUDO_USER: caller = '' } = env;
  const isRun = SERVER.test(server) && REPOSITORY.test(repository) && /^\d+$/.test(id);
  return {
    user: caller === '' ? userInfo().username : caller,
    ...(LOGIN.test(login) ? { login } : {}),
    ...(isRun ? { run: `${server}/${repository}/actions/runs/${id}` } : {}),
  };
}
