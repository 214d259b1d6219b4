import type { Rule } from './context.ts';

const BY_HAND = 'give it to the one run that it is for, with -e';
const BY_PLAN = 'a plan gives it to the step that needs it';

/** Variables of one run. In an inventory they would count for every run, and for what nobody asked. */
const GIVEN: Readonly<Record<string, string>> = {
  patroni_restart_order: BY_PLAN,
  pg_database: BY_HAND,
  pg_drop_extensions: BY_PLAN,
  pg_drop_schemas: BY_PLAN,
  pg_reassign_to: BY_HAND,
  pg_revoke_password: BY_PLAN,
  pg_user: BY_HAND,
  rm_node: BY_HAND,
  rm_pgdata: BY_HAND,
  rm_pgpkgs: BY_HAND,
  runner_archive: BY_HAND,
  runner_group: BY_HAND,
  runner_repository: BY_HAND,
  runner_state: BY_HAND,
  runner_token_file: BY_HAND,
};

/** @internal Tests read it too. */
export function isRunVariable(name: string): boolean {
  return Object.hasOwn(GIVEN, name);
}

export const runVariable: Rule = {
  id: 'run-variable',
  *check({ layersWith, written }) {
    for (const [name, reason] of Object.entries(GIVEN)) {
      for (const { file, path } of layersWith(name)) {
        const place = [...path, name];
        const message = `"${name}" is not for an inventory: ${reason}; take it out`;
        yield { position: written.locateKey(file, place), message, path: place };
      }
    }
  },
};
