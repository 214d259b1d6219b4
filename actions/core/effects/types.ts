import type { Catalogue, Effect } from '../catalogue/types.ts';
import type { SideView } from '../diff/side-view.ts';
import type { PlaybookFiles } from '../playbooks/types.ts';
import type { Because, Hazard, Problem, ResolvedInventory, SideName, SideRef } from '../types.ts';
import type { Environment, Removal } from '../load/environment.ts';

interface ExistingSide {
  readonly ref: SideRef;
  readonly resolved: ResolvedInventory;
  /** Hosts on which this side may be in force. */
  readonly hosts: ReadonlySet<string>;
  /** Not for a side that is named by its path: nothing says which playbooks made it. */
  readonly playbooks?: PlaybookFiles;
  /** Its environment.yml, whose limits count until the desired one is in force. */
  readonly environmentFile?: Environment;
}

export interface PlanInput {
  readonly environment: string;
  readonly existing: readonly ExistingSide[];
  readonly desired: { readonly ref: SideRef; readonly resolved: ResolvedInventory; readonly playbooks?: PlaybookFiles };
  /** Hosts of which creation or removal may be unfinished: they may as well not be there. */
  readonly absent: ReadonlySet<string>;
  /** Host to the effects that it is owed, whatever the sides say. */
  readonly debts?: ReadonlyMap<string, readonly string[]>;
  readonly removals: readonly Removal[];
  readonly environmentFile: Environment;
  readonly catalogue: Catalogue;
  /** YYYY-MM-DD: passwords expire. */
  readonly today: string;
  /** False: nobody reads why a step is needed, so no difference is described. */
  readonly isExplained?: false;
}

export interface ExistingView {
  readonly ref: SideRef;
  readonly view: SideView;
  readonly hosts: ReadonlySet<string>;
  readonly playbooks?: PlaybookFiles;
}

/** What assembling a plan reads everywhere. */
export interface PlanContext {
  readonly existing: readonly ExistingView[];
  readonly desired: SideView;
  readonly desiredPlaybooks?: PlaybookFiles;
  readonly absent: ReadonlySet<string>;
  /** Host to the effects that it is owed, whatever the sides say. */
  readonly debts: ReadonlyMap<string, readonly string[]>;
  readonly removals: readonly Removal[];
  /** Variables that the schema does not know and that are meant. */
  readonly extraVariables: readonly string[];
  /** The newest environment.yml that is in force. */
  readonly inForceEnvironment?: Environment;
  /** Whether the desired side may have values that run code. */
  readonly allowsCode: boolean;
  readonly catalogue: Catalogue;
  /** Hosts whose instance is removed by consent, and on which another instance is asked for. */
  readonly moved: ReadonlySet<string>;
  /** YYYY-MM-DD. */
  readonly today: string;
  /** Whether the differences of variables are described. */
  readonly isExplained: boolean;
}

/** One host needs one effect, for one reason. */
export interface Demand {
  readonly effect: Effect;
  readonly host: string;
  readonly vars: Readonly<Record<string, string>>;
  /** What is to be taken away, by extra variable: the step carries the union over its demands. */
  readonly revokes?: Readonly<Record<string, readonly string[]>>;
  /** `pg_users/app`: what this demand brings about, for those that require it. */
  readonly item?: string;
  readonly requires?: readonly string[];
  readonly because: Because;
  /** Only what is removed is run with the existing inventory. */
  readonly removeWith?: ExistingView;
  readonly hazards?: readonly Hazard[];
  /** What is run, where that is the difference: a part of the fingerprint. */
  readonly content?: string;
}

export interface Findings {
  readonly demands: readonly Demand[];
  readonly refusals: readonly Problem[];
}

/** A step before it has a place: demands of one effect on one cluster. */
export interface Action {
  readonly effect: Effect;
  readonly cluster: string;
  readonly hosts: ReadonlySet<string>;
  readonly vars: Readonly<Record<string, string>>;
  readonly item?: string;
  readonly requires: readonly string[];
  readonly because: readonly Because[];
  readonly hazards: readonly Hazard[];
  readonly contents: readonly string[];
  readonly inventory: SideName;
  readonly removeWith?: ExistingView;
  /** Other clusters, where something is created: those that may list its hosts among their members still. */
  readonly leaves?: readonly string[];
}
