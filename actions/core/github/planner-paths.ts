/** Files that the planner is made of: where a pull request changes them, its own plan may say anything. */
const PLANNER = [/^actions\//, /^scripts\//, /^inventory\/schema\//, /^\.github\//, /^package(-lock)?\.json$/];

export function changesPlanner(paths: readonly string[]): boolean {
  return paths.some((path) => PLANNER.some((pattern) => pattern.test(path)));
}

/** Whether a change of these files may change any plan. */
export function changesPlans(paths: readonly string[]): boolean {
  return changesPlanner(paths) || paths.some((path) => /^(inventory|playbooks)\/|^ansible\.cfg$/.test(path));
}

/** Whether a change of these files may change what is planned for an environment. */
export function touchesEnvironment(paths: readonly string[], environment: string): boolean {
  return paths.some(
    (path) => path.startsWith(`inventory/${environment}/`) || path.startsWith('playbooks/') || path === 'ansible.cfg',
  );
}
