import { Command, Option } from 'commander';
import { readEnvironmentFolder } from '../adapters/files.ts';
import { replaceFile } from '../adapters/inventory-files.ts';
import { findRepositoryRoot, pickEnvironment } from '../adapters/repository.ts';
import { readSecretText } from '../adapters/secret-text.ts';
import type { Thing } from '../core/onboarding/things.ts';
import type { Value } from '../core/types.ts';
import { makeEnvironmentOption, makeFormatOption, runVerb, toJson } from './command.ts';
import type { Format } from './command.ts';
import { collect, collectField, parseClusterName, parseHostName } from './new-values.ts';
import type { Fields } from './new-values.ts';

interface Flags extends Readonly<Record<string, unknown>> {
  readonly env?: string;
  readonly format: Format;
  readonly set?: Fields;
}

const HELP = `
Adds text to the file that speaks of the cluster and leaves all other bytes alone. The outcome is read back and
validated first: where that finds something new, nothing is written.

  scripts/ops new cluster pg-orders 10.10.10.21 10.10.10.22
  scripts/ops new instance pg-orders 10.10.10.23 --role offline
  ansible-vault encrypt_string --stdin-name password | scripts/ops new user pg-orders orders --pgbouncer --password-file -
  scripts/ops new database pg-orders orders --owner orders
  scripts/ops new hba pg-orders 'host orders orders 10.0.0.0/8 scram-sha-256' --title 'orders from everywhere'`;

export function registerNew(program: Command): void {
  const parent = program
    .command('new')
    .description('write a cluster, instance, user, database or HBA rule into the inventory')
    .usage('cluster|instance|user|database|hba …')
    .helpCommand(false)
    .addHelpText('after', HELP);
  for (const command of [makeCluster(), makeInstance(), makeUser(), makeDatabase(), makeHba()]) {
    command.addOption(makeEnvironmentOption()).addOption(makeFormatOption('text', 'json'));
    parent.addCommand(command.copyInheritedSettings(parent));
  }
}

function makeCluster(): Command {
  return make('cluster', 'a file with a new cluster; its first host is bootstrapped as the primary')
    .argument('<cluster>', 'its name (pg_cluster)', parseClusterName)
    .argument('<hosts...>', 'its hosts', (written: string, hosts: string[] | undefined) => {
      return collect(parseHostName(written), hosts);
    })
    .action((cluster: string, hosts: readonly string[], flags: Flags) =>
      write(flags, () => ({ kind: 'cluster', cluster, hosts, variables: flags.set ?? {} })),
    );
}

function makeInstance(): Command {
  return make('instance', 'a host for a cluster, with the next pg_seq')
    .argument('<cluster>', 'name of the cluster (pg_cluster)')
    .argument('<host>', 'the host', parseHostName)
    .addOption(new Option('--role <role>', 'pg_role').choices(['primary', 'replica', 'offline']).default('replica'))
    .action((cluster: string, host: string, flags: Flags & { readonly role: string }) =>
      write(flags, () => ({ kind: 'instance', cluster, host, variables: { pg_role: flags.role, ...flags.set } })),
    );
}

interface UserFlags extends Flags {
  readonly passwordFile?: string;
  readonly pgbouncer?: true;
  readonly role?: readonly string[];
  readonly comment?: string;
}

function makeUser(): Command {
  return make('user', 'a user of a cluster (pg_users)')
    .argument('<cluster>', 'name of the cluster (pg_cluster)')
    .argument('<user>', 'name of the user')
    .option('--password-file <file>', 'password, or what ansible-vault encrypt_string prints; -: from standard input')
    .option('--pgbouncer', 'may log in through pgbouncer')
    .option('--role <role>', 'a role that it is a member of; may be repeated', collect<string>)
    .option('--comment <text>', 'what it is for')
    .action((cluster: string, name: string, { passwordFile, pgbouncer, role, comment, ...flags }: UserFlags) =>
      write(flags, async () => {
        const { readPassword } = await import('../core/onboarding/password.ts');
        const password = passwordFile === undefined ? undefined : readPassword(readSecretText(passwordFile));
        return makeItem(cluster, 'pg_users', { name, password, pgbouncer, roles: role, ...flags.set, comment });
      }),
    );
}

interface DatabaseFlags extends Flags {
  readonly owner?: string;
  readonly schema?: readonly string[];
  readonly extension?: readonly string[];
  readonly comment?: string;
}

function makeDatabase(): Command {
  return make('database', 'a database of a cluster (pg_databases)')
    .argument('<cluster>', 'name of the cluster (pg_cluster)')
    .argument('<database>', 'name of the database')
    .option('--owner <user>', 'its owner, a user of the cluster')
    .option('--schema <name>', 'a schema in it; may be repeated', collect<string>)
    .option('--extension <name>', 'an extension in it; may be repeated', collect<string>)
    .option('--comment <text>', 'what it is for')
    .action((cluster: string, name: string, { owner, schema, extension, comment, set, ...flags }: DatabaseFlags) =>
      write(flags, () => {
        const extensions = extension?.map((written) => ({ name: written }));
        return makeItem(cluster, 'pg_databases', { name, owner, schemas: schema, extensions, ...set, comment });
      }),
    );
}

interface HbaFlags extends Flags {
  readonly title: string;
  readonly role: string;
  readonly pgbouncer?: true;
}

function makeHba(): Command {
  return make('hba', 'lines of pg_hba.conf for a cluster (pg_hba_rules_extra)', { fields: false })
    .argument('<cluster>', 'name of the cluster (pg_cluster)')
    .argument('<rules...>', 'lines: type database user [address] method')
    .requiredOption('--title <text>', 'what they are for; required')
    .addOption(
      new Option('--role <role>', 'instances that have them')
        .choices(['common', 'primary', 'replica', 'offline'])
        .default('common'),
    )
    .option('--pgbouncer', "pgbouncer's rules instead (pgbouncer_hba_rules_extra)")
    .action((cluster: string, rules: readonly string[], { title, role, pgbouncer, ...flags }: HbaFlags) =>
      write(flags, () => {
        const parameter = pgbouncer === true ? 'pgbouncer_hba_rules_extra' : 'pg_hba_rules_extra';
        return makeItem(cluster, parameter, { title, role, rules });
      }),
    );
}

function make(name: string, description: string, { fields = true } = {}): Command {
  const command = new Command(name).description(description);
  if (!fields) return command;
  const what = 'another field or variable, its value as YAML; may be repeated';
  return command.option('--set <name=value>', what, collectField);
}

function makeItem(cluster: string, parameter: string, fields: Readonly<Record<string, Value | undefined>>): Thing {
  const item = Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]): [string, Value][] => (value === undefined ? [] : [[name, value]])),
  );
  return { kind: 'item', cluster, parameter, item };
}

async function write(flags: Flags, makeThing: () => Thing | Promise<Thing>): Promise<void> {
  await runVerb(flags.format, async () => {
    // What edits files is large, and no other verb should wait for it.
    const { renderNew, runNew } = await import('../new/run.ts');
    const root = findRepositoryRoot();
    const environment = pickEnvironment(root, flags.env);
    const report = runNew(
      { environment, thing: await makeThing() },
      {
        readEnvironment: (name) => readEnvironmentFolder(root, name),
        replaceFile: (file, before) => replaceFile(root, file, before),
      },
    );
    return { ok: report.ok, output: flags.format === 'json' ? toJson(report) : renderNew(report) };
  });
}
