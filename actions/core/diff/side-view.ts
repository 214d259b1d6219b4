import { findCluster, indexClusters, listMembers } from '../resolve/clusters.ts';
import type { Position, ResolvedInventory, Value } from '../types.ts';
import { sortNatural } from '../general/natural.ts';
import type { Memo } from '../memo.ts';
import { canonicalText } from '../general/canonical.ts';
import { findTemplates, listSelectorNames, readMentions, type Mentions } from './mentions.ts';

const NO_VARIABLES: ReadonlyMap<string, Value> = new Map();

/** What Ansible finds out about a machine, and how it gets there. */
function isFact(name: string): boolean {
  return name.startsWith('ansible_');
}

/** Whose variables the selectors of a value read. */
export interface SelectorScope {
  /** In natural order. */
  readonly members: readonly string[];
  /** Parameters that are compared for every member anyway. */
  readonly covered: ReadonlySet<string>;
}

/** A template of a host that is to be read. */
interface Open {
  readonly host: string;
  readonly template: string;
}

/** Texts of what a value mentions, by name, while they are gathered. */
type Found = Map<string, string>;

export interface EffectiveOptions {
  /** Stands for a variable that is not there. */
  readonly fallback?: Value;
  readonly selectors?: SelectorScope;
}

/** What is once computed of a side serves the plan of its revert too. */
export function viewSide(resolved: ResolvedInventory): SideView {
  return resolved.memo.recall(makeView, resolved);
}

function makeView(resolved: ResolvedInventory): SideView {
  return new SideView(resolved);
}

/** One side of the diff: its clusters, and the effective value of any variable on any host. */
export class SideView {
  readonly resolved: ResolvedInventory;
  readonly memo: Memo;
  private readonly hosts: ReadonlySet<string>;
  private readonly groupNames = new Map<string, string[]>();
  private readonly effective = new Map<string, string>();

  constructor(resolved: ResolvedInventory) {
    this.resolved = resolved;
    this.memo = resolved.memo;
    this.hosts = new Set([...resolved.hosts, ...resolved.variables.keys()]);
    for (const name of sortNatural(resolved.groups.keys())) {
      if (name === 'all' || name === 'ungrouped') continue;
      for (const host of resolved.groups.get(name) ?? []) {
        const names = this.groupNames.get(host);
        if (names) names.push(name);
        else this.groupNames.set(host, [name]);
      }
    }
  }

  has(host: string): boolean {
    return this.hosts.has(host);
  }

  findCluster(host: string): string | undefined {
    return findCluster(this.resolved, host);
  }

  listMembers(cluster: string | undefined): readonly string[] {
    return cluster === undefined ? [] : listMembers(this.resolved, cluster);
  }

  listClusters(): readonly string[] {
    return [...indexClusters(this.resolved).keys()];
  }

  listGroup(name: string): readonly string[] {
    return this.resolved.groups.get(name) ?? [];
  }

  listGroupNames(host: string): readonly string[] {
    return this.groupNames.get(host) ?? [];
  }

  getVariables(host: string): ReadonlyMap<string, Value> {
    return this.resolved.variables.get(host) ?? NO_VARIABLES;
  }

  listVariables(host: string): Iterable<string> {
    return this.getVariables(host).keys();
  }

  findValue(host: string, variable: string): Value | undefined {
    return this.resolved.variables.get(host)?.get(variable);
  }

  /** Where a variable's value, or what lies below it, is written; where the host is, if the variable is not. */
  findPosition(host: string, variable: string, below: readonly (string | number)[] = []): Position | undefined {
    const origin = this.resolved.findOrigin(host, variable);
    if (origin === undefined) return undefined;
    return this.resolved.locate(origin, below);
  }

  /** The key of a host: in that group, else in the group of its cluster, else where it is named first. */
  findHostPosition(host: string, group?: string): Position | undefined {
    const mention = this.resolved.findMention(host, group);
    return mention === undefined ? undefined : this.resolved.locateKey(mention);
  }

  /**
   * The text of a value and, recursively, of what it mentions. Two sides give the same text exactly when
   * nothing that can be known statically differs.
   */
  effectiveText(host: string, variable: string, options: EffectiveOptions = {}): string {
    const value = this.findValue(host, variable) ?? (this.isDefined(host, variable) ? null : options.fallback);
    if (value === undefined) return '';
    const { selectors } = options;
    // What mentions nothing is the value's own text, which is kept already. Of selectors, as `describe` writes it.
    if (this.findTemplates(value).length === 0 && !this.readsMore(value, selectors))
      return selectors === undefined ? this.canonicalText(value) : `=${this.canonicalText(value)}`;
    const scope = selectors && `${selectors.members.join(' ')} ${String(selectors.covered.size)}`;
    const key = [host, variable, options.fallback === undefined ? '' : 'or default', scope].join('\0');
    const known = this.effective.get(key);
    if (known !== undefined) return known;
    const text = this.describe(host, value, selectors);
    this.effective.set(key, text);
    return text;
  }

  /** As `effectiveText`, for a value below a variable's: one item of a list. */
  describe(host: string, value: Value, selectors?: SelectorScope): string {
    const templates = this.findTemplates(value);
    if (templates.length === 0 && selectors === undefined) return this.canonicalText(value);
    const found: Found = new Map([['', this.canonicalText(value)]]);
    // Not by recursion: variables may mention each other over any number of steps. Each is read where it is met first.
    const open = [this.begin(host, value, selectors, found)];
    for (let last = open.at(-1); last !== undefined; last = open.at(-1)) {
      const next = last.next();
      if (next.done === true) open.pop();
      else open.push(this.collect(next.value, found));
    }
    return [...found].map(([name, text]) => `${name}=${text}`).join('\n');
  }

  isDefined(host: string, variable: string): boolean {
    return this.resolved.variables.get(host)?.has(variable) ?? false;
  }

  /** Written in a file that is encrypted as a whole. */
  isEncrypted(host: string, variable: string): boolean {
    const { decrypted } = this.resolved;
    return decrypted.size > 0 && decrypted.has(this.resolved.findOrigin(host, variable)?.file ?? '');
  }

  /** Of a whole value of a variable: many hosts share it. */
  canonicalText(value: Value): string {
    return this.memo.recall(canonicalText, value);
  }

  /** Of a whole value of a variable, as `canonicalText`. */
  findTemplates(value: Value): readonly string[] {
    return this.memo.recall(findTemplates, value);
  }

  /** Whether selectors of the value read variables of members that are not compared for every member anyway. */
  private readsMore(value: Value, scope: SelectorScope | undefined): boolean {
    return scope !== undefined && this.memo.recall(listSelectorNames, value).some((name) => !scope.covered.has(name));
  }

  private *begin(
    host: string,
    value: Value,
    selectors: SelectorScope | undefined,
    found: Found,
  ): Generator<Open, void> {
    for (const template of this.findTemplates(value)) yield { host, template };
    if (selectors !== undefined) yield* this.collectSelectors(value, selectors, found);
  }

  private *collect({ host, template }: Open, found: Found): Generator<Open, void> {
    const mentions = this.memo.recall(readMentions, template);
    for (const name of mentions.own) yield* this.collectName(host, name, found);
    if (mentions.hasOpenNames)
      for (const name of sortNatural(this.listVariables(host))) yield* this.add(host, name, found);
    if (mentions.readsPlayHosts) found.set('hosts', sortNatural(this.resolved.hosts).join(' '));
    this.collectGroups(mentions, found);
    yield* this.collectOthers(mentions, found);
  }

  private *collectName(host: string, name: string, found: Found): Generator<Open, void> {
    if (name === 'group_names') found.set(`group_names ${host}`, this.listGroupNames(host).join(' '));
    else if (isFact(name) && !this.isDefined(host, name)) yield* this.collectMachine(host, found);
    else yield* this.add(host, name, found);
  }

  /** A fact is the machine's: what reaches another machine reads another fact. */
  private *collectMachine(host: string, found: Found): Generator<Open, void> {
    for (const name of sortNatural(this.listVariables(host)).filter(isFact)) yield* this.add(host, name, found);
  }

  private collectGroups({ groups, hasOpenNames }: Mentions, found: Found): void {
    const any = hasOpenNames || groups.has(undefined);
    const names = any ? sortNatural(this.resolved.groups.keys()) : [...groups].flatMap((name) => name ?? []);
    for (const name of names) found.set(`groups ${name}`, sortNatural(this.listGroup(name)).join(' '));
  }

  private *collectOthers({ others }: Mentions, found: Found): Generator<Open, void> {
    for (const { host: only, name } of others) {
      for (const host of only === undefined ? sortNatural(this.resolved.hosts) : [only]) {
        if (name === 'group_names') yield* this.collectName(host, name, found);
        else
          for (const one of name === undefined ? sortNatural(this.listVariables(host)) : [name])
            yield* this.add(host, one, found);
      }
    }
  }

  private *collectSelectors(value: Value, scope: SelectorScope, found: Found): Generator<Open, void> {
    for (const name of this.memo.recall(listSelectorNames, value).filter((one) => !scope.covered.has(one))) {
      for (const member of scope.members) yield* this.add(member, name, found);
    }
  }

  private *add(host: string, variable: string, found: Found): Generator<Open, void> {
    const name = `${host} ${variable}`;
    const value = this.findValue(host, variable);
    if (value === undefined || found.has(name)) return;
    found.set(name, this.canonicalText(value));
    for (const template of this.findTemplates(value)) yield { host, template };
  }
}
