import type { HostTarget } from '../core/handover/ports.ts';

/** As ansible.cfg has them, and a limit for a host that is gone. */
const OPTIONS = [
  ...['-o', 'BatchMode=yes', '-o', 'StrictHostKeyChecking=accept-new', '-o', 'ConnectTimeout=5'],
  ...['-o', 'ServerAliveInterval=5', '-o', 'ServerAliveCountMax=2', '-T'],
];

/** Arguments of ssh. The command is one text, which the host's shell reads. */
export function assembleSshArguments({ address, port, user, keyFile }: HostTarget, command: string): readonly string[] {
  return [
    ...OPTIONS,
    ...(port === undefined ? [] : ['-p', String(port)]),
    ...(user === undefined ? [] : ['-l', user]),
    ...(keyFile === undefined ? [] : ['-i', keyFile]),
    ...['--', address, command],
  ];
}
