/** Words for what the catalogue says of an effect, for people. */
import type { Readers, Scope } from '../catalogue/types.ts';

/** On which hosts it runs. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  instance: 'runs on the hosts that need it',
  cluster: 'runs on all hosts of the cluster',
  environment: 'runs on all hosts of the play',
};

/** Whose value a change of which makes a host need it. */
export const READER_WORDS: Readonly<Record<Readers | 'item', string>> = {
  own: 'each host reads its own value',
  members: 'each host reads the values of all members of its cluster',
  all: 'each host reads the values of all hosts',
  item: 'reads only the item that changes',
};
