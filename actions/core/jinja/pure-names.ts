/**
 * What a template may use that computes only: no file, program, network, environment or clock of the meta node. Of
 * Jinja 3.1 and ansible-core 2.19; left out are fileglob, realpath, relpath, expanduser, expandvars, vault, unvault,
 * random, shuffle and the tests that look at files.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

export const FILTERS = words(`
  abs attr batch capitalize center count d default dictsort e escape filesizeformat first float forceescape format groupby
  indent int items join last length list lower map max min pprint reject rejectattr replace reverse round safe select
  selectattr slice sort string striptags sum title trim truncate unique upper urlencode urlize wordcount wordwrap xmlattr
  b64decode b64encode basename bool checksum combinations combine comment commonpath dict2items difference dirname extract
  flatten from_json from_yaml from_yaml_all hash human_readable human_to_bytes intersect items2dict log mandatory md5
  normpath password_hash path_join permutations pow product quote regex_escape regex_findall regex_replace regex_search
  rekey_on_member root sha1 split splitext strftime subelements symmetric_difference ternary to_datetime to_json
  to_nice_json to_nice_yaml to_uuid to_yaml type_debug union urldecode urlsplit win_basename win_dirname win_splitdrive
  zip zip_longest`);

export const TESTS = words(`
  boolean callable defined divisibleby eq equalto escaped even false filter float ge greaterthan gt in integer iterable le
  lessthan lower lt mapping ne none number odd sameas sequence string test true undefined upper
  abs all any contains falsy is_abs isnan issubset issuperset match nan regex search subset superset truthy uri url urn
  version version_compare`);

/** Lookups that only reshape what they are given, or read variables and groups. */
export const LOOKUPS = words(`
  dict flattened indexed_items inventory_hostnames items list nested sequence subelements together varnames vars`);

export const FUNCTIONS = words('range dict namespace now undef');

export const METHODS = words(`
  capitalize count endswith find get index isalnum isalpha isdigit items join keys lower lstrip replace rsplit rstrip
  split splitlines startswith strftime strip title upper values zfill`);

/** As it is called without the collection that every Ansible has. */
export function shortName(name: string): string {
  return name.replace(/^ansible\.(?:builtin|legacy)\./, '');
}
