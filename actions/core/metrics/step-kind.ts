/** `pgsql.yml -t pg_hba` of `pgsql.yml -l pg-test -t pg_hba -e pg_user=a`: steps that do the same on other hosts. */
export function nameStepKind(command: string): string {
  const [playbook = '', ...words] = command.split(' ');
  const tags = words.indexOf('-t');
  return tags < 0 ? playbook : `${playbook} -t ${words[tags + 1] ?? ''}`;
}
