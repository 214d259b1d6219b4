import type { MemberEndpoint } from '../patroni/types.ts';
import type { ResolvedInventory, Value } from '../types.ts';
import type { HostTarget } from './ports.ts';

/** What this program does not do as Ansible does: then the host is not asked. */
const BEYOND = ['ansible_ssh_common_args', 'ansible_ssh_extra_args', 'ansible_password', 'ansible_become_password'];
const ADDRESS = /^[A-Za-z0-9_.:-]+$/;

/** How a host is reached, or why this program cannot reach it. */
export function findTarget(
  resolved: ResolvedInventory,
  member: Pick<MemberEndpoint, 'host' | 'instance' | 'address'>,
): HostTarget | string {
  const variables = resolved.variables.get(member.host) ?? new Map<string, Value>();
  const connection = variables.get('ansible_connection') ?? 'ssh';
  if (connection !== 'ssh') return `ansible_connection is ${JSON.stringify(connection)}; only ssh is spoken here`;
  const beyond = BEYOND.find((name) => variables.has(name));
  if (beyond !== undefined) return `${beyond} is set, which is for Ansible alone`;
  const read = (...names: readonly string[]) =>
    names.map((name) => variables.get(name)).find((value) => value !== undefined);
  const user = read('ansible_user', 'ansible_ssh_user');
  const keyFile = read('ansible_ssh_private_key_file', 'ansible_private_key_file');
  const port = Number(read('ansible_port', 'ansible_ssh_port') ?? 22);
  const texts = [member.address, user, keyFile];
  if (texts.some((text) => typeof text === 'string' && text.includes('{{'))) {
    return 'a template says how it is reached, which only Ansible evaluates';
  }
  if (!ADDRESS.test(member.address) || !Number.isInteger(port)) return `${member.address} is no address`;
  return {
    instance: member.instance,
    address: member.address,
    port,
    ...(typeof user === 'string' ? { user } : {}),
    ...(typeof keyFile === 'string' ? { keyFile } : {}),
  };
}
