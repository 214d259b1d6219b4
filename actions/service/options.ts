import { SERVICE_ACTIONS } from '../core/operations/units.ts';
import type { Request } from '../core/request/request.ts';
import { UserError } from '../core/types.ts';
import type { ServiceOptions } from './ports.ts';

/** What a request asks for. Its arguments have passed their patterns; a form is a request's only door. */
export function readServiceRequest({ environment, arguments: given }: Request): ServiceOptions {
  const { unit, limit, confirm } = given;
  const action = SERVICE_ACTIONS.find((name) => name === given['action']);
  if (action === undefined || unit === undefined || limit === undefined)
    throw new UserError(`one of ${SERVICE_ACTIONS.join(', ')} is needed, a unit and where [input]`);
  return { environment, action, unit, limit, door: 'form', ...(confirm === undefined ? {} : { confirm }) };
}
