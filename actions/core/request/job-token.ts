/**
 * What the meta node asks of the token that GitHub issues to a job (OpenID Connect). A job runs what its branch's workflow
 * says, so its words prove nothing; the token's claims are GitHub's. The policy is the node's own file and not one of the
 * repository, because a branch can write the repository.
 */
import { UserError } from '../types.ts';
import { parseObject, showValue } from './json-object.ts';
import { assembleRequester, type Requester, type RequestVerb } from './request.ts';

export interface JobPolicy {
  /** Address of the server that signs the tokens, without a slash at its end. */
  readonly issuer: string;
  /** `owner/name`. */
  readonly repository: string;
  /** Numbers that stay when a name passes to somebody else. */
  readonly repositoryId?: string;
  readonly ownerId?: string;
}

/** Claims of a token whose signature, issuer, audience and time hold. */
export type JobClaims = Readonly<Record<string, unknown>>;

interface AskingWorkflow {
  readonly file: string;
  /** What may have started it. */
  readonly event: 'workflow_dispatch' | 'schedule';
}

const byHand = (file: string): AskingWorkflow => ({ file, event: 'workflow_dispatch' });

/** Verbs that a token is asked for, and whose jobs may ask for each; an apply only starts what main holds. */
const WORKFLOWS = {
  failover: [byHand('failover.yml'), byHand('drill.yml'), { file: 'drill.yml', event: 'schedule' }],
  patroni: [byHand('patroni.yml')],
  service: [byHand('service.yml')],
} as const satisfies Readonly<Record<Exclude<RequestVerb, 'apply'>, readonly AskingWorkflow[]>>;

export type GuardedVerb = keyof typeof WORKFLOWS;

const MAIN = 'refs/heads/main';

const REPOSITORY = /^[A-Za-z0-9][A-Za-z0-9-]{0,38}\/[A-Za-z0-9_.-]{1,100}$/;
const ISSUER =
  /^(?:https:\/\/[A-Za-z0-9.-]{1,200}(?::\d{1,5})?|http:\/\/127\.0\.0\.1:\d{1,5})(?:\/[A-Za-z0-9_./-]{1,200})?$/;
const ID = /^[1-9]\d{0,19}$/;

export function isGuarded(verb: RequestVerb): verb is GuardedVerb {
  return Object.hasOwn(WORKFLOWS, verb);
}

/** For whom a job asks GitHub to issue the token: one of another environment's job is not taken. */
export function nameAudience(environment: string): string {
  return `postgres-operations:${environment}`;
}

/** Reads the node's policy. Throws UserError with the file's name where it is damaged. */
export function parseJobPolicy(text: string, file: string): JobPolicy {
  const fail = (detail: string) => new UserError(`${file}: ${detail} [job-policy]`);
  const { issuer, repository, repository_id: repositoryId, owner_id: ownerId, ...rest } = parseObject(text, 'it', fail);
  const [unknown] = Object.keys(rest);
  if (unknown !== undefined)
    throw fail(`${showValue(unknown)} is not known; issuer, repository, repository_id and owner_id are allowed`);
  const read = (value: unknown, name: string, pattern: RegExp) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw fail(`${name} is ${showValue(value)}`);
    return value;
  };
  return {
    issuer: read(issuer, 'issuer', ISSUER),
    repository: read(repository, 'repository', REPOSITORY),
    ...(repositoryId === undefined ? {} : { repositoryId: read(repositoryId, 'repository_id', ID) }),
    ...(ownerId === undefined ? {} : { ownerId: read(ownerId, 'owner_id', ID) }),
  };
}

/** Who asks, by GitHub's word. Throws UserError with every claim that is not as the policy asks. */
export function judgeClaims(claims: JobClaims, policy: JobPolicy, verb: GuardedVerb): Requester {
  const [wrong] = WORKFLOWS[verb].map((workflow) => listWrong(claims, policy, workflow)).sort(compareLength);
  if (wrong !== undefined && wrong.length > 0) {
    const files = [...new Set(WORKFLOWS[verb].map(({ file }) => file))].join(' and ');
    throw refuseToken(`${wrong.join('; ')}. Only ${files} of main may ask for this verb`);
  }
  const { actor, run_id: run } = claims;
  return assembleRequester(readText(actor), nameRun(policy, readText(run)));
}

/** Of the workflow that the claims are nearest to: what is wrong is said of that one. */
function compareLength(one: readonly string[], other: readonly string[]): number {
  return one.length - other.length;
}

function listWrong(claims: JobClaims, policy: JobPolicy, workflow: AskingWorkflow): readonly string[] {
  return listExpected(policy, workflow).flatMap(([name, expected]) =>
    claims[name] === expected ? [] : [`its ${name} is ${showValue(claims[name])}, not ${showValue(expected)}`],
  );
}

export function refuseToken(detail: string): UserError {
  return new UserError(`the job's token is refused: ${detail} [job-token]`);
}

function listExpected(policy: JobPolicy, { file, event }: AskingWorkflow): readonly (readonly [string, string])[] {
  const { repository, repositoryId, ownerId } = policy;
  const workflow = `${repository}/.github/workflows/${file}@${MAIN}`;
  return [
    ['repository', repository],
    ...(repositoryId === undefined ? [] : [['repository_id', repositoryId] as const]),
    ...(ownerId === undefined ? [] : [['repository_owner_id', ownerId] as const]),
    ['ref', MAIN],
    // The file that was started, and the one that the job is written in: no other workflow may call it.
    ['workflow_ref', workflow],
    ['job_workflow_ref', workflow],
    ['event_name', event],
  ];
}

function readText(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Undefined where the issuer's server is not where runs are shown. */
function nameRun({ issuer, repository }: JobPolicy, run: string | undefined): string | undefined {
  if (run === undefined || !ID.test(run)) return undefined;
  const { host } = new URL(issuer);
  const server = host === 'token.actions.githubusercontent.com' ? 'github.com' : host;
  return `https://${server}/${repository}/actions/runs/${run}`;
}
