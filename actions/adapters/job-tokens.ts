/** Checks the token of a job as far as every issuer's tokens go; what GitHub's claims must say is core's. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLocalJWKSet, errors, jwtVerify, type JWTPayload } from 'jose';
import { nameAudience, parseJobPolicy, refuseToken, type JobPolicy } from '../core/request/job-token.ts';
import { showValue } from '../core/request/json-object.ts';
import type { JobTokens } from '../core/request/ports.ts';
import { openIssuerKeys, type IssuerKeys } from './issuer-keys.ts';
import { spendToken } from './spent-tokens.ts';

/** GitHub's live for some minutes. What is older was kept by somebody. */
const MOST_AGE_SECONDS = 600;
/** Clocks of the node and of GitHub. */
const TOLERANCE_SECONDS = 60;
/** The one that GitHub signs with: a token does not choose how it is checked. */
const ALGORITHM = 'RS256';

interface JobTokensPlace {
  readonly environment: string;
  /** State folder of the environment. */
  readonly folder: string;
  /** Folder with what the node's root says of the environment. */
  readonly marks: string;
  /** Seconds since the epoch. */
  readonly now: () => number;
  readonly say: (line: string) => void;
  readonly secondMs?: number;
}

export function openJobTokens(place: JobTokensPlace): JobTokens {
  const file = join(place.marks, 'jobs.json');
  return {
    readPolicy: () => (existsSync(file) ? parseJobPolicy(readFileSync(file, 'utf8'), file) : undefined),
    verify: (token, policy) => verify(token, policy, place),
    // Signed claims without an identifier do not come here: it is required.
    spend: ({ jti }) => typeof jti === 'string' && spendToken(place.folder, jti, place.now()),
  };
}

async function verify(token: string, policy: JobPolicy, place: JobTokensPlace): Promise<JWTPayload> {
  const keys = openIssuerKeys({ ...place, issuer: policy.issuer });
  try {
    return await verifyBy(token, await keys.read('copy'), { policy, place });
  } catch (error) {
    if (!(error instanceof errors.JWKSNoMatchingKey)) throw explain(error, policy, place);
  }
  try {
    return await verifyBy(token, await keys.read('asked'), { policy, place });
  } catch (error) {
    throw explain(error, policy, place);
  }
}

async function verifyBy(
  token: string,
  keys: Awaited<ReturnType<IssuerKeys['read']>>,
  { policy, place }: { readonly policy: JobPolicy; readonly place: JobTokensPlace },
): Promise<JWTPayload> {
  const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
    algorithms: [ALGORITHM],
    issuer: policy.issuer,
    audience: nameAudience(place.environment),
    requiredClaims: ['exp', 'jti'],
    maxTokenAge: MOST_AGE_SECONDS,
    clockTolerance: TOLERANCE_SECONDS,
    currentDate: new Date(place.now() * 1_000),
  });
  return payload;
}

/** Errors of the check as sentences; the claims in them are of a token whose signature held. */
function explain(error: unknown, policy: JobPolicy, place: JobTokensPlace): unknown {
  const clock = `this node's clock says ${new Date(place.now() * 1_000).toISOString()}`;
  if (error instanceof errors.JWTExpired) return refuseToken(`it is too old; ${clock}. Start the workflow again`);
  if (error instanceof errors.JWTClaimValidationFailed) return refuseToken(explainClaim(error, policy, place, clock));
  if (error instanceof errors.JWSSignatureVerificationFailed) return refuseToken(`${policy.issuer} did not sign it`);
  if (error instanceof errors.JWKSNoMatchingKey) return refuseToken(`${policy.issuer} has no key that signed it`);
  if (error instanceof errors.JOSEAlgNotAllowed) return refuseToken(`it is not signed by ${ALGORITHM}`);
  if (error instanceof errors.JOSEError) return refuseToken(`it cannot be read (${error.code})`);
  return error;
}

function explainClaim(
  { claim, reason, payload }: errors.JWTClaimValidationFailed,
  policy: JobPolicy,
  { environment }: JobTokensPlace,
  clock: string,
): string {
  if (reason === 'missing') return `it has no ${claim}`;
  const value = showValue(payload[claim]);
  if (claim === 'iss') return `its issuer is ${value}, and this node takes those of ${policy.issuer}`;
  if (claim === 'aud') return `its audience is ${value}, not ${showValue(nameAudience(environment))}`;
  return `its ${claim} is ${value}; ${clock}`;
}
