import type { Command } from 'commander';
import { openApply } from '../adapters/open-apply.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { runApply } from '../apply/run.ts';
import { renderApplyReport } from '../core/apply/report.ts';
import { judgeApply } from '../core/apply/verdict.ts';
import { makeEnvironmentOption, makeFormatOption, makeUnmergedOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';
import { withMetrics } from './metrics.ts';

interface Flags {
  readonly env?: string;
  readonly dryRun?: true;
  readonly unmerged?: true;
  readonly approve?: string;
  readonly takeOver?: string;
  readonly format: Format;
}

export function registerApply(program: Command): void {
  program
    .command('apply')
    .description('bring what is in force to the checked-out commit, prove it and record it (on the meta node)')
    .addOption(makeEnvironmentOption())
    .option('--dry-run', 'plan and check against the live hosts, and change nothing')
    .addOption(makeUnmergedOption())
    .option(
      '--approve <fingerprint>',
      'fingerprint of the plan as its refusal prints it: you have read the plan; its hazards that no review showed may run, and gates that it loosens count as loosened',
    )
    .option(
      '--take-over <environment>',
      "the environment's name once more: this machine takes its place from the one that its ledger names",
    )
    .addOption(makeFormatOption('text', 'json'))
    .action(async (flags: Flags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        const { dryRun = false, unmerged = false } = flags;
        const adapters = openApply({ environment, root, verb: 'apply', report });
        const { approve, takeOver } = flags;
        const options = {
          ...{ environment, dryRun, unmerged },
          ...(approve === undefined ? {} : { approve }),
          ...(takeOver === undefined ? {} : { takeOver }),
        };
        const work = () => runApply(options, adapters);
        const result = await (dryRun ? work() : withMetrics({ environment, root, verb: 'apply' }, work, judgeApply));
        return { ok: result.ok, output: flags.format === 'json' ? toJson(result) : `${renderApplyReport(result)}\n` };
      });
    });
}
