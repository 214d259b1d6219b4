/** The one place that names a lock: two verbs that touch the same hosts exclude each other only if they ask for the same name. */
declare const brand: unique symbol;

/** Made by `nameLock` alone: a raw text does not compile where a lock's name is asked for. */
export type LockName = string & { readonly [brand]: true };

/**
 * What a lock protects. `apply`: one apply of the environment at a time. `environment`: its own parts, which belong to
 * no cluster (nodes, DCS, monitoring).
 */
export type LockSubject = 'apply' | 'environment' | { readonly cluster: string };

/** Also the name of the lock's file: a cluster named "apply" has a lock of its own. */
export function nameLock(subject: LockSubject): LockName {
  const name = typeof subject === 'string' ? subject : `cluster-${encodeURIComponent(subject.cluster)}`;
  return name as LockName;
}
