import * as github from '../adapters/github.ts';
import { openComment } from '../adapters/open-comment.ts';
import { GithubError } from '../core/github/api.ts';
import { readTrigger } from '../core/github/event.ts';
import { renderPage, SUMMARY_LIMIT } from '../core/render/page/page.ts';
import { UserError } from '../core/types.ts';
import { runComment } from './run.ts';

function readInputs() {
  return { token: github.readRequiredInput('token'), mainBranch: github.readInput('main-branch') ?? 'main' };
}

await github.runAction(async () => {
  const { token, mainBranch } = readInputs();
  github.useTokenForGit(token);
  const adapters = openComment({ root: github.findWorkspace(), token, mainBranch });
  const { name, payload } = github.readEvent();
  try {
    const { written, warnings } = await runComment(readTrigger(name, payload, adapters), adapters);
    for (const warning of warnings) github.warn(warning);
    const changed = written.filter(({ result }) => result !== 'unchanged');
    github.writeOutput('written', String(changed.length));
    const [only] = written;
    if (written.length === 1 && only !== undefined) await github.writeSummary(renderPage(only.page, SUMMARY_LIMIT));
  } catch (error) {
    // A comment that cannot be written fails nothing: this job's check would stand on main.
    if (!(error instanceof GithubError) && !(error instanceof UserError)) throw error;
    github.warn(error.message);
  }
  return true;
});
