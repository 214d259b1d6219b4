import { CommanderError } from 'commander';
import { EXIT, reportFailure, toJson } from './command.ts';
import { createProgram } from './program.ts';

/** A reader that closes early (`| head`) and a terminal that is gone are no failures of ours. */
function endWithReader(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE' && error.code !== 'EIO') throw error;
    process.exit();
  });
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
    const program = await createProgram(process.argv[2]);
    if (process.argv.length <= 2) program.help({ error: true });
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) reportFailure(error);
    else if (error.exitCode !== 0) endWrongUsage(error);
  }
}

await main();
