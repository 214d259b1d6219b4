/**
 * The job's way to the meta node: the one program that the runner's user may start by sudo, with its closed list of
 * arguments. See scripts/meta.d/ops-request.
 */
import { spawn } from 'node:child_process';
import type { PlacedRequest, RequestDoor } from '../core/request/ports.ts';
import { parseObservation } from '../core/request/journal.ts';
import { printHandedIn } from '../core/request/request.ts';
import { printable } from '../core/general/printable.ts';
import { UserError } from '../core/types.ts';
import { assembleToolEnvironment } from './tool-environment.ts';

const WRAPPER = '/usr/local/sbin/ops-request';
const NUMBER = /^[1-9]\d{0,8}\n$/;
/** Root holds applies there: nothing is wrong with the set-up. */
const HELD = 3;
/** `-`: from the beginning. */
const NO_CURSOR = '-';

/** `command` is how the wrapper is started: by sudo, unless a test says otherwise. */
export function openRequestDoor(command: readonly string[] = ['sudo', '--non-interactive', WRAPPER]): RequestDoor {
  const ask = async (args: readonly string[], input = '') => (await run(command, args, input)).toString('utf8');
  const place = ({ environment, verb, number }: PlacedRequest) => [environment, verb, String(number)];
  return {
    handIn: async (environment, handedIn) => {
      const printed = await ask(['hand-in', environment, handedIn.written.verb], printHandedIn(handedIn));
      if (!NUMBER.test(printed)) throw new UserError('the meta node gave the request no number [request]');
      return Number(printed);
    },
    look: async (request, cursor) => parseObservation(await ask(['look', ...place(request), cursor ?? NO_CURSOR])),
    start: async (request) => {
      await ask(['start', ...place(request)]);
    },
    readState: (environment) => run(command, ['state', environment], ''),
  };
}

function run([program = '', ...first]: readonly string[], args: readonly string[], input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const options = { stdio: 'pipe' as const, env: assembleToolEnvironment() };
    const child = spawn(program, [...first, ...args], options);
    const [out, err]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    // What reads nothing of it has refused before: its words say why.
    child.stdin.on('error', () => undefined).end(input);
    child.once('error', (error) => {
      reject(refused(error.message));
    });
    child.once('close', (code) => {
      if (code === 0) resolve(Buffer.concat(out));
      else reject(refused(Buffer.concat(err).toString('utf8').trim() || `exit ${String(code)}`, code));
    });
  });
}

function refused(reason: string, code?: number | null): UserError {
  if (code === HELD) return new UserError(`the meta node did not take the request: ${printable(reason)} [hold]`);
  return new UserError(
    `the meta node did not take the request: ${reason}. It is set up by scripts/meta-setup --env ENVIRONMENT --origin URL ` +
      "there, and the job must run on that node's runner [request]",
  );
}
