/** Shows, checks or sets what protects the repository on GitHub, measure by measure. */
import { GithubError, type GithubApi } from '../core/github/api.ts';
import type { Finding, Measure } from '../core/github/protection/measure.ts';

export interface ProtectRequest {
  readonly measures: readonly Measure[];
  /** Undefined: GitHub is not asked. */
  readonly api: GithubApi | undefined;
  /** Set what is missing. */
  readonly apply: boolean;
}

export interface Protected {
  readonly name: string;
  readonly purpose: string;
  readonly instead: string;
  readonly isChoice?: true;
  readonly sends: Measure['sends'];
  /** Absent where GitHub was not asked. */
  readonly finding?: Finding;
}

export async function runProtect({ measures, api, apply }: ProtectRequest): Promise<readonly Protected[]> {
  const results: Protected[] = [];
  for (const measure of measures) {
    const { name, purpose, instead, isChoice, sends } = measure;
    const finding = api === undefined ? undefined : await settle(measure, api, apply);
    results.push({
      ...{ name, purpose, instead, sends },
      ...(isChoice === undefined ? {} : { isChoice }),
      ...(finding === undefined ? {} : { finding }),
    });
  }
  return results;
}

async function settle(measure: Measure, api: GithubApi, apply: boolean): Promise<Finding> {
  const found = await ask(() => measure.find(api));
  if (!apply || found.state !== 'missing' || measure.set === undefined) return found;
  const { set } = measure;
  const failed = await ask(async () => {
    await set(api);
    return undefined;
  });
  return failed ?? (await ask(() => measure.find(api)));
}

async function ask<Answer>(work: () => Promise<Answer>): Promise<Answer | Extract<Finding, { state: 'unavailable' }>> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof GithubError) || !isNotHad(error)) throw error;
    return { state: 'unavailable', detail: error.message };
  }
}

/** This plan of GitHub, or this kind of account, does not have it; anything else is the token's fault, or GitHub's. */
function isNotHad({ failure }: GithubError): boolean {
  const { status, detail, route } = failure;
  if (status === 403) return /upgrade to|not available|enterprise/i.test(detail);
  return status === 422 || (status === 404 && route.includes('/orgs/'));
}

export function renderProtection(results: readonly Protected[]): string {
  return results
    .flatMap(renderOne)
    .map((line) => `${line}\n`)
    .join('');
}

/** Whether nothing is missing but what a team may do without. */
export function isProtected(results: readonly Protected[]): boolean {
  return results.every(({ finding, isChoice }) => isChoice === true || finding?.state !== 'missing');
}

function renderOne({ name, purpose, instead, isChoice, sends, finding }: Protected): readonly string[] {
  if (finding === undefined) {
    return [
      `${name}: ${purpose}`,
      ...sends.map(({ route, body }) => `  ${route} ${JSON.stringify(body)}`),
      ...(sends.length === 0 ? [`  not to be set from here: ${instead}`] : []),
    ];
  }
  const state = finding.state.padEnd(12);
  if (finding.state === 'set') return [`${state}${name}`];
  const first = `${state}${name}: ${finding.detail}`;
  const why = finding.state === 'missing' ? [`            so that ${purpose}`] : [];
  const other = finding.state === 'unavailable' || isChoice === true ? [`            instead: ${instead}`] : [];
  return [first, ...why, ...other];
}
