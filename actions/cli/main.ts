import { Command, CommanderError } from 'commander';
import { EXIT, reportFailure } from './command.ts';

const VERBS: readonly ((program: Command) => void)[] = [];

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
  // Subcommands are made before exitOverride could be inherited by those that verbs add themselves.
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
