import type { CommentAdapters } from '../core/github/ports.ts';
import { APPLYING_NAMESPACE } from '../core/publication/applying.ts';
import { UserError } from '../core/types.ts';
import { say } from './github.ts';
import { openGithubApi } from './github-api.ts';
import { openPlanner } from './plan-process.ts';
import { openCommits } from './pull-request-commits.ts';
import { isSigned } from './ssh-signature.ts';

export interface OpenComment {
  readonly root: string;
  readonly token: string;
  readonly mainBranch: string;
}

/** For a job of GitHub's runner. */
export function openComment({ root, token, mainBranch }: OpenComment): CommentAdapters {
  const { GITHUB_API_URL: url, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
  if (url === undefined || server === undefined || repository === undefined) {
    throw new UserError('this runs in a job of GitHub, which names its interface and the repository [github]');
  }
  return {
    ...{ say, repository, mainBranch, repositoryUrl: `${server}/${repository}` },
    api: openGithubApi({ url, repository, token, say }),
    commits: openCommits(root, mainBranch),
    planner: openPlanner(root),
    isSigned: (message, signature, keys) => isSigned({ message, namespace: APPLYING_NAMESPACE }, signature, keys),
  };
}
