/** Failures of GitHub's interface as one sentence that says what to do. */
import { printable } from '../render/safe-text.ts';
import { GithubError, type Failure } from './api.ts';

const LONGEST_DETAIL = 200;

export function makeGithubError(failure: Failure): GithubError {
  const detail = printable(failure.detail.slice(0, LONGEST_DETAIL));
  return new GithubError(failure, `${failure.route}: ${tell(failure)}. GitHub says: "${detail}" [github]`);
}

function tell({ status, retryAfterSeconds, route }: Failure): string {
  if (retryAfterSeconds !== undefined) {
    return `GitHub limits how much this token may ask, for ${String(retryAfterSeconds)} s more; the scheduled run does it then`;
  }
  switch (status) {
    case undefined:
      return 'no whole answer came; see https://www.githubstatus.com, the scheduled run tries again';
    case 401:
      return 'the token is not valid (any more); a job token ends with its job, so run the job again';
    case 403:
      return `the token may not do this; give the job the permission that ${route} needs, and see that the settings of the organisation allow it`;
    case 404:
      return 'it is not there, or the token may not see it; check the name of the repository and the permissions of the job';
    case 409:
      return 'something else changed it at the same time; run it again';
    case 410:
      return 'it is gone or its feature is switched off; switch it on in the settings of the repository';
    case 422:
      return 'GitHub refuses what was sent; this is a bug of this repository, or a limit of GitHub that it does not know';
    default:
      return status >= 500
        ? 'GitHub has trouble; see https://www.githubstatus.com, the scheduled run tries again'
        : `GitHub answers with status ${String(status)}`;
  }
}
