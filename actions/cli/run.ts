import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { openApply } from '../adapters/open-apply.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { renderRunReport, runByHand } from '../run/run.ts';
import { makeEnvironmentOption, makeFormatOption, makeUnmergedOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';
import { withMetrics } from './metrics.ts';

interface Flags {
  readonly env?: string;
  readonly unmerged?: true;
  readonly limit: string;
  readonly tags?: readonly string[];
  readonly extraVars?: Readonly<Record<string, string>>;
  readonly confirm?: string;
  readonly format: Format;
}

export function registerRun(program: Command): void {
  program
    .command('run')
    .description('run one playbook of the checked-out commit by hand, under the same locks and checks as an apply')
    .argument('<playbook>', 'file name under playbooks/, for example pgsql.yml')
    .addOption(makeEnvironmentOption())
    .requiredOption('-l, --limit <pattern>', 'hosts and groups, joined by ":"; required')
    .option('-t, --tags <tags>', 'tags, joined by ","', (text: string) => text.split(',').filter((tag) => tag !== ''))
    .option('-e, --extra-vars <name=value>', 'a variable of the playbook; may be repeated', parseVariable)
    .option('--confirm <cluster>', "the cluster's name, where all of its members are removed")
    .addOption(makeUnmergedOption())
    .addOption(makeFormatOption('text', 'json'))
    .action(async (playbook: string, flags: Flags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const { limit, tags = [], extraVars: vars = {}, unmerged = false } = flags;
        const confirm = flags.confirm === undefined ? {} : { confirm: flags.confirm };
        const adapters = openApply({ environment, root, verb: `run ${playbook}`, report });
        const result = await withMetrics({ environment, root, verb: 'run' }, () =>
          runByHand({ environment, playbook, limit, tags, vars, unmerged, ...confirm }, adapters),
        );
        return { ok: result.ok, output: flags.format === 'json' ? toJson(result) : `${renderRunReport(result)}\n` };
      });
    });
}

function parseVariable(text: string, known: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const [, name, value] = /^([A-Za-z_]\w*)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new InvalidArgumentError('name=value is needed.');
  return { ...known, [name]: value };
}
