import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openRequestStore } from '../../../actions/adapters/request-store.ts';
import type { Answer } from '../../../actions/core/request/answer.ts';
import { parseWrittenRequest } from '../../../actions/core/request/request.ts';
import type { Request } from '../../../actions/core/request/request.ts';
import { InternalError } from '../../../actions/core/types.ts';
import { operate } from '../../../actions/request/operate.ts';
import { openStage } from '../patroni/stage.ts';

type Given = Pick<Request, 'verb' | 'arguments'>;

const openOffers = () => expect.unreachable('nothing is offered');

/** The request as it would be handed in, carried out; and what its answer says. */
async function ask(given: Given, stage = openStage()): Promise<Answer> {
  const written = parseWrittenRequest(JSON.stringify({ ...given, by: { actor: 'ada' } }));
  const request: Request = { ...written, number: 7, environment: 'sandbox' };
  return operate(7, {
    store: {
      listOpen: () => [],
      read: () => ({ number: 7, request }),
      findAnswer: () => undefined,
      answer: () => undefined,
      handIn: () => 7,
      list: () => [],
      begin: () => true,
    },
    openOffers,
    openOperations: (_verb, by) => ({ ...stage.adapters, by: by.actor ?? 'nobody' }),
  });
}

describe('a dispatched operation', () => {
  it('is carried out by who asked for it, and its answer has the report', async () => {
    const stage = openStage();
    const answer = await ask(
      { verb: 'patroni', arguments: { command: 'pause', cluster: 'pg-test', deadline: '30m' } },
      stage,
    );
    expect(answer).toMatchObject({ ok: true, verb: 'patroni', outputs: { verdict: 'done' } });
    expect(answer.summary).toContain('pg-test is paused by ada');
    expect(stage.state.paused).toBe(true);
  });

  it('looks, under no lock', async () => {
    const stage = openStage();
    const answer = await ask({ verb: 'patroni', arguments: { command: 'topology', cluster: 'pg-test' } }, stage);
    expect([answer.ok, stage.locks]).toEqual([true, []]);
    expect(answer.text).toContain('+ pg-test-1 (10.10.10.11): Leader');
  });

  it('advises in the words of the form', async () => {
    const service = { action: 'stop', unit: 'patroni', limit: 'pg-test-1' };
    const answer = await ask({ verb: 'service', arguments: service });
    expect(answer).toMatchObject({ ok: false, outputs: { verdict: 'refused' } });
    expect(answer.text).toContain('the workflow Failover with operation "switchover", cluster "pg-test"');
    expect(answer.text).not.toContain('scripts/ops');
  });

  it.each<readonly [string, Given, string]>([
    [
      'a command without a form',
      { verb: 'patroni', arguments: { command: 'query', cluster: 'pg-test' } },
      'has no form',
    ],
    [
      'a deadline beyond a week',
      { verb: 'patroni', arguments: { command: 'pause', deadline: '9d' } },
      'at most seven days',
    ],
  ])('is refused: %s', async (_name, given, words) => {
    const answer = await ask(given);
    expect([answer.ok, answer.text]).toEqual([false, expect.stringContaining(words)]);
  });

  it.each<readonly [string, Given]>([
    [
      'an unknown argument',
      { verb: 'service', arguments: { action: 'stop', unit: 'haproxy', limit: 'a', force: '1' } },
    ],
    [
      'a limit that a shell would read',
      { verb: 'service', arguments: { action: 'stop', unit: 'haproxy', limit: '$(id)' } },
    ],
    ['a setting of two lines', { verb: 'patroni', arguments: { command: 'edit-config', set: 'a=1\nb=2' } }],
  ])('is not taken: %s', async (_name, given) => {
    await expect(ask(given)).rejects.toThrow('[request]');
  });
});

describe('an operation that was cut off', () => {
  it('is not done again when its unit is started again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ops-operate-'));
    try {
      const store = openRequestStore({ environment: 'sandbox', folder });
      const given = { command: 'pause', cluster: 'pg-test' };
      const number = store.handIn({ verb: 'patroni', by: { actor: 'ada' }, arguments: given });
      let begun = 0;
      const openOperations = () => {
        begun += 1;
        throw new InternalError('killed here');
      };
      await expect(operate(number, { store, openOperations, openOffers })).rejects.toThrow('killed here');
      const answer = await operate(number, { store, openOperations, openOffers });
      expect([begun, answer.ok]).toEqual([1, false]);
      expect(answer.text).toContain('was begun before and cut off');
      expect(store.findAnswer(number)).toEqual(answer);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
