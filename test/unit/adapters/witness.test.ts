import { userInfo } from 'node:os';
import { expect, it } from 'vitest';
import { openWitness } from '../../../actions/adapters/witness.ts';

const RUN = 'https://github.com/team/fleet/actions/runs/7';
const JOB = {
  ...{ GITHUB_ACTOR: 'ben', GITHUB_REPOSITORY: 'team/fleet', GITHUB_RUN_ID: '7' },
  GITHUB_SERVER_URL: 'https://github.com',
};

it('names who handed in the request that a unit carries out, beside the user that the unit runs as', () => {
  const user = userInfo().username;
  expect(openWitness({}, { actor: 'ada', run: RUN }).readActor()).toEqual({ user, login: 'ada', run: RUN });
  expect(openWitness({}, {}).readActor()).toEqual({ user });
});

it("names in a job who set it off and where its output is, and on a terminal who became the program's user", () => {
  expect(openWitness(JOB).readActor()).toMatchObject({ login: 'ben', run: RUN });
  expect(openWitness({ SUDO_USER: 'ada' }).readActor()).toEqual({ user: 'ada' });
});
