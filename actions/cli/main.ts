import { Command, CommanderError } from 'commander';
import { registerApply } from './apply.ts';
import { EXIT, reportFailure } from './command.ts';
import { registerCreatedb } from './createdb.ts';
import { registerCreateuser } from './createuser.ts';
import { registerPatroni } from './patroni.ts';
import { registerPlan } from './plan.ts';
import { registerRun } from './run.ts';
import { registerStatus } from './status.ts';

/** In the order of the help. */
const VERBS = [
  registerPlan,
  registerApply,
  registerStatus,
  registerRun,
  registerPatroni,
  registerCreateuser,
  registerCreatedb,
] as const;

/** A reader that closes early (`| head`) is no failure of ours. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

function createProgram(): Command {
  const program = new Command('ops')
    .description('Operate PostgreSQL clusters by their inventory: check it, plan its changes, apply them.')
    .usage('VERB [options]')
    .helpCommand(false)
    .showHelpAfterError('Run with --help to see what there is.')
    .exitOverride();
  for (const register of VERBS) register(program);
  overrideExit(program);
  return program;
}

function overrideExit(command: Command): void {
  command.exitOverride();
  for (const child of command.commands) overrideExit(child);
}

async function main(): Promise<void> {
  endWithReader();
  try {
    const program = createProgram();
    if (process.argv.length <= 2) program.help({ error: true });
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    else reportFailure(error);
  }
}

await main();
