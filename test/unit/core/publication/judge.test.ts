import { describe, expect, it } from 'vitest';
import {
  describeAge,
  judgePublished,
  type Published,
  type Witness,
} from '../../../../actions/core/publication/judge.ts';
import {
  digestState,
  nameRepository,
  parsePublication,
  printPublication,
  type Publication,
} from '../../../../actions/core/publication/publication.ts';
import { printLedgerState, type LedgerState } from '../../../../actions/core/ledger/state.ts';

const [C1, C2] = ['1'.repeat(40), '2'.repeat(40)] as const;
const BEFORE = 'b'.repeat(40);
const REF = 'refs/ops/sandbox/applied';
const STATE: LedgerState = {
  ...{ version: 1, environment: 'sandbox', head: C2, usedRemovals: [] },
  hosts: { '10.10.10.11': [C1, C2], '10.10.10.12': ['absent'] },
};
const TEXT = printLedgerState(STATE);
const FIRST: Publication = {
  ...{ environment: 'sandbox', repository: 'github.com/team/fleet', ref: REF, sequence: 1, previous: null },
  ...{ ledger: 'd'.repeat(40), state: digestState(TEXT), time: '2026-06-30T12:00:00Z' },
};
const SECOND: Publication = { ...FIRST, sequence: 2, previous: BEFORE };

const witness: Witness = {
  ...{ environment: 'sandbox', ref: REF, repository: 'github.com/team/fleet' },
  isSigned: (_, signature, keys) => keys.includes(signature),
  findAge: (time) => (time === FIRST.time ? 3_600 : undefined),
  isMerged: () => true,
};
const policy = { keys: ['node'], maxAgeSeconds: 86_400 };

function published(publication: Publication, change: Partial<Published> = {}): Published {
  return {
    ...{ commit: 'c'.repeat(40), state: STATE, stateText: TEXT, publication: printPublication(publication) },
    signature: 'node',
    parent: publication.previous === null ? undefined : { commit: BEFORE, publication: printPublication(FIRST) },
    ...change,
  };
}

const judge = (what: Published, by: Partial<Witness> = {}) =>
  judgePublished(what, policy, { ...witness, ...by }).faults;

describe('a published state', () => {
  it('is believed when it is signed, in its place and young enough', () => {
    expect(judgePublished(published(FIRST), policy, witness)).toEqual({ faults: [], publication: FIRST });
    expect(judgePublished(published(SECOND), policy, witness)).toEqual({ faults: [], publication: SECOND });
  });

  it.each<[string, Published, string]>([
    [
      'not signed at all',
      published(FIRST, { publication: undefined, signature: undefined }),
      'it is not signed (no publication.json)',
    ],
    ['without its signature', published(FIRST, { signature: undefined }), 'it is not signed (no publication.json.sig)'],
    ['signed by another key', published(FIRST, { signature: 'stranger' }), 'by none of the keys'],
    ['that of another environment', published({ ...FIRST, environment: 'production' }), 'environment "production"'],
    [
      'that of another repository',
      published({ ...FIRST, repository: 'github.com/x/fleet' }),
      'published to "github.com/x/fleet"',
    ],
    [
      'published as another reference',
      published({ ...FIRST, ref: 'refs/ops/x/applied' }),
      'published as "refs/ops/x/applied"',
    ],
    ['with another state beside it', published(FIRST, { stateText: `${TEXT} ` }), 'not the one that was signed'],
    [
      'with a state of another environment',
      published(FIRST, { state: { ...STATE, environment: 'x' } }),
      'environment "x"',
    ],
    [
      'put after another one',
      published(SECOND, { parent: { commit: C1, publication: undefined } }),
      'signed to follow bbbbbbbbbb, and follows 1111111111',
    ],
    ['put after nothing', published(SECOND, { parent: undefined }), 'signed to follow bbbbbbbbbb, and follows nothing'],
    [
      'after one that was not signed',
      published(SECOND, { parent: { commit: BEFORE, publication: undefined } }),
      'has no publication.json',
    ],
    ['an earlier one again', published({ ...SECOND, sequence: 1 }), 'its sequence is 1, after 1'],
    ['one that leaves some out', published({ ...SECOND, sequence: 4 }), 'its sequence is 4, after 1'],
    [
      'the first with a later number',
      published({ ...FIRST, sequence: 7 }),
      'its sequence is 7, and nothing was published before',
    ],
    ['signed at no time', published({ ...FIRST, time: 'soon' }), 'its time is "soon"'],
  ])('is not believed where it is %s', (_, what, reason) => {
    expect(judge(what)).toEqual([expect.stringContaining(reason)]);
  });

  it('is not believed where it is older than allowed, or from a time to come', () => {
    expect(judge(published(FIRST), { findAge: () => 86_401 })).toEqual([
      expect.stringContaining('signed 24 hours ago, and state_max_age allows 24 hours') as string,
    ]);
    expect(judge(published(FIRST), { findAge: () => 86_400 })).toEqual([]);
    expect(judge(published(FIRST), { findAge: () => -599 })).toEqual([]);
    expect(judge(published(FIRST), { findAge: () => -7_200 })).toEqual([
      expect.stringContaining('signed in 2 hours from now') as string,
    ]);
  });

  it('is not believed where it names a commit that main does not contain', () => {
    expect(judge(published(FIRST), { isMerged: (commit) => commit === C1 })).toEqual([
      'main does not contain 2222222222, which it says is in force',
    ]);
  });

  it('cannot be told from which repository it is where there is no origin', () => {
    expect(judge(published({ ...FIRST, repository: 'x' }), { repository: undefined })).toEqual([]);
  });

  it('is read by nobody before its signature is', () => {
    const text = { publication: '{"version":9}', signature: 'stranger' };
    expect(judge(published(FIRST, text))).toEqual([expect.stringContaining('by none of the keys')]);
    expect(judge(published(FIRST, { publication: '{"version":9}' }))).toEqual([expect.stringContaining('version 9')]);
  });

  it('tells all that is wrong with it', () => {
    expect(judge(published({ ...FIRST, environment: 'a', ref: 'b', repository: 'c' }))).toHaveLength(3);
  });
});

describe('publication.json', () => {
  it('is the same after it was written', () => {
    expect(parsePublication(printPublication(SECOND))).toEqual(SECOND);
  });

  it.each([
    ['', 'not JSON'],
    ['[]', 'not an object'],
    ['{"version":1}', 'no sequence'],
    ['{"version":1,"sequence":0}', 'no sequence'],
    ['{"version":1,"sequence":1,"previous":7}', 'previous is neither'],
    ['{"version":1,"sequence":1,"previous":null}', 'environment is not text'],
  ])('is refused where it is damaged: %s', (text, reason) => {
    expect(() => parsePublication(text)).toThrow(reason);
  });
});

describe('the name of a repository', () => {
  it.each([
    ['git@github.com:team/fleet.git', 'github.com/team/fleet'],
    ['https://github.com/team/fleet', 'github.com/team/fleet'],
    ['https://GitHub.com/team/fleet.git/', 'github.com/team/fleet'],
    ['https://x-access-token:secret@github.com/team/fleet', 'github.com/team/fleet'],
    ['ssh://git@github.com:22/team/fleet.git', 'github.com/team/fleet'],
    ['github.com:team/fleet', 'github.com/team/fleet'],
    ['/srv/git/fleet.git', 'srv/git/fleet'],
    ['file:///srv/git/fleet.git', 'srv/git/fleet'],
  ])('%s is %s', (url, name) => {
    expect(nameRepository(url)).toBe(name);
  });
});

describe('an age', () => {
  it.each([
    [0, '0 minutes'],
    [60, '1 minute'],
    [7_199, '119 minutes'],
    [7_200, '2 hours'],
    [172_800, '2 days'],
  ])('of %i seconds reads %s', (seconds, text) => {
    expect(describeAge(seconds)).toBe(text);
  });
});
