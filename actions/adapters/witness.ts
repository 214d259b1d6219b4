import { userInfo } from 'node:os';
import { readTime } from './clock.ts';
import type { Witness } from '../core/apply/ports.ts';
import type { Actor } from '../core/ledger/record.ts';

const LOGIN = /^[A-Za-z0-9][A-Za-z0-9-]*(\[bot\])?$/;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
const SERVER = /^https:\/\/[\w.:-]+$/;

/** In a job of GitHub's, who set it off and where its output is; elsewhere, who became this user. */
export function openWitness(env: Readonly<Record<string, string | undefined>>): Witness {
  return { readActor: () => readActor(env), readTime };
}

function readActor(env: Readonly<Record<string, string | undefined>>): Actor {
  const { GITHUB_ACTOR: login = '', GITHUB_REPOSITORY: repository = '', GITHUB_RUN_ID: id = '' } = env;
  const { GITHUB_SERVER_URL: server = '', SUDO_USER: caller = '' } = env;
  const isRun = SERVER.test(server) && REPOSITORY.test(repository) && /^\d+$/.test(id);
  return {
    user: caller === '' ? userInfo().username : caller,
    ...(LOGIN.test(login) ? { login } : {}),
    ...(isRun ? { run: `${server}/${repository}/actions/runs/${id}` } : {}),
  };
}
