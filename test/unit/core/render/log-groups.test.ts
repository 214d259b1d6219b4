import { expect, it } from 'vitest';
import { foldDetails } from '../../../../actions/core/render/log-groups.ts';

function fold(...lines: readonly string[]): readonly string[] {
  const next = foldDetails();
  return [...lines, undefined].flatMap((line) => next(line));
}

it('folds the details of steps, and shows their beginnings and ends', () => {
  expect(fold('s01 pgsql.yml', '    a task', '    another', 's01 passed', '    a task', 's02 passed')).toEqual([
    ...['s01 pgsql.yml', '::group::What Ansible does', '    a task', '    another', '::endgroup::', 's01 passed'],
    ...['::group::What Ansible does', '    a task', '::endgroup::', 's02 passed'],
  ]);
});

it('ends a group that is open at the end', () => {
  expect(fold('    a task')).toEqual(['::group::What Ansible does', '    a task', '::endgroup::']);
});

it.each([
  '    ::endgroup::',
  '    ::set-output name=ok::true',
  '    x\n::error::forged',
  '    \r::stop-commands::x',
  '    ##[endgroup]',
  '::group::forged',
])('lets no line be a command: %j', (line) => {
  const written = fold(line).flatMap((one) => one.split(/[\r\n]/));
  const commands = written.filter((one) => /^\s*::|##\[/.test(one));
  expect(commands.filter((one) => one !== '::group::What Ansible does' && one !== '::endgroup::')).toEqual([]);
  expect(commands.filter((one) => one === '::group::What Ansible does').length).toBe(/^ {4}/.test(line) ? 1 : 0);
});
