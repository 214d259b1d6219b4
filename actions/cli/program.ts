import { Command } from 'commander';
import { UsageError } from '../core/usage-error.ts';

type Register = (program: Command) => void;

/** In the order of the help. What a verb does is loaded when it is asked for. */
const VERBS = new Map<string, () => Promise<Register>>([
  ['validate', async () => (await import('./validate.ts')).registerValidate],
  ['hostvars', async () => (await import('./hostvars.ts')).registerHostvars],
  ['plan', async () => (await import('./plan.ts')).registerPlan],
  ['catalogue', async () => (await import('./catalogue.ts')).registerCatalogue],
  ['explain', async () => (await import('./explain.ts')).registerExplain],
  ['apply', async () => (await import('./apply.ts')).registerApply],
  ['adopt', async () => (await import('./adopt.ts')).registerAdopt],
  ['status', async () => (await import('./status.ts')).registerStatus],
  ['drift', async () => (await import('./drift.ts')).registerDrift],
  ['ledger', async () => (await import('./ledger.ts')).registerLedger],
  ['run', async () => (await import('./run.ts')).registerRun],
  ['patroni', async () => (await import('./patroni.ts')).registerPatroni],
  ['service', async () => (await import('./service.ts')).registerService],
  ['createuser', async () => (await import('./createuser.ts')).registerCreateuser],
  ['createdb', async () => (await import('./createdb.ts')).registerCreatedb],
  ['request', async () => (await import('./request.ts')).registerRequest],
  ['import', async () => (await import('./import.ts')).registerImport],
  ['github', async () => (await import('./github.ts')).registerGithub],
  ['new', async () => (await import('./new.ts')).registerNew],
]);

/** With one verb, or with all of them when no verb has that name. */
export async function createProgram(verb: string | undefined): Promise<Command> {
  const program = new Command('ops')
    .description('Operate PostgreSQL clusters by their inventory: check it, plan its changes, apply them.')
    .usage('VERB [options]')
    .helpCommand(false)
    .showHelpAfterError('Run with --help to see what there is.')
    .exitOverride();
  const wanted = VERBS.get(verb ?? '');
  for (const load of wanted === undefined ? VERBS.values() : [wanted]) (await load())(program);
  if (wanted === undefined) assertVerb(program, verb);
  overrideExit(program);
  return program;
}

/** A verb of `patroni`, typed without it. */
function assertVerb(program: Command, verb: string | undefined): void {
  const parent = program.commands.find(({ commands }) => commands.some((child) => child.name() === verb));
  if (parent === undefined || verb === undefined || program.commands.some((child) => child.name() === verb)) return;
  throw new UsageError(`no verb is called "${verb}"; it is "scripts/ops ${parent.name()} ${verb}"`);
}

function overrideExit(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) overrideExit(child);
}
