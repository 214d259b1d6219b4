import { isMapping } from '../general/values.ts';
import type { Rule, RuleContext } from './context.ts';
import { findParameter } from './context.ts';
import { hasWrittenRules, isWritten, listClusterFiles, locateLine } from './hba-files.ts';

/** PostgreSQL calls a hostssl line an error while it has no TLS; pgbouncer has none here, and never matches one. */
export const hbaTls: Rule = {
  id: 'hba-tls',
  perCluster: true,
  *check(context) {
    for (const cluster of context.clusters) {
      if (!hasWrittenRules(context, cluster)) continue;
      for (const found of listClusterFiles(context, cluster)) {
        const { host, dialect, file } = found;
        if (dialect === 'postgres' && hasTls(context, host)) continue;
        for (const line of file.lines) {
          if (line.line.type !== 'hostssl' || !isWritten(found, line)) continue;
          const why =
            dialect === 'postgres'
              ? 'ssl is off; set ssl, ssl_cert_file and ssl_key_file in pg_parameters, or'
              : 'pgbouncer has no TLS here;';
          const message = `HBA line "${line.text}" matches nobody: ${why} write host`;
          yield { position: locateLine(context, found, line), message };
        }
      }
    }
  },
};

function hasTls(context: RuleContext, host: string): boolean {
  const settings = findParameter(context, host, 'pg_parameters');
  const ssl = isMapping(settings) ? settings['ssl'] : undefined;
  return ssl === true || (typeof ssl === 'string' && /^(?:on|true|yes|1)$/i.test(ssl));
}
