/** Nodes themselves. */
import { at, change, drop, empty, GLOBALS, inPlaybooks, inTest, NODES, onHost } from '../change.ts';
import type { Change, Json } from '../change.ts';

const names = at(GLOBALS, 'all', 'vars', 'node_dns_hosts');
const TASK = '- name: Set the time zone';

export const NODE: readonly Change[] = [
  change(
    'a name of a host',
    names((list: readonly Json[]) => [...list, '10.10.10.14 node-4']),
  ),
  change(
    'a name less',
    names((list: readonly Json[]) => list.slice(0, -1)),
  ),
  change('a name for a cluster', inTest('node_dns_hosts_extra', ['10.10.10.15 node-5'])),
  change(
    'a host more in a group that a template names',
    at(NODES, 'probes', 'hosts', '10.10.10.13')(() => ({})),
  ),
  change('a host less in a group that a template names', at(NODES, 'probes', 'hosts', '10.10.10.11')(drop)),
  change('a package', onHost('10.10.10.12', 'node_packages', ['tree'])),
  change('the time zone of a host', onHost('10.10.10.12', 'node_timezone', 'Asia/Hong_Kong')),
  change('a kernel parameter', onHost('10.10.10.13', 'node_sysctl_params', { 'net.ipv4.tcp_keepalive_time': 300 })),
  change(
    'a task of the playbooks',
    inPlaybooks(
      'roles/node/tasks/main.yml',
      TASK,
      `- name: Say who looks after it
  ansible.builtin.copy:
    dest: /etc/default/sound_exporter
    content: "sound\\n"
    mode: "0644"
  tags: [node_tune]

${TASK}`,
    ),
  ),
  empty(
    'a comment in the playbooks',
    inPlaybooks('roles/node/tasks/main.yml', TASK, `# As people there read it.\n${TASK}`),
  ),
];
