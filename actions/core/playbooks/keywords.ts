/** What Ansible knows of a task beside its module. */

/** Read by the flattening itself, or by nobody. */
const STRUCTURE = [
  'name',
  'tags',
  'when',
  'vars',
  'block',
  'rescue',
  'always',
  'loop_control',
  'register',
  'action',
  'local_action',
  'args',
  'notify',
  'listen',
];

/** Their text is an expression without braces. */
export const EXPRESSIONS: readonly string[] = ['until', 'changed_when', 'failed_when'];

/** Around a task they hold for the task too. */
export const INHERITED: readonly string[] = [
  'become',
  'become_user',
  'become_method',
  'become_flags',
  'become_exe',
  'environment',
  'module_defaults',
  'delegate_to',
  'delegate_facts',
  'run_once',
  'throttle',
  'timeout',
  'check_mode',
  'diff',
  'ignore_errors',
  'ignore_unreachable',
  'any_errors_fatal',
  'no_log',
  'connection',
  'remote_user',
  'port',
  'collections',
  'debugger',
];

const OWN = [...EXPRESSIONS, 'loop', 'retries', 'delay', 'async', 'poll', 'first_available_file'];

export function isLoop(key: string): boolean {
  return key === 'loop' || key.startsWith('with_');
}

export function isKeyword(key: string): boolean {
  return STRUCTURE.includes(key) || INHERITED.includes(key) || OWN.includes(key) || isLoop(key);
}

export function shortenModule(name: string): string {
  return name.replace(/^ansible\.(?:builtin|legacy)\./, '');
}

/** Arguments that hold expressions without braces. */
export function isExpressionArgument(module: string, key: string): boolean {
  return (module === 'assert' && key === 'that') || (module === 'debug' && key === 'var');
}
