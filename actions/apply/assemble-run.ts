/** What Ansible is started with for a step: the files of a commit, and the variables of this one run. */
import { giveClusterHosts } from '../core/apply/cluster-hosts.ts';
import type { PlaybookRun } from '../core/apply/ports.ts';
import type { Step } from '../core/types.ts';
import { findGates } from './held-gates.ts';
import { getRemovalSide, inventoryPath } from './live-refusals.ts';
import type { ApplyAdapters } from './ports.ts';
import type { Prepared } from './prepare.ts';

/** How long the modules that restart one member after the other watch each before the next. */
const SOAK_VARIABLE = '_soak_seconds';

interface Target {
  readonly prepared: Prepared;
  readonly adapters: ApplyAdapters;
  /** The step's, without the hosts that are lost. */
  readonly limit: string;
}

export function assembleRun(step: Step, { prepared, adapters, limit }: Target): PlaybookRun {
  const { environment } = prepared.plan;
  const playbooksRoot = adapters.ansible.materialise(prepared.commit);
  const { commit, resolved } =
    step.inventory === 'desired'
      ? { commit: prepared.commit, resolved: prepared.desired }
      : getRemovalSide(prepared, step);
  const inventory = inventoryPath(adapters.ansible.materialise(commit), environment);
  const { playbook, tags } = step;
  const { soakSeconds } = findGates(prepared, step.hosts);
  const vars = soakSeconds === 0 ? step.vars : { ...step.vars, [SOAK_VARIABLE]: String(soakSeconds) };
  const hosts = [...step.hosts, ...step.proof.flatMap((proof) => proof.hosts)];
  return { playbook, playbooksRoot, inventory, limit, tags, vars, ...giveClusterHosts(resolved, { hosts, vars }) };
}
