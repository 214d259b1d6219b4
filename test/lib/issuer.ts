/**
 * A server on 127.0.0.1 that issues tokens as GitHub does, with a key of its own. Only Node's own modules: it also runs as
 * it is on the sandbox's meta node.
 */
import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';

export type Claims = Readonly<Record<string, unknown>>;

export interface Issuer {
  readonly url: string;
  /** How often its keys were asked for. */
  readonly asked: () => number;
  /** It answers with this instead of its keys; undefined: with its keys again. */
  readonly answerWith: (answer: { readonly status: number; readonly body: string } | undefined) => void;
  /** Signs by its key, or by another one under the same name. */
  readonly sign: (claims: Claims, options?: SignOptions) => string;
  /** A new key, under a new name. */
  readonly rotate: () => void;
  readonly close: () => Promise<void>;
}

interface SignOptions {
  readonly key?: KeyObject;
  readonly header?: Claims;
}

interface Pair {
  readonly kid: string;
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Takes a good part of a second. */
function makeKey(): { readonly publicKey: KeyObject; readonly privateKey: KeyObject } {
  return generateKeyPairSync('rsa', { modulusLength: 2048 });
}

let made = 0;

export function makePair(): Pair {
  made += 1;
  return { kid: `key-${String(made)}`, ...makeKey() };
}

function sign(pair: Pair, claims: Claims, { key = pair.privateKey, header = {} }: SignOptions): string {
  const text = `${encode({ typ: 'JWT', alg: 'RS256', kid: pair.kid, ...header })}.${encode(claims)}`;
  return `${text}.${createSign('RSA-SHA256').update(text).sign(key).toString('base64url')}`;
}

interface IssuerOptions {
  /** Claims of the token that a job gets which asks for an audience, as `GET /token?workflow=…&audience=…`. */
  readonly issue?: (audience: string, url: string, workflow: string | undefined) => Claims;
  readonly port?: number;
  readonly pair?: Pair;
}

export async function startIssuer({ issue, port = 0, pair: first = makePair() }: IssuerOptions = {}): Promise<Issuer> {
  let pair = first;
  let asked = 0;
  let instead: { readonly status: number; readonly body: string } | undefined;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', base());
    const audience = url.searchParams.get('audience');
    response.setHeader('content-type', 'application/json');
    if (url.pathname === '/token' && issue !== undefined && audience !== null) {
      response.end(
        JSON.stringify({
          value: sign(pair, issue(audience, base(), url.searchParams.get('workflow') ?? undefined), {}),
        }),
      );
      return;
    }
    asked += 1;
    response.statusCode = instead?.status ?? (url.pathname === '/.well-known/jwks' ? 200 : 404);
    const key = { ...pair.publicKey.export({ format: 'jwk' }), kid: pair.kid, use: 'sig', alg: 'RS256' };
    response.end(instead?.body ?? JSON.stringify({ keys: [key] }));
  });
  const base = () => {
    const address = server.address();
    return `http://127.0.0.1:${String(address === null || typeof address === 'string' ? port : address.port)}`;
  };
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: base(),
    asked: () => asked,
    answerWith: (answer) => {
      instead = answer;
    },
    sign: (claims, options = {}) => sign(pair, claims, options),
    rotate: () => {
      pair = makePair();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** What GitHub says of a job of main that somebody dispatched. */
export function makeJobClaims(issuer: string, audience: string, workflow = 'failover.yml'): Claims {
  const now = Math.floor(Date.now() / 1_000);
  const file = `team/fleet/.github/workflows/${workflow}@refs/heads/main`;
  return {
    ...{ iss: issuer, aud: audience, iat: now, nbf: now - 300, exp: now + 300, jti: `token-${String(Math.random())}` },
    ...{ sub: 'repo:team/fleet:ref:refs/heads/main', repository: 'team/fleet', repository_id: '4711' },
    ...{ repository_owner: 'team', repository_owner_id: '42', ref: 'refs/heads/main', event_name: 'workflow_dispatch' },
    ...{ workflow_ref: file, job_workflow_ref: file, actor: 'ada', run_id: '99', runner_environment: 'self-hosted' },
  };
}
