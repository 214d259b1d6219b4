import { findPatroniCommand } from '../core/operations/patroni-commands.ts';
import { readDuration } from '../core/operations/standing.ts';
import type { Request } from '../core/request/request.ts';
import { UserError } from '../core/types.ts';
import type { PatroniOptions } from './ports.ts';

/** What a request asks for. Its arguments have passed their patterns; a form is a request's only door. */
export function readPatroniRequest({ environment, arguments: given }: Request): PatroniOptions {
  const { command = '', cluster, member, confirm, deadline, set } = given;
  if (findPatroniCommand(command)?.form !== true) throw new UserError(`"${command}" has no form [input]`);
  const seconds = deadline === undefined ? undefined : readDuration(deadline);
  if (deadline !== undefined && seconds === undefined)
    throw new UserError('deadline: write a time such as 30m, 2h or 1d; at most seven days [input]');
  return {
    ...{ environment, command, door: 'form' },
    ...{ pending: given['pending'] === 'true', apply: given['apply'] === 'true', set: set === undefined ? [] : [set] },
    ...(cluster === undefined ? {} : { cluster }),
    ...(member === undefined ? {} : { member }),
    ...(confirm === undefined ? {} : { confirm }),
    ...(seconds === undefined ? {} : { forSeconds: seconds }),
  };
}
