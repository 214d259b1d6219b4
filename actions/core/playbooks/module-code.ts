/**
 * The repository's own modules: which files of `playbooks/library` and `playbooks/module_utils` a task runs. What shadows a
 * file of Ansible's is run by other tasks, too, so it belongs to none.
 */
import { UNKNOWN } from '../jinja/pieces.ts';
import type { PlaybookFiles, Playbooks, Task } from './types.ts';

const MODULE = /^playbooks\/library\/(\w+)\.py$/;
const SHARED = /^playbooks\/module_utils\/(\w+)\.py$/;

/**
 * Of ansible-core 2.19, as are those below.
 * @internal A test holds both against the one that is installed.
 */
export const ANSIBLE_MODULES: ReadonlySet<string> = new Set(
  `add_host apt apt_key apt_repository assemble assert async_status async_wrapper blockinfile command copy cron
   deb822_repository debconf debug dnf dnf5 dpkg_selections expect fail fetch file find gather_facts get_url getent git
   group group_by hostname import_playbook import_role import_tasks include_role include_tasks include_vars iptables
   known_hosts lineinfile meta mount_facts normal package package_facts pause ping pip raw reboot replace rpm_key script
   service service_facts set_fact set_stats setup shell slurp stat subversion systemd systemd_service sysvinit tempfile
   template unarchive uri user validate_argument_spec wait_for wait_for_connection yum_repository`.split(/\s+/),
);

/** @internal */
export const ANSIBLE_MODULE_UTILS: ReadonlySet<string> = new Set(
  `_internal _text ansible_release api basic common compat connection csharp datatag distro errors facts json_utils
   parsing powershell service six splitter testing urls yumdnf`.split(/\s+/),
);

/** Paths of the files that run as a task's module: the module, and all that it may import, however far. */
export function listModuleFiles(files: PlaybookFiles, { module }: Task): readonly string[] {
  const own = `playbooks/library/${module}.py`;
  if (!isModuleFile(own) || !files.paths.includes(own)) return [];
  const shared = files.paths.filter((path) => SHARED.test(path) && isModuleFile(path));
  const found = [own];
  for (const path of found) {
    const words = new Set(files.read(path)?.match(/\w+/g));
    found.push(...shared.filter((one) => !found.includes(one) && words.has(SHARED.exec(one)?.[1] ?? '')));
  }
  return found;
}

/** Whether only tasks that name the module, or one that imports the file, run it. */
export function isModuleFile(path: string): boolean {
  const module = MODULE.exec(path)?.[1];
  if (module !== undefined) return !ANSIBLE_MODULES.has(module);
  const shared = SHARED.exec(path)?.[1];
  return shared !== undefined && !ANSIBLE_MODULE_UTILS.has(shared);
}

/** Whether some task names its module by an expression. */
export function hasComputedModules({ playbooks }: Playbooks): boolean {
  return [...playbooks.values()].some(({ tasks }) =>
    tasks.some(({ module }) => module.includes('{{') || module.includes(UNKNOWN)),
  );
}
