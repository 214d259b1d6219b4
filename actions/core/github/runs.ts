/** Runs of workflows, and what they left. */
import { readFields, readList, readNumber, readOptional, readText } from './answer.ts';
import type { GithubApi } from './api.ts';
import { UserError } from '../types.ts';

export interface ListedRun {
  readonly id: number;
  readonly url: string;
  readonly headCommit: string;
  /** `owner/name`; undefined where it is gone. */
  readonly headRepository: string | undefined;
  readonly event: string;
  readonly status: string;
  readonly conclusion: string | undefined;
  readonly startedAt: string | undefined;
}

/** Newest first. */
export async function listRuns(
  api: GithubApi,
  workflow: string,
  query: Readonly<Record<string, string | number>>,
): Promise<readonly ListedRun[]> {
  const answer = await api.request('GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs', {
    ...{ workflow_id: workflow.slice(workflow.lastIndexOf('/') + 1), ...query },
  });
  return readList(readFields(answer, 'the list of runs')['workflow_runs'], 'workflow_runs', (value, what) => {
    const fields = readFields(value, what);
    const head = readOptional(fields['head_repository'], `${what}.head_repository`, readFields);
    return {
      id: readNumber(fields['id'], `${what}.id`),
      url: readText(fields['html_url'], `${what}.html_url`),
      headCommit: readText(fields['head_sha'], `${what}.head_sha`),
      headRepository: readOptional(head?.['full_name'], `${what}.head_repository.full_name`, readText),
      event: readText(fields['event'], `${what}.event`),
      status: readOptional(fields['status'], `${what}.status`, readText) ?? '',
      conclusion: readOptional(fields['conclusion'], `${what}.conclusion`, readText),
      startedAt: readOptional(fields['run_started_at'], `${what}.run_started_at`, readText),
    };
  });
}

export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly bytes: number;
}

/** Those that are still there. */
export async function listArtifacts(api: GithubApi, run: number): Promise<readonly Artifact[]> {
  const answer = await api.request('GET /repos/{owner}/{repo}/actions/runs/{run_id}/artifacts', {
    ...{ run_id: run, per_page: 100 },
  });
  const artifacts = readFields(answer, 'the list of artifacts')['artifacts'];
  return readList(artifacts, 'artifacts', (value, what) => {
    const fields = readFields(value, what);
    return {
      id: readNumber(fields['id'], `${what}.id`),
      name: readText(fields['name'], `${what}.name`),
      bytes: readNumber(fields['size_in_bytes'], `${what}.size_in_bytes`),
      isExpired: fields['expired'] === true,
    };
  }).flatMap(({ isExpired, ...artifact }) => (isExpired ? [] : [artifact]));
}

/** A zip archive. */
export async function downloadArtifact(api: GithubApi, id: number): Promise<Uint8Array> {
  const answer = await api.request('GET /repos/{owner}/{repo}/actions/artifacts/{artifact_id}/{archive_format}', {
    ...{ artifact_id: id, archive_format: 'zip' },
  });
  if (answer instanceof ArrayBuffer) return new Uint8Array(answer);
  throw new UserError("GitHub's answer cannot be used: the artifact is not an archive [github-answer]");
}
