/** A change of the inventory that makes it say what is live, before anybody looked where it would be written. */
import type { ValueMap } from '../general/values.ts';

/** One value to be written. */
export type Wish =
  /** The host's `pg_role` is this role. */
  | { readonly kind: 'label'; readonly host: string; readonly role: 'primary' | 'replica' }
  /** A list of all members of the cluster has the item, after those that it has. */
  | {
      readonly kind: 'item';
      readonly cluster: string;
      readonly parameter: 'pg_users' | 'pg_databases' | 'pg_hba_rules_extra';
      readonly item: ValueMap;
    };

/** What is written whole or not at all. */
export interface Proposal {
  /** One line for people, which may have names of the live system in it: whoever shows it escapes it. */
  readonly what: string;
  readonly wishes: readonly Wish[];
  /** What else is to be known before it is merged; ours, without values. */
  readonly notes: readonly string[];
}

/** One branch: proposals that are reviewed together. */
export interface Offer {
  /** For the branch's name: `pg-test-roles`. Whatever it is made of, the name gets letters, digits and `-` only. */
  readonly name: string;
  /** Subject of the commit. */
  readonly subject: string;
  /** Why, for the commit's body; whole lines. */
  readonly why: readonly string[];
  readonly proposals: readonly Proposal[];
}
