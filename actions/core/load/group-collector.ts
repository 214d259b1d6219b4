import type { DataPath, Value } from '../types.ts';
import { cutDeepGroups, describeDepth, isBelow } from './group-depth.ts';
import { expandHostPattern, HostPatternError } from './host-pattern.ts';
import type { KeyNote } from './key-notes.ts';
import { isTextKey, listKeys } from './key-notes.ts';
import type { HostMention, InventoryGroup, InventoryHost, VariableLayer } from './model.ts';
import { tryPythonInt } from './python-int.ts';
import { settleUngrouped } from './ungrouped.ts';
import { isFalsy, isMapping } from '../general/values.ts';

type Report = (file: string, path: DataPath, message: string) => void;
type Fields = Readonly<Record<string, Value>>;

interface Place {
  readonly file: string;
  readonly path: DataPath;
}

/** How what stands in a section is written. */
const SECTION_ADVICE: Readonly<Record<string, string>> = {
  vars: 'write each variable as "name: value", without "- " before it',
  children: 'write each group as a name with ":" after it, without "- " before it',
  hosts: 'write each host as an address with ":" after it, without "- " before it',
};
const SECTIONS = Object.keys(SECTION_ADVICE);
const PRIORITY = 'ansible_group_priority';

/** Groups and hosts over all files of an inventory, as Ansible's yaml plugin adds them. */
export class GroupCollector {
  private readonly report: Report;
  private readonly groups = new Map<string, InventoryGroup>();
  private readonly hosts = new Map<string, InventoryHost>();
  /** Where each group is first named below another. */
  private readonly places = new Map<string, Place>();
  private isTooDeep = false;
  /** Of the file that is being added. */
  private notes: ReadonlyMap<object, KeyNote> | undefined;

  constructor(report: Report) {
    this.report = report;
    this.getGroup('all');
    this.getGroup('ungrouped');
  }

  addFile(file: string, groups: Fields, notes?: ReadonlyMap<object, KeyNote>): void {
    this.notes = notes;
    for (const name of this.listNames(groups, 'group', { file, path: [] })) {
      this.addGroup(name, groups[name] ?? null, { file, path: [name] });
    }
  }

  /** Puts every group that has no parent below `all`, and every host without a group into `ungrouped`. */
  finish(): {
    groups: ReadonlyMap<string, InventoryGroup>;
    hosts: ReadonlyMap<string, InventoryHost>;
    /** Written, and in no group by Ansible's rules. */
    lost: readonly InventoryHost[];
  } {
    const deep = cutDeepGroups(this.groups);
    if (deep !== undefined) this.reportDepth(deep);
    const all = this.getGroup('all');
    const children = new Set<string>();
    for (const group of this.groups.values()) for (const name of group.children) children.add(name);
    for (const name of this.groups.keys()) {
      if (name !== 'all' && !children.has(name)) all.children.add(name);
    }
    const lost = settleUngrouped(this.groups, this.hosts);
    return { groups: this.groups, hosts: this.hosts, lost };
  }

  /** Keys that can be names. Ansible drops the rest of a file after a key that cannot. */
  private listNames(mapping: Fields, kind: 'group' | 'host', { file, path }: Place): readonly string[] {
    return listKeys(this.notes, mapping).filter((name) => {
      const place = [...path, name];
      if (!isTextKey(this.notes, mapping, name)) {
        this.report(file, place, `"${name}" is no text and cannot name a ${kind}; put it into quotes`);
      } else if (name === '') {
        this.report(file, place, `a ${kind} needs a name`);
      } else if (/(?:^|\/)\.\.?(?:\/|$)/.test(name) && !name.startsWith('/')) {
        this.report(file, place, `"${name}" leads out of ${kind}_vars/; give the ${kind} another name`);
      } else {
        return true;
      }
      return false;
    });
  }

  private addGroup(name: string, content: Value, place: Place): void {
    if (content !== null && !isMapping(content)) {
      this.report(place.file, place.path, `group "${name}" must be a mapping with hosts, vars or children`);
      return;
    }
    const group = this.getGroup(name);
    for (const section of content === null ? [] : listKeys(this.notes, content)) {
      const below = { file: place.file, path: [...place.path, section] };
      if (!SECTIONS.includes(section)) {
        const names = '"hosts", "vars" and "children"';
        this.report(below.file, below.path, `group "${name}" has no section "${section}"; Ansible reads ${names} only`);
      } else {
        this.addSection(group, section, content?.[section] ?? null, below);
      }
    }
  }

  private addSection(group: InventoryGroup, section: string, written: Value, place: Place): void {
    const content = typeof written === 'string' ? { [written]: null } : written;
    if (content === null) return;
    if (!isMapping(content)) {
      this.report(
        place.file,
        place.path,
        `"${section}" of group "${group.name}" must be a mapping; ${SECTION_ADVICE[section] ?? ''}`,
      );
      return;
    }
    if (section === 'vars') {
      this.addVariables(group, { ...place, values: content });
      return;
    }
    const kind = section === 'children' ? 'group' : 'host';
    for (const name of this.listNames(content, kind, place)) {
      const below = { file: place.file, path: [...place.path, name] };
      if (section === 'children') this.addChild(group, name, content[name] ?? null, below);
      else this.addHosts(group, name, content[name] ?? null, below);
    }
  }

  private addVariables(group: InventoryGroup, layer: VariableLayer): void {
    group.layers.push(layer);
    if (!Object.hasOwn(layer.values, PRIORITY)) return;
    const priority = tryPythonInt(layer.values[PRIORITY] ?? null);
    if (priority !== undefined) group.priority = priority;
    else this.report(layer.file, [...layer.path, PRIORITY], `${PRIORITY} must be an integer`);
  }

  private addChild(parent: InventoryGroup, name: string, content: Value, place: Place): void {
    this.addGroup(name, content, place);
    if (!this.groups.has(name)) return;
    if (!this.places.has(name)) this.places.set(name, place);
    const isAbove = name === 'all' || isBelow(this.groups, parent.name, name);
    if (isAbove === undefined) this.reportDepth(name);
    else if (isAbove) {
      this.report(place.file, place.path, `group "${name}" cannot be below "${parent.name}": it is above it already`);
    } else {
      parent.children.add(name);
    }
  }

  /** Once: what is below is as deep. */
  private reportDepth(name: string): void {
    const place = this.places.get(name);
    if (place === undefined || this.isTooDeep) return;
    this.isTooDeep = true;
    this.report(place.file, place.path, describeDepth(name));
  }

  private addHosts(group: InventoryGroup, pattern: string, content: Value, place: Place): void {
    const values = isFalsy(content) ? {} : content;
    if (!isMapping(values)) {
      this.report(
        place.file,
        place.path,
        `the variables of host "${pattern}" must be a mapping; write each as "name: value"`,
      );
      return;
    }
    const expanded = tryExpand(pattern);
    if (expanded instanceof HostPatternError) {
      this.report(place.file, place.path, expanded.message);
      return;
    }
    const hasValues = Object.keys(values).length > 0;
    for (const name of expanded.hosts) {
      const mention = { group: group.name, file: place.file, path: place.path };
      const layer = hasValues ? { file: place.file, path: place.path, values } : undefined;
      // Where a group has the name of the host, Ansible gives it the variables.
      const namesake = this.groups.get(name);
      const own = namesake === undefined ? layer : undefined;
      const known = this.hosts.get(name);
      if (known === undefined) this.makeHost(name, { mention, layer: own, port: expanded.port });
      else {
        known.mentions.push(mention);
        if (own !== undefined) known.layers.push(own);
      }
      group.hosts.add(name);
      if (namesake !== undefined && layer !== undefined) this.addVariables(namesake, layer);
    }
  }

  private getGroup(name: string): InventoryGroup {
    const known = this.groups.get(name);
    if (known !== undefined) return known;
    const group: InventoryGroup = {
      name,
      hosts: new Set(),
      children: new Set(),
      layers: [],
      fileLayers: [],
      priority: 1,
    };
    this.groups.set(name, group);
    return group;
  }

  /** The port of the first mention counts. A list that is made with what it has takes no more room than that. */
  private makeHost(
    name: string,
    first: {
      readonly mention: HostMention;
      readonly layer: VariableLayer | undefined;
      readonly port: number | undefined;
    },
  ): void {
    const { mention, layer, port } = first;
    const { file, path } = mention;
    const layers: VariableLayer[] = layer === undefined ? [] : [layer];
    if (port !== undefined) layers.unshift({ file, path, values: { ansible_port: port } });
    this.hosts.set(name, { name, layers, fileLayers: [], mentions: [mention] });
  }
}

function tryExpand(pattern: string): ReturnType<typeof expandHostPattern> | HostPatternError {
  try {
    return expandHostPattern(pattern);
  } catch (error) {
    if (error instanceof HostPatternError) return error;
    throw error;
  }
}
