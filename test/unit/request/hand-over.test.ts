/** What a job does with a node that answers as each test says. */
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../actions/core/request/answer.ts';
import type { Observation } from '../../../actions/core/request/attach.ts';
import { handOver } from '../../../actions/request/hand-over.ts';

const ANSWER: Answer = { number: 7, verb: 'apply', ok: true, text: 'apply e\ndone', outputs: {} };
const IDLE: Observation = { unit: 'idle', answer: undefined, lines: [], cursor: undefined };

async function run(...looks: readonly Observation[]) {
  const said: string[] = [];
  const cursors: (string | undefined)[] = [];
  let starts = 0;
  const left = [...looks];
  const answer = await handOver(
    'e',
    { written: { verb: 'apply', by: {}, arguments: {} } },
    {
      door: {
        handIn: () => Promise.resolve(7),
        look: (request, cursor) => {
          expect(request).toEqual({ environment: 'e', verb: 'apply', number: 7 });
          cursors.push(cursor);
          return Promise.resolve(left.shift() ?? IDLE);
        },
        start: () => {
          starts += 1;
          return Promise.resolve();
        },
        readState: () => Promise.resolve(new Uint8Array()),
      },
      progress: { say: (line) => said.push(line) },
      sleep: () => Promise.resolve(),
    },
  );
  return { answer, said: said.slice(1), cursors, starts };
}

describe('a job that hands a request over', () => {
  it('shows each line of the journal once, and ends with the verdict', async () => {
    const done = { ...IDLE, answer: ANSWER };
    const { answer, said, cursors } = await run(
      { ...IDLE, unit: 'working', lines: ['apply e'], cursor: 's=1' },
      { ...done, lines: ['done'], cursor: 's=2' },
      done,
    );
    expect(answer).toEqual(ANSWER);
    expect(said).toEqual(['apply e', 'done']);
    expect(cursors).toEqual([undefined, 's=1', 's=2']);
  });

  it('shows the verdict where the unit was done before the first look', async () => {
    const done = { ...IDLE, answer: ANSWER };
    expect((await run(done, done)).said).toEqual(['apply e', 'done']);
  });

  it('fails with where to look when the unit never answers', async () => {
    const { answer, starts } = await run();
    expect(starts).toBe(5);
    expect(answer).toMatchObject({ number: 7, verb: 'apply', ok: false });
    expect(answer.text).toMatch(/journalctl -u 'ops-\*@e\*' says why/);
  });
});
