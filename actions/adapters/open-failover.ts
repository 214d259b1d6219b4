import { tryGit } from './git-process.ts';
import { ledgerRepository } from './ledger.ts';
import { NOT_RUN, tellMachineFaults } from './machine-fault.ts';
import { materialise } from './materialise.ts';
import { openApply } from './open-apply.ts';
import type { ApplyPlace } from './open-apply.ts';
import { stateFolder, workFolder } from './state-folder.ts';

/**
 * What a failover works with. Its probes are those of the checkout where the ledger's repository does not have the
 * commit: on a fleet that has no ledger yet, and from the shallow clone of a job, which nothing can be taken from.
 */
export function openFailover(place: ApplyPlace) {
  const { environment, root } = place;
  const opened = openApply({ ...place, withoutState: true });
  const repository = ledgerRepository(stateFolder(environment));
  const isTaken = (commit: string) => tryGit(['-C', repository, 'cat-file', '-e', `${commit}^{commit}`]).ok;
  const fromCheckout = { repository: root, work: workFolder(environment) };
  return {
    ...opened,
    ansible: {
      ...opened.ansible,
      materialise: (commit: string) =>
        isTaken(commit)
          ? opened.ansible.materialise(commit)
          : tellMachineFaults(NOT_RUN, () => materialise(fromCheckout, commit)),
    },
  };
}
