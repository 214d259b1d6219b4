import type { Position, ResolvedInventory, Side, Value } from '../types.ts';
import { sortNatural } from '../order/natural.ts';
import { canonicalText } from './canonical.ts';
import { findTemplates, listSelectors, readMentions, readSelectorNames } from './mentions.ts';

const PLAY_HOST_LISTS = ['ansible_play_hosts', 'ansible_play_hosts_all', 'ansible_play_batch', 'play_hosts'];

/** One side of the diff: its clusters, and the effective value of any variable on any host. */
export class SideView {
  readonly side: Side;
  readonly resolved: ResolvedInventory;
  private readonly clusters = new Map<string, string[]>();
  private readonly effective = new Map<string, string>();

  constructor(side: Side, resolved: ResolvedInventory) {
    this.side = side;
    this.resolved = resolved;
    for (const host of resolved.hosts) {
      const cluster = this.findCluster(host);
      if (cluster === undefined) continue;
      const members = this.clusters.get(cluster);
      if (members) members.push(host);
      else this.clusters.set(cluster, [host]);
    }
  }

  has(host: string): boolean {
    return this.resolved.variables.has(host) || this.resolved.hosts.includes(host);
  }

  findCluster(host: string): string | undefined {
    const cluster = this.findValue(host, 'pg_cluster');
    return typeof cluster === 'string' && cluster !== '' ? cluster : undefined;
  }

  /** Hosts that share a `pg_cluster` value, whatever their groups. */
  listMembers(cluster: string | undefined): readonly string[] {
    return (cluster === undefined ? undefined : this.clusters.get(cluster)) ?? [];
  }

  listClusters(): readonly string[] {
    return [...this.clusters.keys()];
  }

  listGroup(name: string): readonly string[] {
    return this.resolved.groups.get(name) ?? [];
  }

  listGroupNames(host: string): readonly string[] {
    const names = [...this.resolved.groups].filter(([, hosts]) => hosts.includes(host)).map(([name]) => name);
    return sortNatural(names.filter((name) => name !== 'all' && name !== 'ungrouped'));
  }

  listVariables(host: string): Iterable<string> {
    return this.resolved.variables.get(host)?.keys() ?? [];
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

  /** Where a host stands as a member of its cluster: its own mapping when one of its variables is written there. */
  findHostPosition(host: string): Position | undefined {
    for (const variable of ['pg_seq', 'pg_role', 'pg_cluster', ...this.listVariables(host)]) {
      const origin = this.resolved.findOrigin(host, variable);
      if (origin === undefined) continue;
      const depth = origin.path.lastIndexOf(host);
      return this.resolved.locate(depth < 0 ? origin : { file: origin.file, path: origin.path.slice(0, depth + 1) });
    }
    return undefined;
  }

  /**
   * The text of a value and, recursively, of what it mentions. Two sides give the same text exactly when
   * nothing that can be known statically differs.
   */
  effectiveText(host: string, variable: string, options: { fallback?: Value; selectors?: boolean } = {}): string {
    const key = `${host}\0${variable}\0${options.fallback === undefined ? 'bare' : 'with default'}`;
    const known = this.effective.get(key);
    if (known !== undefined) return known;
    const value = this.findValue(host, variable) ?? (this.isDefined(host, variable) ? null : options.fallback);
    const text = value === undefined ? '' : this.describe(host, value, options.selectors ?? false);
    this.effective.set(key, text);
    return text;
  }

  /** As `effectiveText`, for a value below a variable's: one item of a list. */
  describe(host: string, value: Value, selectors = false): string {
    const templates = findTemplates(value);
    if (templates.length === 0 && !selectors) return canonicalText(value);
    const parts = new Map<string, string>([['', canonicalText(value)]]);
    for (const template of templates) this.collect(host, template, parts);
    if (selectors) this.collectSelectors(host, value, parts);
    return [...parts].map(([name, text]) => `${name}=${text}`).join('\n');
  }

  isDefined(host: string, variable: string): boolean {
    return this.resolved.variables.get(host)?.has(variable) ?? false;
  }

  private collect(host: string, template: string, parts: Map<string, string>): void {
    const { names, words } = readMentions(template);
    for (const name of names) {
      if (name === 'groups') this.collectGroups(words, parts);
      else if (name === 'group_names') parts.set(`group_names ${host}`, this.listGroupNames(host).join(' '));
      else if (name === 'hostvars') this.collectHostvars(names, words, parts);
      else if (PLAY_HOST_LISTS.includes(name)) parts.set('hosts', sortNatural(this.resolved.hosts).join(' '));
      else if (['vars', 'lookup', 'query', 'q'].includes(name)) for (const word of words) this.add(host, word, parts);
      else this.add(host, name, parts);
    }
  }

  /** The groups that are named; all of them where the name itself is computed. */
  private collectGroups(words: ReadonlySet<string>, parts: Map<string, string>): void {
    const named = [...words].filter((word) => this.resolved.groups.has(word));
    const missing = [...words].filter((word) => !this.resolved.groups.has(word));
    const names = named.length > 0 || missing.length > 0 ? named : [...this.resolved.groups.keys()];
    for (const name of sortNatural(names)) parts.set(`groups ${name}`, sortNatural(this.listGroup(name)).join(' '));
  }

  private collectHostvars(names: ReadonlySet<string>, words: ReadonlySet<string>, parts: Map<string, string>): void {
    const named = [...words].filter((word) => this.has(word));
    const hosts = named.length > 0 ? named : this.resolved.hosts;
    for (const host of sortNatural(hosts)) {
      const read = [...new Set([...names, ...words])].filter((word) => this.isDefined(host, word));
      const asked = words.size > named.length;
      const variables = read.length > 0 || asked ? read : [...this.listVariables(host)];
      for (const variable of variables) this.add(host, variable, parts);
    }
  }

  private collectSelectors(host: string, value: Value, parts: Map<string, string>): void {
    for (const selector of listSelectors(value)) {
      for (const name of readSelectorNames(selector)) {
        for (const member of sortNatural(this.listMembers(this.findCluster(host)))) this.add(member, name, parts);
      }
    }
  }

  private add(host: string, variable: string, parts: Map<string, string>): void {
    const name = `${host} ${variable}`;
    const value = this.findValue(host, variable);
    if (value === undefined || parts.has(name)) return;
    parts.set(name, canonicalText(value));
    for (const template of findTemplates(value)) this.collect(host, template, parts);
  }
}
