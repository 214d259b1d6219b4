import { Command } from 'commander';

type Register = (program: Command) => void;

/** In the order of the help. What a verb does is loaded when it is asked for. */
const VERBS = new Map<string, () => Promise<Register>>([
  ['validate', async () => (await import('./validate.ts')).registerValidate],
  ['hostvars', async () => (await import('./hostvars.ts')).registerHostvars],
  ['plan', async () => (await import('./plan.ts')).registerPlan],
  ['catalogue', async () => (await import('./catalogue.ts')).registerCatalogue],
  ['explain', async () => (await import('./explain.ts')).registerExplain],
  ['apply', async () => (await import('./apply.ts')).registerApply],
  ['status', async () => (await import('./status.ts')).registerStatus],
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

/** With one verb; with all of them where that is none. */
export async function createProgram(verb: string | undefined): Promise<Command> {
  const program = new Command('ops')
    .description('Operate PostgreSQL clusters by their inventory: check it, plan its changes, apply them.')
    .usage('VERB [options]')
    .helpCommand(false)
    .showHelpAfterError('Run with --help to see what there is.')
    .exitOverride();
  const wanted = VERBS.get(verb ?? '');
  for (const load of wanted === undefined ? VERBS.values() : [wanted]) (await load())(program);
  overrideExit(program);
  return program;
}

function overrideExit(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) overrideExit(child);
}
