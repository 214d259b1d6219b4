import { listTree, type TreeEntry } from './git-blobs.ts';
import { LITTER } from './litter.ts';

/**
 * What of a commit is handed to Ansible, and therefore must be plain files. Of scripts/ it is only what infra.yml puts on
 * the meta nodes.
 */
export const MATERIALISED = ['ansible.cfg', 'inventory', 'playbooks', 'scripts/meta-setup'];

/**
 * The files, and links or submodules that stand in their place or in the place of a folder above them. Caches that somebody
 * has committed are left out: compiled Python is nothing that a reviewer could read.
 */
export function listMaterialised(repository: string, commit: string): readonly TreeEntry[] {
  const roots = MATERIALISED.map((path) => path.replace(/\/.*/, ''));
  return listTree(repository, commit, roots).filter(
    ({ path }) => !LITTER.test(path) && MATERIALISED.some((wanted) => isWithin(path, wanted) || isWithin(wanted, path)),
  );
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
