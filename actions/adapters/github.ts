/** The runner's side of an action: inputs, outputs, annotations and the job summary. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as core from '@actions/core';
import { listAnnotations } from '../core/render/annotations.ts';
import { makeInert } from '../core/render/inert-log.ts';
import { foldDetails } from '../core/render/log-groups.ts';
import { assembleRequester, type Requester } from '../core/request/request.ts';
import type { Problem } from '../core/types.ts';
import { UserError } from '../core/types.ts';
import { UsageError } from '../core/usage-error.ts';

/** Beyond 1 MiB nothing at all of a step's summary is shown. */
const SUMMARY_BYTES = 1_000_000;

/** An input as written; undefined where it is empty, because GitHub cannot tell the two apart. */
export function readInput(name: string): string | undefined {
  const value = core.getInput(name);
  return value === '' ? undefined : value;
}

/** Throws UsageError where the workflow does not give it: GitHub itself does not hold an action to what it requires. */
export function readRequiredInput(name: string): string {
  const value = readInput(name);
  if (value === undefined) throw new UsageError(`the input "${name}" is missing: give it below "with:" of the step`);
  return value;
}

export function writeOutput(name: string, value: string): void {
  core.setOutput(name, value);
}

/** What hosts, Ansible and files say may be in it, so no line of it is a command to the runner. */
export function say(message: string): void {
  core.info(makeInert(message));
}

/** A log that folds the details of an apply's steps; its end closes what is folded. */
export function openFoldedLog(): { readonly say: (line: string) => void; readonly end: () => void } {
  const next = foldDetails();
  const write = (line: string | undefined) => {
    for (const written of next(line)) core.info(written);
  };
  return { say: write, end: () => write(undefined) };
}

/** Shown beside the run, which goes on. */
export function warn(message: string): void {
  core.warning(message);
}

/** The event that started the run. */
export function readEvent(): { readonly name: string; readonly payload: unknown } {
  const { GITHUB_EVENT_NAME: name = '', GITHUB_EVENT_PATH: path } = process.env;
  const payload: unknown = path === undefined ? {} : JSON.parse(readFileSync(path, 'utf8'));
  return { name, payload };
}

/** Writes a file that later steps of the job read; its path. The runner takes it away with the job. */
export function keepFile(name: string, text: string): string {
  const folder = mkdtempSync(join(process.env.RUNNER_TEMP ?? tmpdir(), 'ops-'));
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** The folder of the checkout that the job works in. */
export function findWorkspace(): string {
  return process.env.GITHUB_WORKSPACE ?? process.cwd();
}

/** Addresses of the repository and of this run, where the runner tells them. */
export function findRun(): { readonly repositoryUrl?: string; readonly runUrl?: string } {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = process.env;
  if (server === undefined || repository === undefined) return {};
  const repositoryUrl = `${server}/${repository}`;
  return { repositoryUrl, ...(run === undefined ? {} : { runUrl: `${repositoryUrl}/actions/runs/${run}` }) };
}

/** Who started the run, as far as the runner tells. */
export function findRequester(): Requester {
  return assembleRequester(process.env.GITHUB_ACTOR, findRun().runUrl);
}

/** A token by which GitHub says what this job is, for whoever checks it. The runner masks it in the log. */
export async function fetchJobToken(audience: string): Promise<string> {
  try {
    return await core.getIDToken(audience);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `GitHub issued no token to this job: ${reason}. The job needs the permission id-token: write [job-token]`,
    );
  }
}

/** Shows problems at their lines in the pull request. */
export function annotate(problems: readonly Problem[]): void {
  const root = findWorkspace();
  for (const { severity, message, title, place } of listAnnotations(problems, (path) => existsSync(join(root, path)))) {
    const tell = severity === 'error' ? core.error : core.warning;
    const at = place === undefined ? {} : { file: place.file, startLine: place.line, startColumn: place.column };
    tell(message, { ...(title === undefined ? {} : { title }), ...at });
  }
}

/** Cut at a line's end where it would be too long, and says so. A runner without summaries shows none. */
export async function writeSummary(markdown: string): Promise<void> {
  if (process.env.GITHUB_STEP_SUMMARY === undefined) return;
  await core.summary.addRaw(fitSummary(markdown), true).write();
}

/** @internal Tests read it too. */
export function fitSummary(markdown: string): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= SUMMARY_BYTES) return markdown;
  const kept = bytes.subarray(0, bytes.lastIndexOf('\n', SUMMARY_BYTES)).toString();
  return `${kept}\n\n**Cut here**: ${bytes.length} bytes are more than a job summary holds. \`scripts/ops\` prints all of it.\n`;
}

/**
 * Lets git talk to the repository's server with the job's token. It goes into the environment of this process, not into
 * .git/config, where later steps would find it.
 */
export function useTokenForGit(token: string | undefined): void {
  const server = process.env.GITHUB_SERVER_URL;
  if (token === undefined || server === undefined) return;
  core.setSecret(token);
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  core.setSecret(basic);
  // What the environment has already, stays.
  const index = Number(process.env.GIT_CONFIG_COUNT ?? '0') || 0;
  process.env.GIT_CONFIG_COUNT = String(index + 1);
  process.env[`GIT_CONFIG_KEY_${String(index)}`] = `http.${server}/.extraheader`;
  process.env[`GIT_CONFIG_VALUE_${String(index)}`] = `AUTHORIZATION: basic ${basic}`;
}

/** Runs an action to its end; `false` and every error fail the step. */
export async function runAction(work: () => Promise<boolean>): Promise<void> {
  try {
    if (!(await work())) process.exitCode = 1;
  } catch (error) {
    if (error instanceof UserError || error instanceof UsageError) {
      core.setFailed(error.message);
      return;
    }
    core.setFailed(`this is a bug, please report it: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof Error && error.stack !== undefined) say(error.stack);
  }
}
