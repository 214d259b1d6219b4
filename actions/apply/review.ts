/**
 * Plans commits of main again, each from its first parent, as its pull request could show it.
 *
 * A commit whose own plan is refused was never carried out by itself, so the pull request after it was planned from before
 * it: the next commit that can be carried out is planned from there as well.
 */
import { findMismatch, hasTrailer, isOfPullRequest, listSeen } from '../core/apply/approval.ts';
import type { Showing } from '../core/apply/approval.ts';
import type { MainCommit, MergeList } from '../core/apply/ports.ts';
import type { ApprovalPolicy } from '../core/load/environment.ts';
import type { Memo } from '../core/memo.ts';
import { outlinePlan } from '../core/plan/assemble-plan.ts';
import { findUncovered, type Outline, type PlannedHazard } from '../core/plan/outline.ts';
import { matchSides, openSide, type OpenedSides, type Side } from '../core/side/open-side.ts';
import type { EnvironmentSource } from '../core/types.ts';
import type { ApplyAdapters } from './ports.ts';

/** Sides that are kept open: the first parent of a commit is mostly the next one that is asked for. */
const KEPT = 3;
const ASIDE = 'what undoes a commit that main does not contain is in no pull request';

interface Reviewed {
  readonly environment: string;
  readonly policy: ApprovalPolicy;
  readonly list: MergeList;
  readonly adapters: Pick<ApplyAdapters, 'catalogue' | 'readEnvironment' | 'readPlaybooks' | 'readToday'>;
  readonly memo: Memo;
  /** Hosts on which there may be nothing yet: of a creation that was cut off, the revert needs no consent. */
  readonly absent: ReadonlySet<string>;
}

interface Stage extends MainCommit {
  readonly base: string;
}

interface Planned {
  readonly base: string;
  readonly commit: string;
  readonly sides: OpenedSides;
  readonly absent: ReadonlySet<string>;
}

export class Review {
  private readonly given: Reviewed;
  private readonly showings = new Map<string, Showing>();
  private readonly refused = new Set<string>();
  private readonly open = new Map<string, Side>();

  constructor(given: Reviewed) {
    this.given = given;
  }

  /** Newest first. */
  list(): readonly Showing[] {
    return [...this.showings.values()];
  }

  /** Plans until all of the hazards have been shown, and returns those that were not. */
  showAll(hazards: readonly PlannedHazard[]): readonly PlannedHazard[] {
    const findOpen = () => findUncovered(hazards, listSeen(this.list()));
    for (const show of [...this.listStages(), () => this.showAcrossRefused()]) {
      if (findOpen().length === 0) break;
      show();
    }
    return findOpen();
  }

  /** The commit that approves the plan with this fingerprint, by an entry that it adds to environment.yml. */
  findConsent(fingerprint: string): string | undefined {
    const found = this.listCommits().find(({ commit, base }) => {
      if (this.showings.get(commit)?.unseen !== undefined) return false;
      const [after, before] = [commit, base].map((one) => this.openSide(one).environment.approvedPlans ?? []);
      return after?.includes(fingerprint) === true && before?.includes(fingerprint) !== true;
    });
    return found?.commit;
  }

  private listStages(): readonly (() => void)[] {
    const { asides } = this.given.list;
    return [
      ...this.listCommits().map((one) => () => {
        this.show(one);
      }),
      ...asides.map((aside) => () => {
        this.showReturn(aside);
      }),
    ];
  }

  private listCommits(): readonly Stage[] {
    return this.given.list.merges.flatMap((one) => {
      const [base] = one.parents;
      return base === undefined ? [] : [{ ...one, base }];
    });
  }

  private show(one: Stage): void {
    const { commit, subject } = one;
    const outline = this.outline(one.base, commit);
    if (outline.refusals.length > 0) this.refused.add(commit);
    const unseen = this.findUnseen(one, outline);
    this.showings.set(commit, {
      commit,
      subject,
      hazards: outline.hazards,
      ...(unseen === undefined ? {} : { unseen }),
    });
  }

  private findUnseen(one: Stage, outline: Outline): string | undefined {
    const [refusal] = outline.refusals;
    if (refusal !== undefined) return `its own plan is refused [${refusal.rule}]`;
    const { environment, policy } = this.given;
    if (hasTrailer(one, environment)) {
      return findMismatch(one.fingerprints, environment, this.listFingerprints(one, outline));
    }
    if (policy === 'commits' || isOfPullRequest(one)) return undefined;
    return 'it is neither the merge nor the squash of a pull request and has no trailer Plan-Fingerprint';
  }

  /** As planned here; and as whoever has no ledger plans it, with or without the passwords of what is encrypted. */
  private listFingerprints({ base, commit }: Stage, { fingerprint }: Outline): readonly string[] {
    const [before, after] = [this.read(base), this.read(commit)];
    const variants = [[before, after] as const, [close(before), close(after)] as const];
    const alone = variants.map(([existing, desired]) => {
      const sides = matchSides({ desired: openSide(desired), existing: [openSide(existing)] });
      return this.outlineSides({ base, commit, sides, absent: new Set() }).fingerprint;
    });
    return [...new Set([fingerprint, ...alone])].filter((one) => one !== '');
  }

  /** What was applied by --unmerged is undone by the next apply of main, as that has said. */
  private showReturn({ commit, base }: MergeList['asides'][number]): void {
    if (base === undefined) return;
    const { hazards } = this.outline(commit, base);
    const unseen = this.given.policy === 'commits' ? {} : { unseen: ASIDE };
    this.showings.set(commit, { commit, subject: '', hazards, ...unseen });
  }

  /** Oldest first. */
  private showAcrossRefused(): void {
    let start: string | undefined;
    for (const { base, commit, subject } of this.listCommits().toReversed()) {
      if (this.refused.has(commit)) {
        start ??= base;
        continue;
      }
      if (start === undefined) continue;
      const { hazards, refusals } = this.outline(start, commit);
      if (refusals.length > 0) continue;
      start = undefined;
      const known = this.showings.get(commit) ?? { commit, subject, hazards: [] };
      this.showings.set(commit, { ...known, hazards: [...known.hazards, ...hazards] });
    }
  }

  private outline(base: string, commit: string): Outline {
    const sides = matchSides({ desired: this.openSide(commit), existing: [this.openSide(base)] });
    return this.outlineSides({ base, commit, sides, absent: this.given.absent });
  }

  private outlineSides({ absent, base, commit, sides }: Planned): Outline {
    const { environment, adapters } = this.given;
    const { desired, existing } = sides;
    return outlinePlan({
      environment,
      existing: existing.map((side) => ({ side, playbooks: adapters.readPlaybooks(base) })),
      desired: { side: desired, playbooks: adapters.readPlaybooks(commit) },
      absent,
      // As a plan without a ledger has it: what both have was used when the first of them was applied.
      usedRemovals: existing.flatMap(({ removals }) => removals),
      today: adapters.readToday(),
      catalogue: adapters.catalogue,
    });
  }

  private openSide(commit: string): Side {
    const side = this.open.get(commit) ?? openSide(this.read(commit), { memo: this.given.memo });
    this.open.delete(commit);
    this.open.set(commit, side);
    for (const oldest of [...this.open.keys()].slice(0, -KEPT)) this.open.delete(oldest);
    return side;
  }

  private read(commit: string): EnvironmentSource {
    return this.given.adapters.readEnvironment(commit);
  }
}

function close({ inventory, ...source }: EnvironmentSource): EnvironmentSource {
  const { files, root } = inventory;
  return { ...source, inventory: { files, root } };
}
