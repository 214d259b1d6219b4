import type { EnvironmentSource } from '../types.ts';
import type { ChangedFile } from './write-offer.ts';

/** What offers start from. */
interface OfferBase {
  /** Commit that HEAD of the checkout names. */
  readonly commit: string;
  /** Folder of the checkout. */
  readonly checkout: string;
  /** Of that commit, whatever the work tree has. */
  readonly source: EnvironmentSource;
  /** Why a pull request from it would have other changes too: main does not contain it. */
  readonly doubt?: string;
  /** False in the meta node's own copy of origin, from which nobody pushes. */
  readonly isPushed: boolean;
}

export interface BranchOrder {
  readonly base: string;
  readonly files: readonly ChangedFile[];
  /** Letters, digits and `-`. */
  readonly name: string;
  readonly message: string;
}

export interface OfferedBranch {
  readonly name: string;
  readonly commit: string;
  /** `known`: it was there with the same change; `pushed`: origin has it so. */
  readonly state: 'made' | 'known' | 'pushed';
}

/** Writes branches and nothing else: neither work tree nor index nor HEAD, and without hooks. */
export interface OfferRepository {
  /** Throws UserError where there is no commit, or no such environment in it. */
  readonly readBase: () => OfferBase;
  /** Under the first free name: `name`, `name-2` … Throws UserError with git's words where it cannot be written. */
  readonly putBranch: (order: BranchOrder) => OfferedBranch;
  /** The files' change as a patch with so many lines around it; nothing stays in the repository. */
  readonly printPatch: (order: Pick<BranchOrder, 'base' | 'files'>, context: number) => string;
}
