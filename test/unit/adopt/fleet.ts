/** A fleet that lives, and the real ledger on disk that is to be begun for it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLedger } from '../../../actions/adapters/ledger.ts';
import { runAdopt } from '../../../actions/adopt/run.ts';
import { runApply } from '../../../actions/apply/run.ts';
import type { AdoptReport } from '../../../actions/core/adoption/report.ts';
import type { ApplyReport } from '../../../actions/core/apply/report.ts';
import type { ApplyAdapters } from '../../../actions/apply/ports.ts';
import type { LedgerState } from '../../../actions/core/ledger/state.ts';
import { World } from '../apply/world.ts';
import { hosts, MEMBERS, META, type Written } from '../apply/world-files.ts';

const IDENTITY = ['-c', 'user.name=test', '-c', 'user.email=test@localhost'];

export class LivingFleet {
  readonly world = new World();
  readonly folder = mkdtempSync(join(tmpdir(), 'adopt-'));
  readonly state = join(this.folder, 'state');
  readonly checkout = join(this.folder, 'checkout');

  constructor() {
    mkdirSync(this.state);
    this.git('init', '-q', '-b', 'main', this.checkout);
    this.world.living.set(META, { instance: 'pg-meta-1', cluster: 'pg-meta', identifier: '1' });
    for (const host of MEMBERS) {
      this.world.living.set(host, { instance: `pg-test-${host.slice(-1)}`, cluster: 'pg-test', identifier: '2' });
    }
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private git(...args: readonly string[]): string {
    return execFileSync('git', [...IDENTITY, ...args], { encoding: 'utf8' }).trim();
  }

  /** A commit of the checkout, whose inventory is the world's. */
  commit(written: Written = {}): string {
    this.git('-C', this.checkout, 'commit', '-q', '--allow-empty', '-m', 'inventory');
    const id = this.git('-C', this.checkout, 'rev-parse', 'HEAD');
    this.world.commits.set(id, { hosts: hosts(written) });
    this.world.history.push(id);
    this.world.head = id;
    return id;
  }

  openLedger(): ApplyAdapters['ledger'] {
    return openLedger({ environment: 'sandbox', folder: this.state, checkout: this.checkout });
  }

  adapters(): ApplyAdapters {
    return { ...this.world.adapters(), ledger: { ...this.openLedger(), publish: () => Promise.resolve([]) } };
  }

  readState(): LedgerState | undefined {
    return this.openLedger().read()?.state;
  }

  /** Typed is nothing where the name is not given. */
  adopt(typed?: string, adapters = this.adapters()): Promise<AdoptReport> {
    return runAdopt({ environment: 'sandbox', confirm: () => Promise.resolve(typed) }, adapters);
  }

  apply(): Promise<ApplyReport> {
    return runApply({ environment: 'sandbox', dryRun: false }, this.adapters());
  }

  /** Runs since the last call that were no check run and no proof. */
  takeCommands(): readonly string[] {
    const runs = this.world.runs.splice(0).filter(({ check, playbook }) => check !== true && playbook !== 'prove.yml');
    return runs.map(({ playbook, limit, tags }) => [playbook, limit, tags.join(',')].join(' ').trim());
  }
}
