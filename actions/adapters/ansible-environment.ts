/**
 * All that Ansible gets of this process's environment. Tasks on this machine, lookups and plugins see it, so a job's
 * tokens are not in it; nor is the runner's RUNNER_TRACKING_ID, by which the runner kills every process that a job has
 * left, in the middle of a task. ANSIBLE_* would change what a commit means, so only credentials are passed.
 */
const PASSED = [
  ...['PATH', 'HOME', 'USER', 'LOGNAME', 'SHELL', 'LANG', 'TZ', 'TMPDIR', 'SSH_AUTH_SOCK'],
  ...['ANSIBLE_VAULT_PASSWORD_FILE', 'ANSIBLE_VAULT_IDENTITY_LIST', 'ANSIBLE_PRIVATE_KEY_FILE'],
] as const;

export function assembleAnsibleEnvironment(
  inherited: Readonly<Record<string, string | undefined>>,
  added: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const passed = PASSED.flatMap((name) => {
    const value = inherited[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(passed), LC_ALL: 'C.UTF-8', ANSIBLE_NOCOLOR: '1', ...added };
}
