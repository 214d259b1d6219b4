/** What a job needs that asks the meta node for an operation: GitHub, the node's door, and time. */
import { setTimeout as sleep } from 'node:timers/promises';
import * as github from './github.ts';
import { openRequestDoor } from './request-door.ts';

export function openOperationJob() {
  return { job: github, fetchJobToken: github.fetchJobToken, door: openRequestDoor(), sleep };
}
