/** A host that hangs in the middle of a step: its connections stay open, and nothing answers. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HOST_LIMIT } from '../../actions/core/apply/time-limits.ts';
import { hbaRule } from './edits.ts';
import { docker, getOutput, MetaCheckout, queryHost } from './meta-checkout.ts';
import { startVerb } from './running-verb.ts';

const checkout = new MetaCheckout('e2e-hung-host');
const MEMBERS = ['10.10.10.11', '10.10.10.12', '10.10.10.13'];
const NAMED_WITHIN_SECONDS = 30;
/** A playbook goes on with the other hosts after it has given one up, and is proven there. */
const REST_SECONDS = 240;
let base: string;
let paused: string | undefined;

beforeAll(async () => {
  await checkout.open();
  await checkout.applyAll();
  await checkout.settle();
  base = await checkout.git('rev-parse HEAD');
});

afterAll(async () => {
  if (paused !== undefined) docker('unpause', paused);
  await checkout.settle();
  await checkout.restore(base);
  await checkout.applyAll();
});

/** Ends when a task of the apply's first run on the cluster has a result: it is in the middle of its step. */
function waitForResult(): Promise<string> {
  return getOutput(
    'for i in $(seq 1 6000); do cat /var/lib/ops/sandbox/work/run-*/play-*/events.jsonl 2>/dev/null' +
      ' | grep -qE \'"host_result".*"status": "(ok|changed)"\' && break; sleep 0.05; done',
  );
}

it('is named within 30 s, given up by its limit, and owes; the other hosts are done', async () => {
  const view = await checkout.readCluster('pg-test');
  const replica = view.members.findLast(({ instance }) => instance !== view.leader)?.host ?? '';
  const others = MEMBERS.filter((host) => host !== replica);
  await checkout.edit('hosts/pg-test.yml', hbaRule('10.79.1.0/24'));
  await checkout.merge('let a network in while a host hangs');

  const apply = startVerb(checkout, 'apply --env sandbox');
  await apply.waitFor(/^s01 pgsql\.yml -l pg-test/);
  await waitForResult();
  paused = `ops-node-${replica.slice(-1)}`;
  docker('pause', paused);
  const pausedAt = Date.now() / 1_000;

  const named = await apply.waitFor(new RegExp(`waiting for ${replica} since \\d+ s: |${replica} cannot be reached`));
  expect(named.at - pausedAt).toBeLessThan(NAMED_WITHIN_SECONDS);
  expect(await apply.end).toBe(1);
  const text = apply.lines.map((line) => line.text).join('\n');
  expect(text).toMatch(new RegExp(`^ +${replica} unreachable: `, 'm'));
  expect(text).toMatch(new RegExp(`^owes: ${replica}: `, 'm'));
  expect(text).toMatch(/^ +all of its output: \/var\/lib\/ops\/sandbox\/logs\/\d{6}-\w+-pgsql\.yml\.log$/m);
  expect((apply.lines.at(-1)?.at ?? 0) - pausedAt).toBeLessThan(HOST_LIMIT.seconds + REST_SECONDS);
  const count = (host: string) => queryHost(host, "SELECT count(*) FROM pg_hba_file_rules WHERE address = '10.79.1.0'");
  expect(await Promise.all(others.map(count))).toEqual(['1', '1']);

  docker('unpause', paused);
  paused = undefined;
  await checkout.settle();
  const paid = await checkout.applyAll();
  expect(paid.steps.map(({ limit }) => limit)).toEqual([replica]);
  expect(await count(replica)).toBe('1');
});
