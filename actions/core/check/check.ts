import { sortProblems } from '../general/problems.ts';
import type { ReadEnvironment, ReadRemovals } from '../load/environment.ts';
import { maskQuoted } from '../load/mask.ts';
import type { CheckableInventory } from '../resolve/resolve.ts';
import type { Problem, SourceFile } from '../types.ts';
import { makeContext, takeTurns } from './context.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { alertReceiver } from './alert-receiver.ts';
import { clusterGroup } from './cluster-group.ts';
import type { ToldFinding } from './by-cluster.ts';
import { mergeClusters } from './by-cluster.ts';
import { clusterLevel } from './cluster-level.ts';
import { connectionVariable } from './connection-variable.ts';
import { dcs } from './dcs.ts';
import { equalInCluster } from './equal-in-cluster.ts';
import { databaseTemplate } from './database-template.ts';
import { debianVersion } from './debian-version.ts';
import { extensionNeed } from './extension-need.ts';
import { extensionPackage } from './extension-package.ts';
import { hbaName } from './hba-name.ts';
import { hbaVersion } from './hba-version.ts';
import { hiddenList } from './hidden-list.ts';
import { invisibleCharacter } from './invisible-character.ts';
import { noHost } from './no-host.ts';
import { openAccess } from './open-access.ts';
import { passwordMethod } from './password-method.ts';
import { privilegeRole } from './privilege-role.ts';
import { schemaExists } from './schema-exists.ts';
import { serviceAddress } from './service-address.ts';
import { serviceCheck } from './service-check.ts';
import { serviceServer } from './service-server.ts';
import { serviceWeight } from './service-weight.ts';
import { settingConstraint } from './setting-constraint.ts';
import { sessionLibrary } from './session-library.ts';
import { sharedLibrary } from './shared-library.ts';
import { templateLoop } from './template-loop.ts';
import { timeZone } from './time-zone.ts';
import { expiry } from './expiry.ts';
import { hbaTls } from './hba-tls.ts';
import { haproxyOptions } from './haproxy-options.ts';
import { hba } from './hba.ts';
import { hostAddress } from './host-address.ts';
import { identity } from './identity.ts';
import { inventoryCode } from './inventory-code.ts';
import { locale } from './locale.ts';
import { lockOut } from './lock-out.ts';
import { memberAddress } from './member-address.ts';
import { metaNode } from './meta-node.ts';
import { oneCluster } from './one-cluster.ts';
import { onePrimary } from './one-primary.ts';
import { ownedSetting } from './owned-setting.ts';
import { runVariable } from './run-variable.ts';
import { ownerExists } from './owner-exists.ts';
import { packageName } from './package-name.ts';
import { plainName } from './plain-name.ts';
import { plainPassword } from './plain-password.ts';
import { poolPassword } from './pool-password.ts';
import { poolSize } from './pool-size.ts';
import { makePublishedSecret } from './published-secret.ts';
import { prometheusOption } from './prometheus-option.ts';
import { renamedParameter } from './renamed-parameter.ts';
import { reservedName } from './reserved-name.ts';
import { roleCycle } from './role-cycle.ts';
import { roleExists } from './role-exists.ts';
import { safeName } from './safe-name.ts';
import { schema } from './schema.ts';
import { scrapeTimeout } from './scrape-timeout.ts';
import { makeHideKeys } from './secret-keys.ts';
import { selector } from './selector.ts';
import { settingValue } from './setting-value.ts';
import { shadowedRule } from './shadowed-rule.ts';
import { syncMode } from './sync-mode.ts';
import { systemPassword } from './system-password.ts';
import { systemUser } from './system-user.ts';
import { uniqueAddress } from './unique-address.ts';
import { uniqueName } from './unique-name.ts';
import { uniquePgSeq } from './unique-pg-seq.ts';
import { uniquePort } from './unique-port.ts';
import { unitOption } from './unit-option.ts';
import { unknownParameter } from './unknown-parameter.ts';
import { unsetMention } from './unset-mention.ts';
import { unreadParameter } from './unread-parameter.ts';
import { unsupportedValue } from './unsupported-value.ts';
import { upstream } from './upstream.ts';
import { makeVaultFilter, vault } from './vault.ts';
import { vip } from './vip.ts';
import { yamlTrap } from './yaml-trap.ts';
import { walSenders } from './wal-senders.ts';
import { wholeNumber } from './whole-number.ts';

/** @internal Tests read it too. */
export const rules: readonly Rule[] = [
  schema,
  unknownParameter,
  unreadParameter,
  renamedParameter,
  unsupportedValue,
  safeName,
  connectionVariable,
  inventoryCode,
  plainName,
  identity,
  clusterGroup,
  oneCluster,
  uniquePgSeq,
  onePrimary,
  equalInCluster,
  systemPassword,
  systemUser,
  uniqueName,
  reservedName,
  ownerExists,
  roleExists,
  roleCycle,
  plainPassword,
  clusterLevel,
  memberAddress,
  metaNode,
  hostAddress,
  expiry,
  uniquePort,
  uniqueAddress,
  dcs,
  upstream,
  vip,
  poolSize,
  walSenders,
  syncMode,
  packageName,
  hba,
  hbaTls,
  lockOut,
  shadowedRule,
  ownedSetting,
  runVariable,
  settingValue,
  selector,
  haproxyOptions,
  scrapeTimeout,
  unitOption,
  prometheusOption,
  alertReceiver,
  databaseTemplate,
  debianVersion,
  extensionNeed,
  extensionPackage,
  hbaName,
  hbaVersion,
  hiddenList,
  invisibleCharacter,
  locale,
  noHost,
  openAccess,
  passwordMethod,
  poolPassword,
  privilegeRole,
  schemaExists,
  serviceAddress,
  serviceCheck,
  serviceServer,
  serviceWeight,
  settingConstraint,
  sessionLibrary,
  sharedLibrary,
  templateLoop,
  timeZone,
  unsetMention,
  wholeNumber,
  yamlTrap,
];

/** One side of an environment, as read. */
export interface CheckInput {
  readonly resolved: CheckableInventory;
  /** Name of the environment. */
  readonly name: string;
  readonly environmentFile?: SourceFile | undefined;
  readonly environment: ReadEnvironment;
  readonly removals: ReadRemovals;
  /** Of the inventory, as they are written. */
  readonly files: readonly SourceFile[];
}

/**
 * Everything that is wrong with one side of an environment, beyond what loading it found. Sorted by place; a problem that
 * several hosts share is told once, with their names.
 */
export function checkInventory(input: CheckInput): Problem[] {
  return runRules(rules, input);
}

/** As `checkInventory`, without what can only be a warning: what a plan is refused for. */
export function findErrors(input: CheckInput): Problem[] {
  const strict = rules.filter(({ onlyWarns }) => onlyWarns !== true);
  return runRules(strict, input).filter(({ severity }) => severity === 'error');
}

function runRules(wanted: readonly Rule[], input: CheckInput): Problem[] {
  const { resolved, environment, removals, files, name, environmentFile } = input;
  const { fingerprintKey } = environment.environment;
  const context = makeContext(resolved, environment.environment, files);
  const isKnown = makeVaultFilter(context);
  const hideKeys = makeHideKeys(context);
  const all = [...wanted, vault, makePublishedSecret({ name, file: environmentFile, fingerprintKey })];
  const byRule = new Map(all.map((rule): [Rule, Finding[]] => [rule, []]));
  const run = (rule: Rule, turn: RuleContext): void => {
    for (const finding of rule.check(turn)) if (isKnown(rule, finding)) byRule.get(rule)?.push(finding);
  };
  for (const rule of all) if (rule.perCluster !== true) run(rule, context);
  for (const turn of takeTurns(context)) for (const rule of all) if (rule.perCluster === true) run(rule, turn);
  const everything = [...byRule].flatMap(([rule, findings]) =>
    mergeClusters(findings).map((finding) => toProblem(rule, hideKeys(finding))),
  );
  return sortProblems([
    ...maskQuoted(dropFollowing(dropBadNames(everything)), context.written.decrypted),
    ...environment.problems,
    ...removals.problems,
  ]);
}

/** Rules that tell the cause of what other rules find at the same place. */
const CAUSES = new Set([yamlTrap.id, invisibleCharacter.id]);

function dropFollowing(found: readonly Problem[]): readonly Problem[] {
  const causes = found.filter(({ rule }) => CAUSES.has(rule));
  if (causes.length === 0) return found;
  const place = ({ file, line, column }: Problem): string => JSON.stringify([file, line, column]);
  const places = new Set(causes.map(place));
  return found.filter((problem) => CAUSES.has(problem.rule) || !places.has(place(problem)));
}

/** A setting that there is not is told by its own rule, with the name that is meant: its spelling is no second problem. */
function dropBadNames(found: readonly Problem[]): readonly Problem[] {
  const place = ({ file, path }: Problem): string => JSON.stringify([file, path]);
  const isUnknown = ({ rule, message }: Problem) =>
    rule === settingValue.id && message.startsWith('no setting is called');
  const unknown = new Set(found.filter(isUnknown).map(place));
  return unknown.size === 0 ? found : found.filter((one) => one.rule !== schema.id || !unknown.has(place(one)));
}

function toProblem({ id, onlyWarns }: Rule, { position, message, path, hosts, ...found }: ToldFinding): Problem {
  const severity = onlyWarns === true ? 'warning' : (found.severity ?? 'error');
  const { file, line, column } = position;
  const where = path ?? ('path' in position ? position.path : []);
  const { replace } = found;
  return {
    ...{ file, line, column, severity, rule: id, message, path: where.join('.') },
    ...(hosts === undefined ? {} : { hosts }),
    ...(replace === undefined ? {} : { replace }),
  };
}
