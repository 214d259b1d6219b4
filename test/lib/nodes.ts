/** The versions of Node that the bundles are for: 20 of a fresh clone, 24 of GitHub's runners and of the meta node. */
import { mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { findTool } from './tools.ts';

/** By their majors; the last is that of `runs.using` of the actions and of playbooks/requirements.txt. */
export const NODES = [20, 24] as const;
export const DEPLOYED_NODE = 24;

/** Path of the program: the one that runs this where it is of that version, else the one that scripts/test installs. */
export function findNode(major: (typeof NODES)[number]): string | undefined {
  const isRunning = Number.parseInt(process.versions.node, 10) === major;
  return isRunning ? process.execPath : findTool(`node-${String(major)}`);
}

/** A search path on which `node` is this one; the folder takes the link. */
export function putNodeFirst(node: string, folder: string): string {
  const bin = join(folder, 'node-bin');
  mkdirSync(bin, { recursive: true });
  rmSync(join(bin, 'node'), { force: true });
  symlinkSync(node, join(bin, 'node'));
  return `${bin}:${process.env['PATH'] ?? ''}`;
}
