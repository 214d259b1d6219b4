/** Root holds applies of a node that is at work: by the real program, over a real ledger. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ENVIRONMENT, MetaNode } from '../../lib/meta-node/meta-node.ts';

const TIMEOUT_MS = 120_000;
const HELD = /applies are held since .* UTC, "a disk is changed"; to go on, delete .*\/hold as root/;
let node: MetaNode;
let hold: string;

beforeAll(async () => {
  node = await MetaNode.open({ clusters: 1 });
  mkdirSync(join(node.folder, 'marks', ENVIRONMENT), { recursive: true });
  hold = join(node.folder, 'marks', ENVIRONMENT, 'hold');
  node.merge(1);
  const { code, text } = await node.carryOut();
  expect(code, text).toBe(0);
}, TIMEOUT_MS);

afterAll(() => {
  node.close();
}, TIMEOUT_MS);

const readHead = () => node.readLedger()?.head;
const status = async (...options: readonly string[]) =>
  (await node.run('status', '--env', ENVIRONMENT, '--no-live', ...options)).text;

it('ends the round that it is at, and begins no other', { timeout: TIMEOUT_MS }, async () => {
  const first = node.merge(2);
  node.setPace(1_000);
  const running = node.start('request', 'carry-out', '--env', ENVIRONMENT);
  await vi.waitFor(() => {
    expect(running.text()).toContain('carrying out main');
  }, TIMEOUT_MS);
  writeFileSync(hold, 'a disk is changed\n');
  const second = node.merge(3);
  const ended = await running.end;
  node.setPace(0);
  expect(ended.code, ended.text).toBe(1);
  expect(ended.text).toMatch(HELD);
  expect(readHead()).toBe(first);

  expect(await node.carryOut()).toMatchObject({ code: 1 });
  expect(readHead()).toBe(first);
  rmSync(hold);
  expect(await node.carryOut()).toMatchObject({ code: 0 });
  expect(readHead()).toBe(second);
});

it('is told by status in each format, and measured', { timeout: TIMEOUT_MS }, async () => {
  const metrics = () => readFileSync(join(node.folder, 'state/metrics', `ops-${ENVIRONMENT}.prom`), 'utf8');
  mkdirSync(join(node.folder, 'state/metrics'), { recursive: true });
  expect(await status()).not.toContain('held since');
  expect(metrics()).toContain(`ops_apply_held_seconds{env="${ENVIRONMENT}"} 0\n`);
  writeFileSync(hold, 'a disk is changed\n');
  expect(await status()).toMatch(HELD);
  expect(metrics()).toMatch(/^ops_apply_held_seconds\{.*\} \d+$/m);
  expect(JSON.parse(await status('--format', 'json'))).toMatchObject({
    hold: { reason: 'a disk is changed', path: hold },
  });
  const page = await status('--format', 'html');
  expect(page).toContain('1 thing is left by hand');
  expect(page).toMatch(/applies are held since .* UTC, &quot;a disk is changed&quot;/);
});
