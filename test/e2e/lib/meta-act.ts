/**
 * Workflows executed by act in host mode on the sandbox's meta node, as if its runners had taken their jobs. GitHub's part
 * is played by an issuer of job tokens and by a folder for artifacts.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { findChangedWorkflow, readWorkflow, WORKFLOWS } from '../../lib/act-workflow.ts';
import type { Execution } from '../../lib/github/act-hosted.ts';

const META = 'ops-meta';
const ATTEMPTS = 5;
export const ORIGIN = '/var/lib/ops/origin.git';
/** GitHub keeps artifacts; here a folder does. */
export const ARTIFACTS = '/home/ops/artifacts';
const UPLOAD = `${ARTIFACTS}/upload-artifact`;
/** Issues the tokens of jobs in GitHub's place. */
const ISSUER = 'http://127.0.0.1:8719';

export const onMeta = (script: string): string =>
  execFileSync('docker', ['exec', '-u', 'ops', '-w', '/home/ops', META, 'bash', '-euc', script], { encoding: 'utf8' });

interface Where {
  /** The checkout that is in the place of the repository. */
  readonly folder: string;
  /** The workflow in whose name the issuer issues the job's token; without one, the job gets none. */
  readonly token?: string;
}

export class MetaAct {
  /** Workflows that were executed. */
  readonly executed = new Set<string>();
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Makes the node one that takes jobs; no timer, which would apply between the tests. */
  prepare(): void {
    installAct();
    const setup = [`${this.folder}/scripts/meta-setup`, '--env', 'sandbox', '--origin', ORIGIN, '--no-timer'];
    const jobs = ['--issuer', ISSUER, '--repository', 'team/fleet'];
    execFileSync('docker', ['exec', META, ...setup, ...jobs], { stdio: 'ignore' });
    const issuer = ['timeout', '1h', 'node', `${this.folder}/test/e2e/lib/issuer.ts`];
    execFileSync('docker', ['exec', '-d', '-u', 'ops', META, ...issuer]);
    makeUpload();
  }

  /** Runs every job of a workflow, whatever label it asks for. */
  run(event: string, workflow: string, payload: unknown, where: Partial<Where> = {}): Execution {
    this.executed.add(workflow);
    const { folder = this.folder, token } = where;
    const script = [
      `cat > /tmp/event.json`,
      `cd ${folder}`,
      `act ${event} -W ${placeWorkflow(workflow)} -e /tmp/event.json --local-repository ${findUpload()}=${UPLOAD} \
        -P self-hosted=-self-hosted -P ubuntu-latest=-self-hosted ${nameIssuer(token)} 2>&1`,
    ].join(' && ');
    const { status, stdout } = spawnSync('docker', ['exec', '-i', '-u', 'ops', META, 'bash', '-c', script], {
      input: JSON.stringify(payload),
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    return { status, output: stdout };
  }

  /** What a person fills into the form of a workflow, by a job with the token that GitHub issues to it. */
  dispatch(workflow: string, inputs: Readonly<Record<string, string>>, where: Partial<Where> = {}): Execution {
    return this.run('workflow_dispatch', workflow, { inputs }, { token: workflow, ...where });
  }
}

/** Of a run that is to fail: act ends without waiting for what a failed step has printed last, so it is asked again. */
export function actFailing(run: () => Execution, words: RegExp): Execution {
  for (let attempt = 1; ; attempt += 1) {
    const execution = run();
    if (execution.status === 0 || words.test(execution.output) || attempt === ATTEMPTS) return execution;
  }
}

export function readSummary({ output }: Execution): string {
  return output.slice(output.lastIndexOf('Summary - '));
}

/** What the runner tells a job of the issuer. */
function nameIssuer(workflow: string | undefined): string {
  if (workflow === undefined) return '';
  return `--env ACTIONS_ID_TOKEN_REQUEST_URL=${ISSUER}/token?workflow=${workflow} --env ACTIONS_ID_TOKEN_REQUEST_TOKEN=a-fake`;
}

/** Its path on the node: the checkout's own file, where act takes it as it is. */
function placeWorkflow(workflow: string): string {
  const text = findChangedWorkflow(workflow);
  if (text === undefined) return `${WORKFLOWS}/${workflow}`;
  const place = `/tmp/changed-for-act/${workflow}`;
  onMeta(`mkdir -p ${dirname(place)}; echo ${Buffer.from(text).toString('base64')} | base64 -d > ${place}`);
  return place;
}

/** act is one static binary; scripts/test says where it has installed its tools. */
function installAct(): void {
  const tools = process.env.OPS_TEST_TOOLS;
  if (tools === undefined) throw new Error('OPS_TEST_TOOLS is not set: run this through scripts/test');
  execFileSync('docker', ['cp', join(tools, 'bin/act'), `${META}:/usr/local/bin/act`]);
}

/** The action as the workflow names it, with its commit. */
function findUpload(): string {
  const named = /uses: (actions\/upload-artifact@[0-9a-f]{40})/.exec(readWorkflow('apply.yml'));
  if (named?.[1] === undefined) throw new Error('apply.yml uploads nothing');
  return named[1];
}

/** Keeps the file under the artifact's name, as actions/upload-artifact would. */
function makeUpload(): void {
  const action = [
    'name: Upload',
    'description: Keeps a file.',
    'inputs: { name: { required: true }, path: { required: true }, retention-days: {} }',
    'runs:',
    '  using: composite',
    '  steps:',
    `    - run: cp "$FILE" "${ARTIFACTS}/$NAME.json"`,
    '      shell: bash',
    "      env: { NAME: '${{ inputs.name }}', FILE: '${{ inputs.path }}' }",
  ].join('\n');
  onMeta(`mkdir -p ${UPLOAD}; echo ${Buffer.from(action).toString('base64')} | base64 -d > ${UPLOAD}/action.yml`);
}
