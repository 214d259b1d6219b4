import type { Command } from 'commander';
import { addSeconds, countSeconds, readTime, readToday } from '../adapters/clock.ts';
import { readHeldLocks } from '../adapters/held-locks.ts';
import { findHold } from '../adapters/hold.ts';
import { openApply, openLedgerView } from '../adapters/open-apply.ts';
import { openDrift } from '../adapters/open-drift.ts';
import { lookAtPublished, recallPublished } from '../adapters/published-look.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { lookAtRunner } from '../adapters/runner-release.ts';
import { openStanding } from '../adapters/standing.ts';
import { lockFolder, runnerFile, standingFolder, stateFolder } from '../adapters/state-folder.ts';
import { describeRunnerAge } from '../core/operations/runner-release.ts';
import { renderOverview } from '../core/overview/page.ts';
import { assembleOverview } from '../status/overview.ts';
import { lookLive, renderLive } from '../status/live.ts';
import { lookBack, renderRecent } from '../status/recent.ts';
import { findGaps, renderGaps } from '../status/gaps.ts';
import { findPublished, renderPublished } from '../status/published.ts';
import { renderStatus, runStatus } from '../status/run.ts';
import { forgetStarted, lookStanding, renderStanding } from '../status/standing.ts';
import { EXIT, makeEnvironmentOption, makeFormatOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';
import { refreshMetrics } from './metrics.ts';

interface Flags {
  readonly env?: string;
  readonly live: boolean;
  readonly format: Format;
}

const HELP = `
Exit code: 0 all is well, ${String(EXIT.problems)} something is wrong on a host, hosts could not be asked, hosts owe steps and nothing runs, or a pause
is past its deadline.`;

export function registerStatus(program: Command): void {
  program
    .command('status')
    .description(
      'print what is in force on each host, what was done last, what runs now, and what is not right there (on the meta node)',
    )
    .addOption(makeEnvironmentOption())
    .option('--no-live', 'read what this machine has, and ask neither hosts nor origin')
    .addOption(makeFormatOption('text', 'json', 'html'))
    .addHelpText('after', HELP)
    .action(async (flags: Flags) => {
      await runVerb(flags.format, async () => {
        const root = findRepositoryRoot();
        const environment = pickEnvironment(root, flags.env);
        if (flags.format === 'html') return { ok: true, output: await printPage(environment, root, flags.live) };
        const view = openLedgerView(environment, root);
        const inForce = runStatus(environment, view);
        const times = { now: readTime(), addSeconds, countSeconds };
        const recent = lookBack(view.history, readHeldLocks(lockFolder(environment)), inForce.owing, times);
        const gaps = findGaps(view.history);
        const place = { environment, folder: stateFolder(environment), checkout: root };
        const open = () => openApply({ environment, root, verb: 'status', report });
        const [look, atOrigin] = await Promise.all([
          flags.live ? lookLive(environment, open) : undefined,
          flags.live ? lookAtPublished(place) : recallPublished(place),
        ]);
        const published = findPublished(view.history, atOrigin);
        if (look !== undefined && 'live' in look) await forgetStarted(environment, open());
        refreshMetrics({ environment, root });
        const standing = openStanding(standingFolder(environment));
        const byHand = lookStanding(standing, new Date().toISOString(), findHold(environment));
        const runner = lookAtRunner(runnerFile(), readToday());
        const lines = [
          renderStatus(inForce),
          renderRecent(recent),
          ...renderGaps(gaps),
          ...renderPublished(published),
          ...(look === undefined ? [] : [renderLive(look)]),
          ...(runner === undefined ? [] : [describeRunnerAge(runner)]),
        ];
        const isPaid = inForce.owing.length === 0 || recent.locks.length > 0;
        const isRight = look === undefined || ('live' in look && look.live.length === 0);
        return {
          ok: isPaid && isRight && byHand.overdue.length === 0,
          output:
            flags.format === 'json'
              ? toJson({
                  ...inForce,
                  ...recent,
                  gaps,
                  ...published,
                  ...look,
                  ...byHand,
                  ...(runner === undefined ? {} : { runner }),
                })
              : `${lines.join('\n')}\n${renderStanding(byHand)}`,
        };
      });
    });
}

async function printPage(environment: string, root: string, live: boolean): Promise<string> {
  const adapters = openDrift({ environment, root, verb: 'status', report });
  return renderOverview(await assembleOverview(environment, adapters, live));
}
