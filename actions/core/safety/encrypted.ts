import type { VariableDifference } from '../diff/compare-host.ts';
import { isEncryptedFile, listEncryptedFiles } from '../load/encrypted-files.ts';
import type { ExistingView, PlanContext } from '../effects/types.ts';
import { count } from '../general/words.ts';
import type { Note, Problem, ResolvedInventory } from '../types.ts';
import { refuse } from '../effects/problem.ts';

const WHAT_TO_DO =
  'plan on the meta node with ANSIBLE_VAULT_PASSWORD_FILE, or encrypt single values (!vault), whose changes are planned by name';

/** A file that is encrypted as a whole, and is not the same on both sides: any parameter of its hosts may have changed. */
export function findEncryptedChanges(
  context: PlanContext,
  differences: readonly { readonly side: ExistingView; readonly difference: VariableDifference }[],
): readonly Problem[] {
  return differences
    .filter(({ difference }) => isEncryptedFile(difference.variable))
    .map(({ side, difference: { host, variable } }) => {
      const wanted = context.desired.findPosition(host, variable);
      const [was, is] = [side.view, context.desired].map((view) => view.isDefined(host, variable));
      const how = was !== is ? (is === true ? 'is new' : 'is gone') : 'changed';
      return refuse(wanted ?? side.view.findPosition(host, variable), {
        rule: 'vault',
        message: `the ${variable} ${how}, and which parameters changed is not known without the password; ${WHAT_TO_DO}`,
        path: variable,
        hosts: [host],
      });
    });
}

/** What is planned of a host of which not everything is known. */
export function findEncryptedNotes({ desired }: PlanContext): readonly Note[] {
  return listEncryptedFiles(desired.resolved).map(({ variable, hosts }) => ({
    message: `the ${variable} is not read here: what it sets on ${count(hosts.length, 'host')} takes no part in this plan; apply opens it and plans again`,
  }));
}

/** Apply knows everything or does nothing: Ansible could not run without the password either. */
export function findUnopened(resolved: ResolvedInventory): readonly Problem[] {
  return listEncryptedFiles(resolved).map(({ file, hosts }) =>
    refuse(
      { file, line: 1, column: 1 },
      {
        rule: 'vault',
        message:
          'no password opens this file; set ANSIBLE_VAULT_PASSWORD_FILE or ANSIBLE_VAULT_IDENTITY_LIST to where the password is',
        path: '',
        hosts,
      },
    ),
  );
}
