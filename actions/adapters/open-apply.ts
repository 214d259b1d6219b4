import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { UserError } from '../core/types.ts';
import { openAnsible } from './ansible.ts';
import { openApplyingNotes } from './applying.ts';
import { BlobStore } from './blob-store.ts';
import { readBundledCatalogue } from './catalogue.ts';
import { readToday } from './clock.ts';
import { openCheckout } from './checkout.ts';
import { createDcs } from './dcs.ts';
import { readEnvironmentAt } from './git.ts';
import { ledgerRepository, openLedger } from './ledger.ts';
import { openHostSessions } from './host-session.ts';
import { openInterruption } from './interruption.ts';
import { openLedgerHistory } from './ledger-history.ts';
import { openLocks } from './lock.ts';
import { findMachine } from './machine.ts';
import { assertOwner } from './owner.ts';
import { createPatroniClient, systemClock } from './patroni.ts';
import { readPlaybooksAt } from './playbooks.ts';
import { createReach } from './reach.ts';
import { createRemoteTasks } from './remote-tasks.ts';
import { openStanding } from './standing.ts';
import { isMetaNode, lockFolder, logFolder, standingFolder, stateFolder, workFolder } from './state-folder.ts';
import { openVault, withVault } from './vault.ts';
import { openWitness } from './witness.ts';

export interface ApplyPlace {
  readonly environment: string;
  /** Checkout whose commit is applied. */
  readonly root: string;
  /** What is done, for those who wait for the locks: `apply`. */
  readonly verb: string;
  readonly report: (message: string) => void;
  /** Makes the state folder also where the folder of all environments is gone: a failover goes on without it. */
  readonly withoutState?: true;
}

/** Everything that changes hosts by a commit works with: on the meta node only. */
export function openApply({ environment, root, verb, report, withoutState }: ApplyPlace) {
  const progress = { say: report };
  if (withoutState !== true) assertMetaNode(environment);
  makeStateFolder(environment);
  // The ledger's repository has every commit that matters, also those that the checkout has lost.
  const repository = ledgerRepository(stateFolder(environment));
  const blobs = new BlobStore();
  const vault = openVault(process.env);
  const interruption = openInterruption(progress);
  return {
    ...openLedgerView(environment, root),
    locks: openLocks({ folder: lockFolder(environment), verb: `${verb} ${environment}`, progress, interruption }),
    ansible: openAnsible({
      ...{ repository, work: workFolder(environment), logs: logFolder(environment), progress, interruption },
    }),
    interruption,
    reach: createReach(),
    tasks: createRemoteTasks(),
    patroni: createPatroniClient(),
    dcs: createDcs(),
    hosts: openHostSessions(),
    clock: systemClock,
    progress,
    witness: openWitness(process.env),
    stopwatch: { seconds: () => performance.now() / 1_000 },
    tellCourse: openApplyingNotes({ environment, root, folder: stateFolder(environment), report }),
    standing: openStanding(standingFolder(environment)),
    catalogue: readBundledCatalogue(),
    readToday,
    ...findThisMachine(),
    readEnvironment: (commit: string) => withVault(readEnvironmentAt(repository, commit, environment, blobs), vault),
    readCheckout: () => withVault(readEnvironmentAt(root, 'HEAD', environment, blobs), vault),
    readPlaybooks: (commit: string) => readPlaybooksAt(repository, commit, blobs),
  };
}

function findThisMachine() {
  const machine = findMachine();
  return machine === undefined ? {} : { machine };
}

/** The ledger and the checkout it is compared with. */
export function openLedgerView(environment: string, root: string) {
  assertMetaNode(environment);
  makeStateFolder(environment);
  return {
    checkout: openCheckout(root),
    ledger: openLedger({ environment, folder: stateFolder(environment), checkout: root }),
    history: openLedgerHistory({ environment, folder: stateFolder(environment) }),
  };
}

/** Before anything is made: a machine that is no meta node keeps nothing of a verb that it cannot carry out. */
export function assertMetaNode(environment: string): void {
  if (isMetaNode(environment)) return;
  const folder = dirname(stateFolder(environment));
  throw new UserError(
    `this is no meta node: ${folder} is not there, where the ledger and the locks are; run it on the meta node, which ` +
      'scripts/meta-setup sets up [meta-node]',
  );
}

function makeStateFolder(environment: string): void {
  const folder = stateFolder(environment);
  assertOwner(folder);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(
      `${folder} cannot be made (${reason}); the ledger and the locks are there, so this runs on the meta node, ` +
        'as the user that scripts/meta-setup made it for [meta-node]',
    );
  }
}
