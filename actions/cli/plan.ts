import { InvalidArgumentError, type Command } from 'commander';
import { openPlan } from '../adapters/open-plan.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { renderPlanJson } from '../core/render/json.ts';
import { renderPage } from '../core/render/page/page.ts';
import { renderPlanText } from '../core/render/text.ts';
import type { CommitRange } from '../core/plan/ports.ts';
import type { Plan } from '../core/types.ts';
import { runPlan } from '../plan/run.ts';
import { makeEnvironmentOption, makeFormatOption, runVerb, terminalPaint } from './command.ts';
import type { Format } from './command.ts';

interface Flags {
  readonly env?: string;
  readonly existing?: string;
  readonly desired?: string;
  readonly others?: readonly string[];
  readonly meanwhile?: CommitRange;
  readonly requirePublished?: true;
  readonly warnings?: true;
  readonly format: Format;
}

export function registerPlan(program: Command): void {
  program
    .command('plan')
    .description('print the playbook runs that lead from what is in force to the work tree')
    .addOption(makeEnvironmentOption())
    .option(
      '--existing <revision|path>',
      'what is in force; rev:NAME or path:NAME says which (default: by the ledger, else the merge base with main)',
    )
    .option('--desired <revision|path>', 'what is asked for; rev:NAME or path:NAME says which (default: the work tree)')
    .option('--others <revision...>', 'other branches: tell which steps of their plans run the same on the same hosts')
    .option(
      '--meanwhile <from..to>',
      'commits of main since a branch began: tell which hosts of the plan they change too (in json)',
      parseRange,
    )
    .option(
      '--require-published',
      'refuse where environment.yml of main has a state_key and no state is here (default: plan from the merge base, and say so)',
    )
    .option('--warnings', 'tell what validate warns of and does not warn of at what is in force')
    .addOption(makeFormatOption('text', 'json', 'markdown'))
    .action(async (flags: Flags) => {
      await runVerb(flags.format, () => {
        const root = findRepositoryRoot();
        const { env, existing, desired, others, meanwhile, requirePublished, warnings = false } = flags;
        const plan = runPlan(
          {
            // A named side says itself whether it has the environment.
            environment: desired === undefined || env === undefined ? pickEnvironment(root, env) : env,
            ...(existing === undefined ? {} : { existing }),
            ...(desired === undefined ? {} : { desired }),
            ...(others === undefined ? {} : { others }),
            ...(meanwhile === undefined ? {} : { meanwhile }),
            allowUnpublished: requirePublished !== true,
            warns: warnings,
          },
          openPlan(root),
        );
        return { ok: plan.refusals.length === 0, output: render(plan, flags.format) };
      });
    });
}

function parseRange(text: string): CommitRange {
  const [from = '', to = '', ...rest] = text.split('..');
  if (from === '' || to === '' || rest.length > 0) throw new InvalidArgumentError('write FROM..TO, two revisions.');
  return { from, to };
}

function render(plan: Plan, format: Format): string {
  if (format === 'json') return renderPlanJson(plan);
  if (format === 'markdown') {
    const { environment } = plan;
    return renderPage({ environments: [{ environment, plan, stage: { kind: 'planned' } }] }, Infinity);
  }
  return renderPlanText(plan, terminalPaint());
}
