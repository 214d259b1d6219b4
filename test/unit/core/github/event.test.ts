import { describe, expect, it } from 'vitest';
import { readTrigger } from '../../../../actions/core/github/event.ts';

const AROUND = { repository: 'acme/postgres', mainBranch: 'main' };

function makeEvent(run: Readonly<Record<string, unknown>> = {}, action = 'completed') {
  const head = { full_name: 'acme/postgres', owner: { login: 'acme' } };
  return {
    action,
    workflow_run: {
      ...{ id: 7, html_url: 'https://github.com/acme/postgres/actions/runs/7', conclusion: 'success', event: 'push' },
      ...{ head_branch: 'main', head_sha: 'a'.repeat(40), head_repository: head, path: '.github/workflows/apply.yml' },
      ...run,
    },
  };
}

const read = (run: Readonly<Record<string, unknown>>, action?: string) =>
  readTrigger('workflow_run', makeEvent(run, action), AROUND);

const OF_A_PULL_REQUEST = { path: '.github/workflows/pull-request.yml', event: 'pull_request' };

describe('what started the workflow of comments', () => {
  it('is an apply only where the run is of main’s own file, in this repository', () => {
    expect(read({}).kind).toBe('apply');
    expect(read({ head_branch: 'mine' }).kind).toBe('ignored');
    expect(read({ head_repository: { full_name: 'mallory/postgres', owner: { login: 'mallory' } } }).kind).toBe(
      'ignored',
    );
    // Main into another branch: the head is main's, the workflow is that of the merge.
    expect(read({ event: 'pull_request' }).kind).toBe('ignored');
    expect(read({ event: 'schedule' }).kind).toBe('apply');
    expect(read({ path: '.github/workflows/apply2.yml', name: 'Apply' }).kind).toBe('ignored');
  });

  it('is a pull request at its end, or where it waits for approval', () => {
    expect(read(OF_A_PULL_REQUEST).kind).toBe('pull-request');
    expect(read({ ...OF_A_PULL_REQUEST, conclusion: null }, 'requested').kind).toBe('ignored');
    expect(read({ ...OF_A_PULL_REQUEST, conclusion: 'action_required' }, 'requested').kind).toBe('pull-request');
    expect(read({ ...OF_A_PULL_REQUEST, event: 'workflow_dispatch' }).kind).toBe('ignored');
  });

  it('is the schedule, or nothing that is known', () => {
    expect(readTrigger('schedule', {}, AROUND)).toEqual({ kind: 'sweep' });
    expect(readTrigger('issue_comment', {}, AROUND).kind).toBe('ignored');
    expect(() => readTrigger('workflow_run', { action: 'completed' }, AROUND)).toThrow('workflow_run is not an object');
  });
});
