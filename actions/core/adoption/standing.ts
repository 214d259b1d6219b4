/** What a host was found to be when its fleet was adopted. */
export type Standing =
  /** `unready`: why its cluster could not be compared with the inventory. */
  | { readonly kind: 'member'; readonly unready?: string }
  /** A host without an instance by the inventory. */
  | { readonly kind: 'node' }
  /** Its instance is still to be made. */
  | { readonly kind: 'free' }
  | { readonly kind: 'unasked'; readonly reason: string };

/** What a host differs by. */
export interface Difference {
  /** Names of the catalogue's effects that were not found there as the inventory has them. */
  readonly effects: readonly string[];
  /** Why it could not be compared; undefined where it was. */
  readonly reason?: string;
}
