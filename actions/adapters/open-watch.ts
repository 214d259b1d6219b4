import { UserError } from '../core/types.ts';
import { say } from './github.ts';
import { openGithubApi } from './github-api.ts';
import { openPlan } from './open-plan.ts';
import { openCommits } from './pull-request-commits.ts';

const MAIN = 'main';

/** For a job of GitHub's runner in a checkout of main. What meta nodes have published is fetched. */
export async function openWatch(root: string, token: string) {
  const { GITHUB_API_URL: url, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository } = process.env;
  if (url === undefined || server === undefined || repository === undefined)
    throw new UserError('this runs in a job of GitHub, which names its interface and the repository [github]');
  const commits = openCommits(root, MAIN);
  await commits.fetch([]);
  return {
    api: openGithubApi({ url, repository, token, say }),
    plan: openPlan(root),
    environments: commits.listEnvironments(commits.readMain()),
    ...{ say, repositoryUrl: `${server}/${repository}` },
  };
}
