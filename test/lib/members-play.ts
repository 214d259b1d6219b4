/** A play of the real Ansible that works out the members of the clusters as role pg_id does, and touches no host. */
import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CLUSTER_HOSTS_VARIABLE, type ClusterHosts } from '../../actions/core/apply/cluster-hosts.ts';
import { findTool } from './tools.ts';

const ROOT = process.cwd();

/** What the play works out: the members, or as much without looking at any other host. */
export type MembersPlay = 'members.yml' | 'none.yml';

/** As often as tasks/live.yml of the role does: for its loop, for the members and for the leader. */
const TIMES = 3;

const writePlay = (message: string) => `
- name: Work out the members
  hosts: all
  connection: local
  gather_facts: false
  vars_files: [roles/pg_id/vars/main.yml]
  tasks:
${`    - name: Tell them
      ansible.builtin.debug:
        msg: "${message}"
`.repeat(TIMES)}`;

/** Writes the plays into a folder, from which they find the template as playbooks do. */
export function writeMembersPlays(folder: string): void {
  symlinkSync(join(ROOT, 'playbooks/roles'), join(folder, 'roles'));
  writeFileSync(join(folder, 'members.yml'), writePlay('{{ _pg_id_members }}'));
  writeFileSync(join(folder, 'none.yml'), writePlay('{{ [] }}'));
}

interface MembersRun {
  readonly folder: string;
  readonly play: MembersPlay;
  readonly inventory: string;
  readonly limit: string;
  readonly clusterHosts?: ClusterHosts | undefined;
}

/** The command, with the hosts of the clusters in a file of extra variables as an apply hands them in. */
export function assembleMembersCommand({
  folder,
  play,
  inventory,
  limit,
  clusterHosts,
}: MembersRun): readonly string[] {
  const vars = join(folder, 'vars.json');
  if (clusterHosts !== undefined) writeFileSync(vars, JSON.stringify({ [CLUSTER_HOSTS_VARIABLE]: clusterHosts }));
  const program = findTool('ansible-playbook');
  if (program === undefined) throw new Error('no Ansible here; scripts/test installs one');
  const given = clusterHosts === undefined ? [] : ['-e', `@${vars}`];
  return [program, join(folder, play), '-i', inventory, '-l', limit, ...given];
}

/** For that command. */
export function assembleMembersEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, ANSIBLE_CONFIG: join(ROOT, 'ansible.cfg'), ANSIBLE_STDOUT_CALLBACK: 'ansible.posix.json' };
}
