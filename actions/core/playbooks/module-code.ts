/**
 * The repository's own modules: which files of `playbooks/library` and `playbooks/module_utils` a task runs. What shadows a
 * file of Ansible's is run by other tasks, too, so it belongs to none.
 */
import { posix } from 'node:path';
import { UNKNOWN } from '../jinja/pieces.ts';
import { isAlways, isLooking } from './select.ts';
import type { PlaybookFiles, Playbooks, Task } from './types.ts';

const CODE = /(?:^|\/)(?:library|module_utils|[a-z]+_plugins|plugins\/(?!callback\/)[a-z_]+)\//;
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
  return isModuleFile(own) && files.paths.includes(own) ? listWithImports(files, own) : [];
}

/** A file counts as imported where its name is a word of the text. */
function listWithImports(files: PlaybookFiles, path: string): readonly string[] {
  const shared = files.paths.filter((one) => SHARED.test(one) && isModuleFile(one));
  const found = [path];
  for (const importing of found) {
    const words = new Set(files.read(importing)?.match(/\w+/g));
    found.push(...shared.filter((one) => !found.includes(one) && words.has(posix.basename(one, '.py'))));
  }
  return found;
}

/** Code beside the playbooks; a callback only watches. */
export function isCode(path: string): boolean {
  return CODE.test(path);
}

/** Of a module, or of what modules import, by its name alone. */
function isModuleFile(path: string): boolean {
  const module = MODULE.exec(path)?.[1];
  if (module !== undefined) return !ANSIBLE_MODULES.has(module);
  const shared = SHARED.exec(path)?.[1];
  return shared !== undefined && !ANSIBLE_MODULE_UTILS.has(shared);
}

/**
 * Whether a changed file of code counts only where a task names its module. Something else runs it, too, where a plugin, a
 * module of a role or other code mentions it, where a handler or an argument alone does, where some task names its module by
 * an expression, and where one that only looks hands on facts without `register`.
 */
export function isRunByItsTasks(path: string, { playbooks, files }: Playbooks): boolean {
  if (!isModuleFile(path)) return false;
  if (!files.paths.includes(path)) return true;
  const tasks = [...playbooks.values()].flatMap((playbook) => playbook.tasks);
  if (tasks.some(({ module }) => /\{[{%]/.test(module) || module.includes(UNKNOWN))) return false;
  const own = tasks.filter((task) => listModuleFiles(files, task).includes(path));
  if (own.some((task) => (isLooking(task) || isAlways(task)) && task.registers === undefined)) return false;
  const names = listNames(files, path);
  const isOther = (one: string) => (isCode(one) ? !isModuleFile(one) : own.length === 0 && isYaml(one));
  return !files.paths.some((one) => isOther(one) && names.some((name) => mentions(files, one, name)));
}

/** The file's own name, and those of all that import it. */
function listNames(files: PlaybookFiles, path: string): readonly string[] {
  const importing = files.paths.filter((one) => isModuleFile(one) && listWithImports(files, one).includes(path));
  return importing.map((one) => posix.basename(one, '.py'));
}

function mentions(files: PlaybookFiles, path: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(files.read(path) ?? '');
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path);
}
