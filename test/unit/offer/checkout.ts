/** A checkout of a repository with one environment, as a person has it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openOfferRepository } from '../../../actions/adapters/offer-repository.ts';
import { readEnvironmentAt } from '../../../actions/adapters/git.ts';
import type { Offer } from '../../../actions/core/offer/proposal.ts';
import type { OfferReport } from '../../../actions/core/offer/report.ts';
import { openSide } from '../../../actions/core/side/open-side.ts';
import { runOffer } from '../../../actions/offer/run.ts';

export const FILE = 'inventory/sandbox/hosts/pg-test.yml';
const ENVIRONMENT = "fingerprint_key: '00000000000000000000000000000000'\n";
const PASSWORDS = 'all:\n  vars: { pg_admin_password: Fake.Admin, dcs_servers: { meta-1: 10.10.10.10 } }\n';

export const USUAL = `# who leads is Patroni's word
pg-test:
  hosts:
    10.10.10.11: { pg_seq: 1, pg_role: primary } # the old machine
    10.10.10.12: { pg_seq: 2, pg_role: replica }
    10.10.10.13: { pg_seq: 3, pg_role: offline,   pg_offline_query: true }
  vars:
    pg_cluster: pg-test
    pg_users:
      - name: test
        password: Fake.Secret.Of.Test
`;

export class Checkout {
  readonly root = mkdtempSync(join(tmpdir(), 'ops-offer-test-'));

  constructor(files: Readonly<Record<string, string>> = { [FILE]: USUAL }) {
    this.git('init', '-q', '-b', 'main');
    this.git('config', 'user.name', 'Ada');
    this.git('config', 'user.email', 'ada@example.com');
    this.commit({
      'inventory/sandbox/environment.yml': ENVIRONMENT,
      'inventory/sandbox/hosts/globals.yml': PASSWORDS,
      ...files,
    });
    this.git('update-ref', 'refs/remotes/origin/main', 'HEAD');
  }

  git(...args: readonly string[]): string {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
    return execFileSync('git', ['-C', this.root, ...args], { encoding: 'utf8', stdio: 'pipe', env });
  }

  write(path: string, text: string | Buffer): void {
    mkdirSync(dirname(join(this.root, path)), { recursive: true });
    writeFileSync(join(this.root, path), text);
  }

  commit(files: Readonly<Record<string, string | Buffer>>): string {
    for (const [path, text] of Object.entries(files)) this.write(path, text);
    this.git('add', '-A');
    this.git('commit', '-q', '-m', 'x');
    return this.git('rev-parse', 'HEAD').trim();
  }

  offer(offer: Offer): OfferReport {
    return runOffer('sandbox', offer, openOfferRepository(this.root, 'sandbox'));
  }

  read(revision: string, path = FILE): string {
    return this.git('show', `${revision}:${path}`);
  }

  /** `pg_role` of each host of the revision. */
  roles(revision: string): Readonly<Record<string, unknown>> {
    const { resolved } = openSide(readEnvironmentAt(this.root, revision, 'sandbox'));
    return Object.fromEntries(resolved.hosts.map((host) => [host, resolved.variables.get(host)?.get('pg_role')]));
  }

  /** All that an offer must not touch, down to the index's bytes and the file's times. */
  snapshot(): unknown {
    const index = join(this.root, '.git/index');
    return {
      head: readFileSync(join(this.root, '.git/HEAD'), 'utf8'),
      main: this.git('rev-parse', 'main'),
      index: readFileSync(index).toString('base64'),
      written: statSync(index).mtimeMs,
      file: readFileSync(join(this.root, FILE), 'utf8'),
      changed: statSync(join(this.root, FILE)).mtimeMs,
    };
  }

  remove(): void {
    rmSync(this.root, { recursive: true });
  }
}
