import { describe, expect, it } from 'vitest';
import { advance, FIRST_ATTACHMENT, type Observation } from '../../../../actions/core/request/attach.ts';
import { parseObservation } from '../../../../actions/core/request/journal.ts';
import { printAnswer } from '../../../../actions/core/request/answer.ts';

const answer = { number: 1, verb: 'apply' as const, ok: true, text: 'done', outputs: {} };
const see = (change: Partial<Observation>): Observation => ({
  ...{ unit: 'idle', answer: undefined, lines: [], cursor: undefined },
  ...change,
});

function follow(...seen: readonly Observation[]): readonly string[] {
  let attachment = FIRST_ATTACHMENT;
  return seen.map((observation) => {
    const next = advance(attachment, observation);
    attachment = next.attachment;
    return next.move.kind;
  });
}

describe('a job that waits for its request', () => {
  it('looks for as long as the unit works', () => {
    expect(follow(see({}), see({ unit: 'working' }), see({ unit: 'working' }))).toEqual(['look', 'look', 'look']);
  });

  it('ends by the answer, one look later: the last lines come with that', () => {
    expect(follow(see({ unit: 'working' }), see({ answer }), see({ answer }))).toEqual(['look', 'look', 'end']);
  });

  it('does not wait for the end of a unit that answered and goes on for another commit', () => {
    expect(follow(see({ unit: 'working', answer }), see({ unit: 'working', answer }))).toEqual(['look', 'end']);
  });

  it('starts the unit again where it ended without having seen the request', () => {
    const lost = [see({ unit: 'working' }), see({}), see({})];
    expect(follow(...lost, see({ unit: 'working' }), see({ answer }), see({ answer }))).toEqual([
      ...['look', 'look', 'start'],
      ...['look', 'look', 'end'],
    ]);
  });

  it('gives up on a unit that ends without an answer every time', () => {
    const moves = follow(...Array.from({ length: 14 }, () => see({})));
    expect(moves.filter((move) => move === 'start')).toHaveLength(5);
    expect(moves.slice(11)).toEqual(['give-up', 'give-up', 'give-up']);
  });

  it('counts idle looks in a row only', () => {
    const flicker = [see({}), see({ unit: 'working' }), see({}), see({ unit: 'working' }), see({})];
    expect(follow(...flicker)).toEqual(['look', 'look', 'look', 'look', 'look']);
  });

  it('keeps its place in the journal where a look brought no line', () => {
    const first = advance(FIRST_ATTACHMENT, see({ unit: 'working', cursor: 's=1' }));
    expect(advance(first.attachment, see({ unit: 'working' })).attachment.cursor).toBe('s=1');
  });
});

describe('what the wrapper prints', () => {
  const line = (message: unknown, cursor: string) => JSON.stringify({ MESSAGE: message, __CURSOR: cursor });

  it('is the state, the answer and the lines of the journal', () => {
    const text = `activating\n--\n${printAnswer(answer)}--\n${line('one', 's=1')}\n${line('two', 's=2')}\n`;
    expect(parseObservation(text)).toEqual({ unit: 'working', answer, lines: ['one', 'two'], cursor: 's=2' });
  });

  it('has neither answer nor lines at first', () => {
    const nothing = { unit: 'idle', answer: undefined, lines: [], cursor: undefined };
    expect(parseObservation('inactive\n--\n--\n')).toEqual(nothing);
    expect(parseObservation('failed\n--\n--\n')).toEqual(nothing);
  });

  it('may have bytes that are no text, and lines of several', () => {
    const bytes = [...Buffer.from('\u001b[1mBold\u001b[0m')];
    const text = `active\n--\n--\n${line(bytes, 's=1')}\n${line('a\nb', 's=2')}\n${line(null, 's=3')}\n`;
    expect(parseObservation(text)).toMatchObject({ lines: ['\u001b[1mBold\u001b[0m', 'a', 'b'], cursor: 's=3' });
  });

  it('is not taken apart by a message that looks like it', () => {
    const text = `active\n--\n--\n${line('--', 's=1')}\n${line('x\n--\n{}', 's=2')}\n`;
    expect(parseObservation(text).lines).toEqual(['--', 'x', '--', '{}']);
  });

  it.each(['', 'active\n', 'active\n--\n', 'active\n--\nno\n--\n', 'active\n--\n--\nno\n'])(
    'is refused where it is something else: %j',
    (text) => {
      expect(() => parseObservation(text)).toThrow(/cannot be read/);
    },
  );
});
