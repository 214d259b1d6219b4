/** Names that no inventory gives: Ansible's own. */
const MAGIC = new Set([
  'inventory_hostname',
  'inventory_hostname_short',
  'inventory_dir',
  'inventory_file',
  'playbook_dir',
  'role_path',
  'role_name',
  'omit',
  'environment',
  'template_path',
  'template_host',
  'template_uid',
  'template_fullpath',
  'template_destpath',
  'template_run_date',
  'self',
  'caller',
]);

export function isMagic(name: string): boolean {
  return MAGIC.has(name) || name.startsWith('ansible_');
}

/** Internal to the playbooks, so something there must make it. */
export function isInternal(name: string): boolean {
  return name.startsWith('_');
}
