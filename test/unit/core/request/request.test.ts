import { describe, expect, it } from 'vitest';
import { answerRequest, parseAnswer, printAnswer, refuseRequest } from '../../../../actions/core/request/answer.ts';
import {
  assembleRequester,
  assertEnvironmentName,
  parseRequest,
  parseHandedIn,
  parseWrittenRequest,
  printRequest,
} from '../../../../actions/core/request/request.ts';

const COMMIT = 'a'.repeat(40);
const FAILOVER = { cluster: 'pg-test', operation: 'switchover', confirm: 'pg-test' };
const written = (change: object) => JSON.stringify({ verb: 'apply', commit: COMMIT, by: {}, ...change });

describe('a request that is handed in', () => {
  it('is read with its commit, its requester and its arguments', () => {
    const by = { actor: 'dba[bot]', run: 'https://github.com/team/fleet/actions/runs/7' };
    const given = { ...FAILOVER, 'accept-data-loss': 'unknown' };
    expect(parseWrittenRequest(JSON.stringify({ verb: 'failover', by, arguments: given }))).toEqual({
      ...{ verb: 'failover', by },
      arguments: given,
    });
    expect(parseWrittenRequest(written({}))).toEqual({ verb: 'apply', commit: COMMIT, by: {}, arguments: {} });
  });

  it.each([
    ['text', 'is not JSON'],
    ['[]', 'is not an object'],
    ['null', 'is not an object'],
    [written({ verb: 'destroy' }), 'verb "destroy" is not known; there are apply, failover'],
    [written({ verb: 'constructor' }), 'verb "constructor" is not known'],
    [written({ verb: '__proto__' }), 'is not known'],
    [written({ commit: 'main' }), 'commit is "main", which is not allowed'],
    [written({ commit: `${COMMIT}\n` }), 'which is not allowed'],
    [written({ shell: 'id' }), '"shell" is not known'],
    [written({ arguments: { limit: 'all' } }), '"limit" is not known; nothing is allowed'],
    [written({ by: { actor: '$(id)' } }), 'by.actor is "$(id)"'],
    [written({ by: { run: 'javascript:alert(1)' } }), 'by.run is'],
    [JSON.stringify({ verb: 'failover', arguments: { cluster: 'pg-test' } }), 'needs the argument "operation"'],
    [JSON.stringify({ verb: 'failover', arguments: { ...FAILOVER, cluster: '-x' } }), 'arguments.cluster is "-x"'],
    [JSON.stringify({ verb: 'failover', arguments: { ...FAILOVER, leader: 'a;b' } }), 'arguments.leader is "a;b"'],
    [JSON.stringify({ verb: 'failover', arguments: { ...FAILOVER, leader: ['a'] } }), 'arguments.leader is ["a"]'],
    [JSON.stringify({ verb: 'failover', arguments: { ...FAILOVER, operation: 'destroy' } }), 'arguments.operation is'],
  ])('is refused by name: %s', (text, reason) => {
    expect(() => parseWrittenRequest(text)).toThrow(reason);
  });

  it('is refused unread where it is too long', () => {
    const text = written({ by: { actor: 'a'.repeat(20_000) } });
    expect(() => parseHandedIn(text)).toThrow('it is longer than 16384 characters');
  });

  it('shows what is refused short and on one line', () => {
    const shown = ((): string => {
      try {
        parseWrittenRequest(written({ commit: `\n${'x'.repeat(5_000)}` }));
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    expect(shown).toMatch(/^.{1,250}$/);
  });

  it('is the same after it was written down', () => {
    const request = { ...parseWrittenRequest(written({})), number: 12, environment: 'sandbox' };
    expect(parseRequest(printRequest(request))).toEqual(request);
  });

  it.each([
    ['{}', 'version nothing is not known'],
    [JSON.stringify({ version: 2 }), 'version 2 is not known'],
    [JSON.stringify({ version: 1, number: 0.5, environment: 'x' }), 'it has no number'],
    [JSON.stringify({ version: 1, number: 1, environment: '../x' }), 'is no name'],
  ])('is not taken for one where its file is damaged: %s', (text, reason) => {
    expect(() => parseRequest(text)).toThrow(reason);
  });

  it.each(['', '.', '..', 'a/b', 'a b', '-x', 'a:b', 'a@b', 'a\nb', 'x'.repeat(64), '$(id)'])(
    'names an environment that is part of no path and no option: %j',
    (name) => {
      expect(() => {
        assertEnvironmentName(name);
      }).toThrow('is no name');
    },
  );

  it('never fails by what a runner tells of itself', () => {
    expect(assembleRequester('dba', 'https://github.com/a/b/actions/runs/1')).toEqual({
      actor: 'dba',
      run: 'https://github.com/a/b/actions/runs/1',
    });
    expect(assembleRequester('a b', 'ftp://x')).toEqual({});
    expect(assembleRequester(undefined, undefined)).toEqual({});
  });
});

describe('an answer', () => {
  const outcome = { ok: true, commit: 'b'.repeat(40), text: 'applied', outputs: { steps: '2' } };
  const request = { number: 3, environment: 'sandbox', verb: 'apply' as const, by: {}, arguments: {} };

  it('is the outcome where main contains the commit that was asked for', () => {
    const asked = { ...request, commit: COMMIT };
    expect(answerRequest(asked, outcome, () => true)).toEqual({ number: 3, verb: 'apply', ...outcome });
    expect(answerRequest({ ...asked, commit: outcome.commit }, outcome, () => false).ok).toBe(true);
    expect(answerRequest(request, outcome, () => false).ok).toBe(true);
  });

  it('is a failure, whatever was applied, where main does not contain it', () => {
    const answer = answerRequest({ ...request, commit: COMMIT }, outcome, () => false);
    expect(answer).toMatchObject({ ok: false, commit: outcome.commit });
    expect(answer.text).toMatch(
      /^main of origin was bbbbbbbbbb when it was fetched, which does not contain aaaaaaaaaa/,
    );
    expect(answer.text).toMatch(/\napplied$/);
  });

  it('asks whether what was asked for is the ancestor, not the other way round', () => {
    const asked: string[][] = [];
    answerRequest({ ...request, commit: COMMIT }, outcome, (...pair) => asked.push(pair) > 0);
    expect(asked).toEqual([[COMMIT, outcome.commit]]);
  });

  it('is the same after it was written down', () => {
    const answer = { number: 3, verb: 'failover' as const, ...outcome, summary: '## moved' };
    expect(parseAnswer(printAnswer(answer))).toEqual(answer);
    const refused = refuseRequest({ number: 4, verb: 'apply' }, 'why');
    expect(parseAnswer(printAnswer(refused))).toEqual(refused);
  });

  it.each([
    '',
    '{}',
    '{"version":1}',
    '{"version":1,"number":1,"verb":"x"}',
    '{"version":1,"number":1,"verb":"apply"}',
  ])('is not taken for one where its file is damaged: %s', (text) => {
    expect(() => parseAnswer(text)).toThrow("the meta node's answer cannot be read");
  });
});
