/** What scripts/meta.d/ calls on the meta node; a person looks at requests with `list`. */
import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidArgumentError, type Command } from 'commander';
import { findHold } from '../adapters/hold.ts';
import { openInterruption } from '../adapters/interruption.ts';
import { openJobTokens } from '../adapters/job-tokens.ts';
import { assertMetaNode, openApply } from '../adapters/open-apply.ts';
import { openOfferRepository } from '../adapters/offer-repository.ts';
import { openOperations } from '../adapters/open-operations.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { roundRunner } from '../adapters/request-round.ts';
import { openRequestSource } from '../adapters/request-source.ts';
import { openRequestStore } from '../adapters/request-store.ts';
import { readStandardInput } from '../adapters/standard-input.ts';
import { markFolder, stateFolder } from '../adapters/state-folder.ts';
import type { Requester } from '../core/request/request.ts';
import { UserError } from '../core/types.ts';
import { handIn } from '../request/hand-in.ts';
import { carryOut } from '../request/carry-out.ts';
import { listRequests } from '../request/list.ts';
import { operate } from '../request/operate.ts';
import { runRound } from '../request/round.ts';
import { makeEnvironmentOption, makeFormatOption, report, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';
import { withMetrics } from './metrics.ts';
import { keepStatusPage } from './status-page.ts';

interface Flags {
  readonly env: string;
}

export function registerRequest(program: Command): void {
  const request = program
    .command('request')
    .description('what jobs asked of the meta node; all but "list" is what its units run');
  registerList(request);
  registerHandIn(request);
  registerCarryOut(request);
  registerRound(request);
  registerOperate(request);
}

function add(request: Command, name: string, description: string): Command {
  return request
    .command(name)
    .description(description)
    .requiredOption('--env <environment>', 'folder under inventory/; required');
}

function openStore({ env }: Flags) {
  return openRequestStore({ environment: env, folder: stateFolder(env) });
}

function registerList(request: Command): void {
  request
    .command('list')
    .description('print the requests that are open, and what became of the others')
    .addOption(makeEnvironmentOption())
    .addOption(makeFormatOption('text', 'json'))
    .action((flags: Partial<Flags> & { readonly format: Format }) =>
      runVerb(flags.format, () => {
        const env = pickEnvironment(findRepositoryRoot(), flags.env);
        assertMetaNode(env);
        const { requests, text } = listRequests(openStore({ env }));
        return { ok: true, output: flags.format === 'json' ? toJson(requests) : text };
      }),
    );
}

function registerHandIn(request: Command): void {
  add(request, 'hand-in', 'write down what standard input asks for, and print its number')
    .requiredOption('--verb <verb>', 'verb that the request must have: apply, failover, patroni or service; required')
    .action((flags: Flags & { readonly verb: string }) =>
      runVerb('text', async () => {
        const { env: environment } = flags;
        const place = { environment, folder: stateFolder(environment), marks: markFolder(environment) };
        const tokens = openJobTokens({ ...place, now: () => Date.now() / 1_000, say: report });
        const number = await handIn(readStandardInput(), flags.verb, { store: openStore(flags), tokens });
        return { ok: true, output: `${String(number)}\n` };
      }),
    );
}

function registerCarryOut(request: Command): void {
  add(request, 'carry-out', "apply origin's main until it has not moved meanwhile and no request is open").action(
    (flags: Flags) =>
      runVerb('text', async () => {
        const progress = { say: report };
        const adapters = {
          ...{ store: openStore(flags), source: openRequestSource(stateFolder(flags.env)), rounds: roundRunner },
          ...{ interruption: openInterruption(progress), progress, sleep },
          findHold: () => findHold(flags.env),
        };
        return { ok: await carryOut(flags.env, adapters), output: '' };
      }),
  );
}

function registerRound(request: Command): void {
  add(request, 'round', 'one apply of the commit that this code is, and the answers to the requests for it')
    .requiredOption('--until <number>', 'answer open requests up to this number; required', parseNumber)
    .action((flags: Flags & { readonly until: number }) =>
      runVerb('text', async () => {
        const { env: environment, until } = flags;
        const root = findRepositoryRoot();
        const source = openRequestSource(stateFolder(environment));
        const commit = source.findCheckedOut(root);
        if (commit === undefined) throw new UserError(`${root} is no folder of ${stateFolder(environment)} [source]`);
        const adapters = {
          ...{ store: openStore(flags), source, readHead: () => commit },
          openApply: () => openApply({ environment, root, verb: 'apply', report }),
        };
        const work = () => runRound({ environment, until }, adapters);
        const outcome = await withMetrics({ environment, root, verb: 'apply' }, work, ({ verdict }) => verdict);
        await keepStatusPage(environment, root);
        return { ok: outcome.ok, output: `${outcome.text}\n` };
      }),
    );
}

function registerOperate(request: Command): void {
  add(request, 'operate', 'carry out the request for an operation, once')
    .requiredOption('--number <number>', 'number of the request; required', parseNumber)
    .action((flags: Flags & { readonly number: number }) =>
      runVerb('text', async () => {
        const { env: environment } = flags;
        const root = findRepositoryRoot();
        const store = openStore(flags);
        const operations = {
          store,
          openOffers: () => openOfferRepository(root, environment),
          openOperations: (verb: string, by: Requester) => openOperations({ environment, root, verb, report, by }),
        };
        const work = () => operate(flags.number, operations);
        const stored = store.read(flags.number);
        const verb = stored !== undefined && 'request' in stored ? stored.request.verb : undefined;
        const answer = await (verb === undefined ? work() : withMetrics({ environment, root, verb }, work));
        return { ok: answer.ok, output: `${answer.text}\n` };
      }),
    );
}

function parseNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('a number is needed.');
  return Number(text);
}
