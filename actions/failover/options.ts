import { readDrainLimit } from '../core/handover/drain-limit.ts';
import { readAcceptedLoss } from '../core/patroni/loss.ts';
import type { Request } from '../core/request/request.ts';
import { UserError } from '../core/types.ts';
import type { FailoverOptions } from './run.ts';

/**
 * What a request asks for. Its arguments have passed their patterns, and the confirmation is compared by the failover; a
 * form is a request's only door.
 */
export function readFailoverRequest({ environment, arguments: given }: Request): FailoverOptions {
  const { operation, cluster, confirm, leader, candidate } = given;
  if ((operation !== 'switchover' && operation !== 'failover') || cluster === undefined) {
    throw new UserError('operation: "switchover" and "failover" are allowed, of a cluster [input]');
  }
  const whilePaused = given['while-paused'];
  const loss = given['accept-data-loss'];
  const drainLimit = given['drain-limit'];
  return {
    ...{ environment, operation, cluster, confirm, door: 'form' },
    ...(leader === undefined ? {} : { leader }),
    ...(candidate === undefined ? {} : { candidate }),
    ...(whilePaused === undefined ? {} : { whilePaused }),
    ...(loss === undefined ? {} : { acceptDataLoss: readAcceptedLoss(loss) }),
    ...(given['drill'] === 'true' ? { drill: true } : {}),
    ...(drainLimit === undefined ? {} : { drainSeconds: readDrainLimit(drainLimit) }),
  };
}
