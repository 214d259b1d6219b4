import { describe, expect, it } from 'vitest';
import { decide, LONGEST_WAIT_SECONDS, MOST_ATTEMPTS, type Attempt } from '../../../../actions/core/github/retry.ts';

const of = (rest: Partial<Attempt>) =>
  decide({ method: 'GET', attempt: 1, status: 200, headers: {}, message: '', now: 1_000, ...rest });

describe('whether a request is sent once more', () => {
  it('waits as long as GitHub asks for, and no shorter', () => {
    expect(of({ status: 429, headers: { 'retry-after': '7' } })).toEqual({ kind: 'retry', seconds: 7 });
    const limit = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1030' };
    expect(of({ status: 403, headers: limit })).toEqual({ kind: 'retry', seconds: 30 });
    expect(of({ status: 429 })).toEqual({ kind: 'retry', seconds: 60 });
    expect(of({ status: 403, message: 'You have exceeded a secondary rate limit' })).toEqual({
      kind: 'retry',
      seconds: 60,
    });
  });

  it('does not wait long, nor for ever', () => {
    const long = { 'retry-after': String(LONGEST_WAIT_SECONDS + 1) };
    expect(of({ status: 429, headers: long })).toEqual({ kind: 'limited', seconds: LONGEST_WAIT_SECONDS + 1 });
    const headers = { 'retry-after': '1' };
    expect(of({ status: 429, headers, attempt: MOST_ATTEMPTS })).toEqual({ kind: 'limited', seconds: 1 });
  });

  it('sends a POST again after a limit alone: after a lost answer it may have happened', () => {
    expect(of({ method: 'POST', status: 429, headers: { 'retry-after': '1' } }).kind).toBe('retry');
    expect(of({ method: 'POST', status: 502 }).kind).toBe('give-up');
    expect(of({ method: 'POST', status: undefined }).kind).toBe('give-up');
    expect(of({ method: 'PATCH', status: undefined }).kind).toBe('retry');
  });

  it('takes a refusal for an answer', () => {
    for (const status of [400, 401, 403, 404, 409, 410, 422]) expect(of({ status }).kind).toBe('give-up');
  });

  it('does not believe a limit that is no number', () => {
    expect(of({ status: 403, headers: { 'retry-after': 'soon' } }).kind).toBe('give-up');
    expect(of({ status: 429, headers: { 'retry-after': '-5' } })).toEqual({ kind: 'retry', seconds: 60 });
  });
});
