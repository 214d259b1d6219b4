/**
 * The sandbox under changes. Each is a merge and is applied by its plan; before that, what the plan will run must find
 * nothing to do, or it would hide what an earlier plan has missed. So a full run after several changes tells about each
 * of them: what no later plan ran is as it was left, and what one ran was right before.
 */
import { getOutput, inMeta, MetaCheckout } from '../meta-checkout.ts';
import type { Change, Consent, Thing } from '../../lib/soundness/change.ts';
import { GROUND } from '../../lib/soundness/changes.ts';
import { buildAfresh, dropExpected } from './afresh.ts';
import { applyEdits } from '../../lib/soundness/edit.ts';
import type { Edit } from '../../lib/soundness/edit.ts';
import { checkSteps, listHosts, runEverything } from './full-run.ts';
import type { PlannedStep } from './full-run.ts';
import { writeRemovals } from '../../lib/soundness/removals.ts';
import { findDifferences, takeSettledSnapshot } from './snapshot.ts';

const FOLDERS = 'inventory playbooks';

export class LiveSystem {
  readonly checkout: MetaCheckout;
  /** The commit before the change that is being made. */
  readonly #before: string;
  /** What there is without the ground, and with it. */
  #bare = '';
  #base = '';
  #made: Thing[] = [];
  #stays: Edit[] = [];

  constructor(name: string) {
    this.checkout = new MetaCheckout(name);
    this.#before = `${this.checkout.folder}-before`;
  }

  /** The sandbox's main, in force, and the ground of the changes on it. */
  async open(): Promise<void> {
    await this.checkout.open();
    await this.#openBefore();
    await this.checkout.applyAll();
    // The changes take replicas by name, and the test before may have left one leading.
    await this.checkout.settle();
    await this.#leadByFirst();
    this.#bare = await this.#head();
    await this.apply({ ...GROUND, made: [] });
    this.#base = await this.#head();
  }

  /** Applies a change by its plan. Fails with what the plan would have done if only the changes before it were there. */
  async apply(change: Change): Promise<void> {
    await this.#edit(change.edits);
    await this.#commit(change.name, change.consents);
    this.#made.push(...(change.made ?? []));
    if (change.stays === true) this.#stays.push(...change.edits);
    await this.#applyCommit(change.name);
  }

  /** Back to the base, with what stays: a change as any other, whose plan takes away what was made. */
  async restore(): Promise<void> {
    await this.#restore(this.#base, []);
    this.#base = await this.#head();
  }

  /** Back to what there was before the ground, with what stays. */
  async close(): Promise<void> {
    await this.#restore(this.#bare, GROUND.made ?? []);
    // A member that nobody looked after for a while has kept a setting that the others were restarted for.
    const { members } = await this.checkout.readCluster('pg-test');
    if (!members.some(({ pendingRestart }) => pendingRestart)) return;
    const { ok, problems } = await this.checkout.patroni('restart pg-test --pending');
    if (!ok) throw new Error(problems.join('\n'));
  }

  /**
   * What a run of everything does, and what it has left otherwise; before that, with `rehearse`, what it would do: a task may
   * say in check mode alone that it has work.
   */
  async findUndone(rehearse: boolean): Promise<readonly string[]> {
    const applied = await takeSettledSnapshot();
    const wouldChange = rehearse ? await runEverything(this.checkout.folder, '--check') : [];
    const changed = await runEverything(this.checkout.folder);
    return [...wouldChange, ...changed, ...(await findDifferences(applied))];
  }

  /** Where the system as it is differs from one that is built from the same commit, which is left. */
  async findDifferencesAfresh(): Promise<readonly string[]> {
    await this.#leadByFirst();
    const grown = await takeSettledSnapshot();
    await buildAfresh(this.checkout);
    await this.#openBefore();
    await this.checkout.applyAll();
    const hosts = await listHosts(this.checkout.folder);
    return findDifferences(grown, (differences) => dropExpected(differences, hosts));
  }

  /** Where a cluster begins, its first instance leads. */
  async #leadByFirst(): Promise<void> {
    if ((await this.checkout.readCluster('pg-test')).leader === 'pg-test-1') return;
    const args = 'patroni switchover pg-test --env sandbox --candidate pg-test-1 --confirm pg-test';
    const { code, stderr } = await this.checkout.ops(args);
    if (code !== 0) throw new Error(stderr);
  }

  async #openBefore(): Promise<void> {
    await getOutput(`rm -rf ${this.#before}`);
    await this.checkout.git('worktree prune');
    await this.checkout.git(`worktree add -q --detach ${this.#before}`);
  }

  async #restore(commit: string, more: readonly Thing[]): Promise<void> {
    const made = [...this.#made.splice(0), ...more];
    await this.checkout.git(`checkout -q --no-overlay ${commit} -- ${FOLDERS}`);
    await this.#edit(this.#stays);
    await this.#commit(
      'as it was',
      made.map((thing): Consent => ({ ...thing, action: 'destroy' })),
    );
    await this.#applyCommit('as it was');
  }

  async #edit(edits: readonly Edit[]): Promise<void> {
    for (const file of new Set(edits.map((edit) => edit.file))) {
      const own = edits.filter((edit) => edit.file === file);
      await this.checkout.edit(file, (text) => applyEdits(text, own));
    }
  }

  async #commit(name: string, consents: readonly Consent[] = []): Promise<void> {
    const reason = `${name}, after ${(await this.#head()).slice(0, 10)}`;
    await this.checkout.edit('removals.yml', () => writeRemovals(consents, reason));
    await this.checkout.git(`commit -q --allow-empty -am ${JSON.stringify(`sandbox: ${name}`)}`);
  }

  async #applyCommit(name: string): Promise<void> {
    await getOutput(`git -C ${this.#before} checkout -q --detach ${await this.#head()}~1`);
    const started = Date.now();
    const hidden = await checkSteps(this.#before, await this.#plan());
    const checked = Date.now();
    await this.checkout.git('push -q origin HEAD:main');
    const { steps } = await this.checkout.applyAll();
    process.stdout.write(
      [
        `${name}: checked in ${tellSeconds(started, checked)}, applied in ${tellSeconds(checked, Date.now())}`,
        ...steps.map(
          ({ playbook, limit, tags }) => `${playbook} -l ${limit}${tags.length === 0 ? '' : ` -t ${tags.join(',')}`}`,
        ),
      ].join('\n  ') + '\n',
    );
    if (hidden.length > 0) throw new Error(`not done by the changes before it:\n${hidden.join('\n')}`);
  }

  async #plan(): Promise<readonly PlannedStep[]> {
    const { stdout, stderr } = await inMeta(
      `cd ${this.checkout.folder} && scripts/ops plan --env sandbox --format json`,
    );
    const plan = JSON.parse(stdout === '' ? 'null' : stdout) as { readonly steps: readonly PlannedStep[] } | null;
    if (plan === null) throw new Error(`no plan: ${stderr}`);
    return plan.steps;
  }

  #head(): Promise<string> {
    return this.checkout.git('rev-parse HEAD');
  }
}

function tellSeconds(from: number, to: number): string {
  return `${String(Math.round((to - from) / 1000))} s`;
}
