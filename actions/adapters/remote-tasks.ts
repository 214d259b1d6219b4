import { execFile } from 'node:child_process';
import type { RemoteTask, RemoteTasks } from '../core/apply/ports.ts';
import { assembleSshArguments } from './ssh-command.ts';
import { assembleToolEnvironment } from './tool-environment.ts';

const TIMEOUT_MS = 8_000;
const LIST = 'LC_ALL=C ps -ww -eo pid=,etimes=,args=';
/**
 * By sudo, which is there as long as its task: Ansible makes a word of its own for each, by which it knows that sudo has let
 * it in. Every play of this repository works by sudo.
 */
const TASK = /^ *(\d+) +(\d+) +\S*sudo .*BECOME-SUCCESS-[a-z]/;

export function createRemoteTasks(command = 'ssh', timeoutMs = TIMEOUT_MS): RemoteTasks {
  return {
    find: (target) =>
      new Promise((resolve) => {
        const options = { timeout: timeoutMs, env: assembleToolEnvironment(), maxBuffer: 16 * 1024 * 1024 };
        execFile(command, assembleSshArguments(target, LIST), options, (error, stdout) => {
          resolve(error === null ? readTasks(stdout) : []);
        });
      }),
  };
}

function readTasks(listing: string): readonly RemoteTask[] {
  return listing.split('\n').flatMap((line) => {
    const found = TASK.exec(line);
    return found === null ? [] : [{ pid: Number(found[1]), seconds: Number(found[2]) }];
  });
}
