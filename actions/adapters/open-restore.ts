import { openLedgerStore } from './ledger.ts';
import { openApply } from './open-apply.ts';
import { openPlan } from './open-plan.ts';
import { openPublishedStates } from './published-states.ts';
import { stateFolder } from './state-folder.ts';

interface RestorePlace {
  readonly environment: string;
  readonly root: string;
  readonly report: (message: string) => void;
}

/** What restoring a lost ledger works with: on the machine that takes the lost one's place. */
export function openRestore({ environment, root, report }: RestorePlace) {
  const { repository, readRevision, seal } = openPlan(root);
  return {
    ...openApply({ environment, root, verb: 'ledger restore', report }),
    ...{ repository, readRevision },
    ...(seal === undefined ? {} : { seal }),
    published: openPublishedStates(root, environment),
    store: openLedgerStore({ environment, folder: stateFolder(environment), checkout: root }),
  };
}
