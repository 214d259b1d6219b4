import type { Command } from 'commander';
import { readMetaWorkflows } from '../adapters/workflow-files.ts';
import { openGithubApi } from '../adapters/github-api.ts';
import { findEnvironments } from '../adapters/files.ts';
import { findGithubRepository } from '../adapters/github-repository.ts';
import { findRepositoryRoot } from '../adapters/repository.ts';
import type { GithubApi } from '../core/github/api.ts';
import { listMeasures } from '../core/github/protection/measures.ts';
import { UsageError } from '../core/usage-error.ts';
import { isProtected, renderProtection, runProtect } from '../github/protect.ts';
import { makeFormatOption, report, runVerb, toJson, type Format } from './command.ts';

interface Flags {
  readonly apply?: true;
  readonly check?: true;
  readonly repository?: string;
  readonly branch: string;
  readonly format: Format;
}

/** Names of the jobs of `pull-request.yml` and `ci.yml`. */
const CHECKS = ['Validate', 'Plan', 'Test'];

export function registerGithub(program: Command): void {
  const github = program.command('github').description('settings of the repository on GitHub');
  github
    .command('protect')
    .description('print what protects main, the runners and the tokens; --check compares, --apply sets what is missing')
    .option('--apply', 'set what is missing, with the token in GITHUB_TOKEN (it must administer the repository)')
    .option(
      '--check',
      'tell for each whether it is set, missing, or not to be had here; exit 1 where one is missing that is no choice of yours',
    )
    .option('--repository <owner/name>', 'the repository (default: the one that origin names)')
    .option('--branch <name>', 'the branch whose commits are applied', 'main')
    .addOption(makeFormatOption('text', 'json'))
    .action(async (flags: Flags) => {
      await runVerb(flags.format, () => protect(flags));
    });
}

async function protect({ apply, check, repository: named, branch, format }: Flags) {
  if (apply === true && check === true) throw new UsageError('--apply and --check exclude each other');
  const root = findRepositoryRoot();
  const repository = named ?? findGithubRepository(root);
  const options = { repository, mainBranch: branch, environments: findEnvironments(root) };
  const measures = listMeasures({ ...options, checks: CHECKS, metaWorkflows: readMetaWorkflows(root) });
  const api = apply === true || check === true ? openApi(repository) : undefined;
  const results = await runProtect({ measures, api, apply: apply === true });
  const ok = isProtected(results);
  return { ok, output: format === 'json' ? toJson({ ok, repository, measures: results }) : renderProtection(results) };
}

function openApi(repository: string): GithubApi {
  const { GITHUB_TOKEN: token, GITHUB_API_URL: url = 'https://api.github.com' } = process.env;
  if (token === undefined || token === '') {
    throw new UsageError('GITHUB_TOKEN must hold a token that administers the repository');
  }
  return openGithubApi({ url, repository, token, say: report });
}
