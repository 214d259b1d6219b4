import { Command, CommanderError } from 'commander';
import { registerApply } from './apply.ts';
import { registerCatalogue } from './catalogue.ts';
import { EXIT, reportFailure, toJson } from './command.ts';
import { registerCreatedb } from './createdb.ts';
import { registerCreateuser } from './createuser.ts';
import { registerExplain } from './explain.ts';
import { registerHostvars } from './hostvars.ts';
import { registerImport } from './import.ts';
import { registerNew } from './new.ts';
import { registerPatroni } from './patroni.ts';
import { registerPlan } from './plan.ts';
import { registerRun } from './run.ts';
import { registerStatus } from './status.ts';
import { registerValidate } from './validate.ts';

/** In the order of the help. */
const VERBS = [
  registerValidate,
  registerHostvars,
  registerPlan,
  registerCatalogue,
  registerExplain,
  registerApply,
  registerStatus,
  registerRun,
  registerPatroni,
  registerCreateuser,
  registerCreatedb,
  registerImport,
  registerNew,
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

/** Commander has told the person; a program that asked for JSON gets some. */
function endWrongUsage(error: CommanderError): void {
  process.exitCode = EXIT.usage;
  if (/ --format[ =]json( |$)/.test(process.argv.join(' '))) {
    process.stdout.write(toJson({ ok: false, error: error.message }));
  }
}

async function main(): Promise<void> {
  endWithReader();
  try {
    const program = createProgram();
    if (process.argv.length <= 2) program.help({ error: true });
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) reportFailure(error);
    else if (error.exitCode !== 0) endWrongUsage(error);
  }
}

await main();
