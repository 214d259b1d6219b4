/** The bundles of the other actions as a runner starts them, each to its end: GitHub and the meta node's wrapper are doubles. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { printAnswer } from '../../actions/core/request/answer.ts';
import type { RequestVerb } from '../../actions/core/request/request.ts';
import { installBundles, startBundle, type Ended } from '../lib/github/action-bundle.ts';
import { addRule, World } from '../lib/github/world.ts';
import { makeJobClaims, startIssuer } from '../lib/issuer.ts';
import { describeUnderEachNode } from '../lib/under-each-node.ts';

// Each test works with repositories of its own; a busy machine takes its time for git.
vi.setConfig({ testTimeout: 120_000 });

/** Inputs of what asks the meta node, beside the environment, and the output that the answer gives. */
const OPERATIONS = [
  ['failover', { cluster: 'pg-test', operation: 'switchover', confirm: 'pg-test' }, { leader: 'pg-test-2' }],
  ['patroni', { command: 'list', cluster: 'pg-test' }, { verdict: 'done' }],
  ['service', { action: 'reload', unit: 'haproxy', limit: 'pg-test', confirm: 'pg-test' }, { verdict: 'done' }],
] as const;

let world: World;
let main: string;
beforeEach(async () => {
  world = await World.open();
  installBundles(world);
  main = world.git('rev-parse', 'HEAD');
}, 60_000);
afterEach(async () => {
  expect(world.github.problems).toEqual([]);
  await world.close();
}, 60_000);

/** The program that stands for sudo and the wrapper behind it: takes one request and has its answer ready. */
function writeWrapper(verb: RequestVerb, outputs: Readonly<Record<string, string>>): string {
  const bin = join(world.folder, 'node-bin');
  mkdirSync(bin, { recursive: true });
  const answer = printAnswer({ number: 1, verb, ok: true, commit: main, text: 'It is done.\n', outputs });
  writeFileSync(join(world.folder, 'answer.json'), answer);
  const state = `git -C '${world.origin}' bundle create --quiet - refs/ops/sandbox/applied --not refs/heads/main`;
  const script = `#!/bin/sh
case $3 in
  hand-in) cat >'${world.folder}/request.json' && echo 1 ;;
  look) echo inactive; echo --; cat '${world.folder}/answer.json'; echo; echo -- ;;
  state) ${state} ;;
esac
`;
  writeFileSync(join(bin, 'sudo'), script);
  chmodSync(join(bin, 'sudo'), 0o755);
  return join(world.folder, 'request.json');
}

function expectWell({ status, stdout, stderr }: Ended): void {
  expect([status, stderr], stdout).toEqual([0, '']);
}

it('are all here', () => {
  const entries = readdirSync('actions/dist').filter((name) => !/^(?:chunk-|ops\.js)/.test(name));
  const started = ['apply', 'comment', 'drift', 'plan', 'validate', ...OPERATIONS.map(([name]) => name)];
  expect(entries.sort()).toEqual(started.map((name) => `${name}.js`).sort());
});

describeUnderEachNode('the bundle', (node) => {
  const start = (action: string, inputs: Readonly<Record<string, string>>, environment = {}) =>
    startBundle(world, { node, action, inputs, environment });

  it('validate finds the inventory right', async () => {
    const ended = await start('validate', {});
    expectWell(ended);
    expect(ended.outputs).toMatch(/^errors<<(.*)\n0\n\1$/m);
    expect(ended.summary).toContain('## Validation of sandbox');
  });

  it('plan plans what main has not yet', async () => {
    const before = main;
    world.moveMain(addRule(1));
    world.git('-C', world.root, 'pull', '-q');
    const ended = await start('plan', { existing: `rev:${before}` });
    expectWell(ended);
    expect(ended.outputs).toMatch(/^steps<<(.*)\n1\n\1$/m);
    expect(ended.summary).toContain('lets test into pg-test');
  });

  it('drift looks at what is published', async () => {
    world.github.permissions = { contents: 'read', issues: 'write' };
    const ended = await start('drift', { token: world.github.token });
    expectWell(ended);
    expect(ended.outputs).toMatch(/^result<<(.*)\nnone\n\1$/m);
  });

  it('apply hands its request in and publishes what is in force', async () => {
    world.publish([main]);
    const request = writeWrapper('apply', { steps: '3' });
    const ended = await start('apply', { environment: 'sandbox', commit: main });
    expectWell(ended);
    expect(JSON.parse(readFileSync(request, 'utf8'))).toMatchObject({ verb: 'apply', commit: main });
    expect(ended.stdout).toContain('It is done.');
    expect(ended.stdout).not.toContain('could not be published');
    expect(ended.outputs).toMatch(/^steps<<(.*)\n3\n\1$/m);
  });

  it.each(OPERATIONS)("%s hands its request in with the job's token", async (verb, inputs, outputs) => {
    const issuer = await startIssuer({ issue: (audience, url) => makeJobClaims(url, audience) });
    const request = writeWrapper(verb, outputs);
    const ended = await start(
      verb,
      { environment: 'sandbox', ...inputs },
      { ACTIONS_ID_TOKEN_REQUEST_URL: `${issuer.url}/token?`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'not-a-secret' },
    ).finally(issuer.close);
    expectWell(ended);
    const text = readFileSync(request, 'utf8');
    expect(JSON.parse(text)).toMatchObject({
      verb,
      token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string,
    });
    for (const [name, value] of Object.entries(outputs))
      expect(ended.outputs).toMatch(new RegExp(`^${name}<<(.*)\\n${value}\\n\\1$`, 'm'));
  });
});
