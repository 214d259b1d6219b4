import * as github from '../adapters/github.ts';
import { openWatch } from '../adapters/open-watch.ts';
import { GithubError } from '../core/github/api.ts';
import { UserError } from '../core/types.ts';
import { runWatch } from './watch.ts';

await github.runAction(async () => {
  const token = github.readRequiredInput('token');
  github.useTokenForGit(token);
  try {
    const { result, body } = await runWatch(await openWatch(github.findWorkspace(), token));
    github.writeOutput('result', result);
    await github.writeSummary(body);
    return true;
  } catch (error) {
    // Nobody else hears a dead meta node: what cannot be told is a red job.
    throw error instanceof GithubError ? new UserError(error.message) : error;
  }
});
