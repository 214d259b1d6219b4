/**
 * What the meta node does with a request that comes to it: an apply is written down whoever asks, since it only starts what
 * main holds; an operation needs the token of a job of main, once, and is written down with who started that job.
 */
import { isGuarded, judgeClaims, refuseToken } from '../core/request/job-token.ts';
import type { JobTokens, RequestStore } from '../core/request/ports.ts';
import { parseHandedIn, type HandedIn, type Requester, type RequestVerb } from '../core/request/request.ts';
import { UserError } from '../core/types.ts';

interface HandInAdapters {
  readonly store: Pick<RequestStore, 'handIn'>;
  readonly tokens: JobTokens;
}

/** Its number. Throws UserError where it is refused: then nothing is written. */
export async function handIn(text: string, verb: string, { store, tokens }: HandInAdapters): Promise<number> {
  const handedIn = parseHandedIn(text);
  const { written } = handedIn;
  if (written.verb !== verb) throw new UserError(`it asks for ${written.verb}, not for ${verb} [request]`);
  const by = await findRequester(handedIn, written.verb, tokens);
  return store.handIn({ ...written, by });
}

async function findRequester(
  { written, token }: HandedIn,
  verb: RequestVerb,
  { readPolicy, verify, spend }: JobTokens,
): Promise<Requester> {
  if (!isGuarded(verb)) return written.by;
  const policy = readPolicy();
  if (policy === undefined) {
    throw refuseToken(
      `this node does not say whose jobs may ask for ${verb}; scripts/meta-setup with --repository OWNER/NAME writes that down`,
    );
  }
  if (token === undefined) {
    throw refuseToken(
      `there is none, and ${verb} needs one: the job asks GitHub for it and needs the permission id-token: write`,
    );
  }
  const claims = await verify(token, policy);
  const by = judgeClaims(claims, policy, verb);
  if (!spend(claims)) throw refuseToken('it was used before, and each job may ask once; start the workflow again');
  return by;
}
