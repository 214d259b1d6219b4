import { isTemplate, quoteValue } from '../general/values.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { findParameter, findValue, listVariants, locateVariable } from './context.ts';
import { listPackages, PACKAGE_LISTS } from './packages.ts';

const DEBIAN_MAJOR = 15;

/** Where the programs are, and which major Debian 12 has: another one comes from an archive of one's own. */
export const debianVersion: Rule = {
  id: 'debian-version',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      for (const host of listVariants(context, cluster, ['pg_version', 'pg_bin_dir', ...PACKAGE_LISTS])) {
        for (const finding of checkHost(context, host)) yield { ...finding, hosts: cluster.hosts };
      }
    }
  },
};

function* checkHost(context: RuleContext, host: string): Generator<Finding> {
  const major = findParameter(context, host, 'pg_version');
  if (typeof major !== 'number') return;
  const server = `postgresql-${major}`;
  if (major !== DEBIAN_MAJOR && listPackages(context, host)?.includes(server) === false) {
    const message = `pg_version ${major} is not in Debian 12, which has PostgreSQL ${DEBIAN_MAJOR} only; set ${DEBIAN_MAJOR}, or name ${server} of an archive of your own in pg_packages`;
    yield { position: locateVariable(context, host, 'pg_version'), message, severity: 'warning' };
  }
  const folder = findValue(context, host, 'pg_bin_dir');
  if (typeof folder !== 'string' || isTemplate(folder)) return;
  const debian = /^\/usr\/lib\/postgresql\/(\d+)\/bin\/?$/.exec(folder);
  const there = `/usr/lib/postgresql/${major}/bin`;
  if (debian === null) {
    const message = `pg_bin_dir ${quoteValue(folder)} is not where Debian puts the programs of PostgreSQL; leave it out`;
    yield { position: locateVariable(context, host, 'pg_bin_dir'), message, severity: 'warning' };
  } else if (Number(debian[1]) !== major) {
    const message = `pg_bin_dir ${quoteValue(folder)} has the programs of another major than pg_version ${major}, and PostgreSQL would not start on its data; set ${there}, or leave it out`;
    yield { position: locateVariable(context, host, 'pg_bin_dir'), message };
  }
}
