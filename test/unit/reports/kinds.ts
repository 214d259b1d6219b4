/**
 * The kinds of mistakes that the reports in test/cases/reports are of, each with situations of our own: what a report told
 * once has siblings. `file` is below test/, and has the text `says`.
 */
interface Situation {
  readonly file: string;
  readonly says: string;
}

interface Kind {
  readonly kind: string;
  /** Folders of test/cases/reports. */
  readonly reports: readonly string[];
  readonly own: readonly Situation[];
}

const inFile = (file: string, ...texts: readonly string[]): readonly Situation[] =>
  texts.map((says) => ({ file, says }));
const inRule = (rule: string, ...texts: readonly string[]) => inFile(`cases/rules/${rule}/expected.txt`, ...texts);
const inPlan = (name: string, ...texts: readonly string[]) => inFile(`cases/plan/${name}/plan.txt`, ...texts);
const inUnit = (name: string, ...titles: readonly string[]) => inFile(`unit/${name}.test.ts`, ...titles);

export const KINDS: readonly Kind[] = [
  {
    kind: 'an argument is guessed from its letters, not from what is there',
    reports: [],
    own: inUnit('core/plan/side', 'what is neither is said of both', 'what is both is refused'),
  },
  {
    kind: 'another name of a parameter says other things than its target',
    reports: ['02-node-etc-hosts'],
    own: [
      ...inUnit('core/load/schema-aliases', 'another name of a parameter has an effect where the parameter has one'),
      ...inRule('renamed-parameter', '"pg_libs" is another name', '"pg_default_privilegs" is another name'),
    ],
  },
  {
    kind: 'a default of Pigsty counts as use of what is not supported',
    reports: ['03-pg-delay-zero'],
    own: inFile('lib/pigsty-defaults.json', '"node_timezone": ""', '"pg_upstream": ""'),
  },
  {
    kind: 'a value of Pigsty is answered by a pattern',
    reports: ['04-service-src-ip-vip'],
    own: inRule('unsupported-value', 'vip_mode "l4" is not brought about', 'pg_conf "olap.yml" is not brought about'),
  },
  {
    kind: 'a value that Debian or the playbooks cannot bring about is accepted',
    reports: ['05-version-and-paths-of-el7'],
    own: [
      ...inRule('unsupported-value', 'pg_instances the mapping', 'gp_role "segment"'),
      ...inRule('debian-version', 'has the programs of another major'),
    ],
  },
  {
    kind: 'a library comes with a package that no list has',
    reports: [],
    own: inRule('shared-library', 'library "pg_cron" comes with', 'library "intarray" is none of'),
  },
  {
    kind: 'an extension needs a package or a library that no list has',
    reports: ['07-extension-without-package-or-library'],
    own: inRule('extension-package', 'extension "pg_repack" of every database', 'extension "adminpack" of'),
  },
  {
    kind: 'a reserved name or a missing one is checked for one sort of item only',
    reports: ['08-schema-names'],
    own: [
      ...inRule('schema-exists', 'schema "information_schema" is reserved', 'goes into schema "monitor"'),
      ...inRule('privilege-role', 'one of pg_users, which are created later'),
    ],
  },
  {
    kind: 'a setting that is set elsewhere has a back door',
    reports: ['09-recovery-settings', '66-settings-that-patroni-owns'],
    own: inRule('owned-setting', '"port" is not for', '"hba_file" is not for', '"shared_preload_libraries" is not for'),
  },
  {
    kind: 'two settings contradict each other',
    reports: ['10-reserved-connections'],
    own: inRule('setting-constraint', 'min_wal_size is less than two WAL segments', 'exclude each other'),
  },
  {
    kind: 'a text has a closed set of values',
    reports: [],
    own: inRule('setting-constraint', 'ssl_ecdh_curve "X25519" is no curve', 'is no name of a file in log_directory'),
  },
  {
    kind: 'a setting needs others that are not set',
    reports: ['12-ssl-without-certificate'],
    own: inRule('setting-constraint', 'ssl is on and ssl_key_file names no file', '"TLSv1.3" is above'),
  },
  {
    kind: 'no line can use a value',
    reports: [],
    own: inRule('password-method', 'password_encryption "md5" makes', 'pg_replication_password is a verifier'),
  },
  {
    kind: 'syntax depends on the major and on the program',
    reports: ['14-hba-regular-expression'],
    own: inRule('hba-version', 'pgbouncer knows no regular expressions', 'and in 13 "/app$"'),
  },
  {
    kind: 'a gain of access is not said',
    reports: ['15-trust-from-anywhere'],
    own: [
      ...inRule('open-access', 'has passwords sent in clear', 'lets in every host of that network as app'),
      ...inUnit('core/effects/access-change', 'tells of copies of the whole cluster'),
    ],
  },
  {
    kind: 'a constant of a template is right for one value of a parameter only',
    reports: ['16-session-pooling'],
    own: [
      ...inUnit(
        'playbooks/other-values',
        'lets a server take as many connections as its service',
        'leads the exporter of the pool to the folder of its socket',
        'leads the exporter to the socket where PostgreSQL does not listen on the loopback',
        'grants for the roles that there are',
      ),
      ...inFile('cases/alerts/patroni.yml', 'Patroni reaches its DCS, and is scraped every two minutes'),
      ...inRule('service-check', 'the check of service "exporter" asks pg_exporter'),
      ...inRule('system-user', 'pg_monitor_username "monitor" is none of pg_default_roles'),
      ...inRule('database-template', 'pg_encoding "LATIN1" does not go with pg_lc_ctype "C.UTF-8", its default'),
      ...inRule('unit-option', 'the path "/alerts" before all of Alertmanager'),
    ],
  },
  {
    kind: 'the loss of a port is not said',
    reports: [],
    own: inUnit('core/effects/service-loss', 'tells of a port of the pool that moves', 'stops what is switched off'),
  },
  {
    kind: 'a service without servers is not said',
    reports: ['18-pool-off-behind-services'],
    own: inUnit('core/effects/service-loss', 'whose last server goes', 'the last server that leaves the cluster'),
  },
  {
    kind: 'an expression is well formed and selects nothing',
    reports: [],
    own: inRule('service-server', 'service "standby" has no server', 'service "cold" has no server'),
  },
  {
    kind: 'a reason is cut short where it matters most',
    reports: ['20-why-a-restart'],
    own: [
      ...inPlan('settings-many', 'max_wal_senders: 12 → 20'),
      ...inPlan('setting-lowered-among-many', 'max_locks_per_transaction: 128 → 64 (lowered: leader first)'),
    ],
  },
  {
    kind: 'secrets are known by the names of this product only',
    reports: ['21-ansible-passwords-in-clear'],
    own: inRule('plain-password', 'ansible_become_pass', 'ansible_password'),
  },
  {
    kind: 'a corner of the inventory: ungrouped as a child',
    reports: ['22-ungrouped-below-a-group'],
    own: [
      ...inFile('cases/ansible/ungrouped-below-two-groups/problems.txt', 'host "a" is in no group for Ansible'),
      ...inFile('cases/ansible/ungrouped-below-a-group-and-in-all/problems.txt', 'host "c" is in no group for Ansible'),
    ],
  },
  {
    kind: 'a foreign version is not recognised',
    reports: [],
    own: [
      ...inFile('cases/verdict/v4.5.txt', 'Pigsty 4.5.0: only the parameters of Pigsty 1.2 to 1.5 are read here'),
      ...inFile('cases/verdict/v2-by-names.txt', 'Pigsty 2 or later, by its names'),
    ],
  },
  {
    kind: 'an error is lost among warnings',
    reports: [],
    own: [
      ...inUnit('import/verdict', 'fits a screen for'),
      ...inUnit('validate/run', 'errors of all environments come before warnings of any'),
    ],
  },
  {
    kind: 'a message tells the symptom of a trap of YAML',
    reports: ['25-comma-in-a-flow-mapping', '65-passwords-that-are-no-text', '67-missing-space'],
    own: inRule('yaml-trap', '"name:app" is a key without a value', '"password" is empty, since "#"'),
  },
  {
    kind: 'a message tells the symptom of an invisible character',
    reports: [],
    own: inRule('invisible-character', 'U+200B', 'U+FF0C'),
  },
  {
    kind: 'a message tells the symptom of a bracket',
    reports: ['27-removals-below-the-empty-list'],
    own: [
      ...inRule('syntax-brackets', 'the "{" is never closed'),
      ...inUnit('core/load/syntax-causes', 'a bracket or a quote that is never closed'),
    ],
  },
  {
    kind: 'advice changes the meaning',
    reports: ['28-advice-on-a-standby-cluster'],
    own: [
      ...inRule('upstream', 'keep a standby cluster out of'),
      ...inRule('unsupported-value', 'MatrixDB is not set up here; keep its hosts in an inventory of their own'),
    ],
  },
  {
    kind: 'the reason of a refusal does not fit',
    reports: ['29-etcd-grows'],
    own: [
      ...inPlan('dcs-moved', 'meta-1: "10.10.10.10" → "10.10.10.11"'),
      ...inPlan('dcs-member-renamed', 'dcs_servers of 10.10.10.10 cannot change in place'),
    ],
  },
  {
    kind: 'a loss of objects that consent does not cover is not said',
    reports: [],
    own: [...inPlan('schema-dropped', 'drops schema old'), ...inPlan('extension-dropped', 'drops extension hstore')],
  },
  {
    kind: 'an inventory that describes nothing passes',
    reports: ['62-environment-emptied'],
    own: inRule('no-host', 'group "pg-b" has a pg_cluster and no host', 'group "pg-c" has a pg_cluster and no host'),
  },
  {
    kind: 'a host is destroyed before its successor is there',
    reports: ['32-removed-before-its-successor-is-there'],
    own: [
      ...inPlan('replicas-replaced', 's03  ansible-playbook -i inventory/sandbox/hosts playbooks/pgsql-remove.yml'),
      ...inPlan(
        'replica-replaced-and-made-again',
        's02  ansible-playbook -i inventory/sandbox/hosts playbooks/pgsql.yml -l 10.10.10.14',
      ),
    ],
  },
  {
    kind: 'the advice of one check ignores the next',
    reports: [],
    own: inRule('setting-value', '"10kb" is no number; write 10kB', '"max_wal_senders": "1e2" is less than Patroni'),
  },
];
