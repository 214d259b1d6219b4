import { isTemplate } from '../general/values.ts';
import type { Finding, Rule, RuleContext } from './context.ts';
import { findValue, locateVariable } from './context.ts';

/** What a unit's command line has already: the programs end at their start where one of these is given twice. */
const TWICE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  prometheus_options: {
    'config.file': 'leave it out',
    'storage.tsdb.path': 'set prometheus_data_dir',
  },
  alertmanager_options: {
    'config.file': 'leave it out',
    'storage.path': 'leave it out',
    'cluster.listen-address': 'leave it out',
  },
  node_exporter_options: { 'web.telemetry-path': 'set exporter_metrics_path' },
};
const PROGRAMS: Readonly<Record<string, string>> = {
  prometheus_options: 'Prometheus',
  alertmanager_options: 'Alertmanager',
  node_exporter_options: 'node_exporter',
};
const TEXTFILES = '/var/lib/prometheus/node-exporter';

/** Options that the unit has, or that move the program away from where others ask it. */
export const unitOption: Rule = {
  id: 'unit-option',
  *check(context) {
    for (const parameter of Object.keys(PROGRAMS)) {
      const hosts = parameter === 'node_exporter_options' ? context.resolved.hosts : context.metaNodes;
      for (const host of hosts) yield* checkHost(context, host, parameter);
    }
  },
};

function* checkHost(context: RuleContext, host: string, parameter: string): Generator<Finding> {
  const text = findValue(context, host, parameter);
  if (typeof text !== 'string' || isTemplate(text)) return;
  const program = PROGRAMS[parameter] ?? parameter;
  for (const why of describe(parameter, program, readOptions(text)))
    yield { position: locateVariable(context, host, parameter), message: `${parameter} has ${why}`, hosts: [host] };
}

function* describe(parameter: string, program: string, options: ReadonlyMap<string, string>): Generator<string> {
  for (const [option, advice] of Object.entries(TWICE[parameter] ?? {}))
    if (options.has(option)) yield `--${option}, which the unit has too: ${program} would not start; ${advice}`;
  if (parameter === 'node_exporter_options') {
    const folder = options.get('collector.textfile.directory');
    if (folder !== undefined && folder.replace(/\/+$/, '') !== TEXTFILES)
      yield `--collector.textfile.directory ${folder}, and the metrics of applies are in ${TEXTFILES}: their alerts would be silent; leave it out`;
    if (options.has('no-collector.textfile'))
      yield '--no-collector.textfile, and the alerts about applies read its metrics: they would be silent; leave it out';
    return;
  }
  const prefix = options.get('web.route-prefix') ?? readPath(options.get('web.external-url'));
  if (prefix !== '' && prefix !== '/')
    yield `the path "${prefix}" before all of ${program}'s own, and is asked without it${parameter === 'alertmanager_options' ? ': no alert would arrive' : ''}; add --web.route-prefix=/`;
  const address = parameter === 'prometheus_options' ? options.get('web.listen-address') : undefined;
  if (address !== undefined && !address.endsWith(':9090'))
    yield `--web.listen-address ${address}, and ${program} is asked at port 9090; leave it out`;
}

/** Both spellings, `--name=value` and `--name value`; the last of a name counts. */
export function readOptions(text: string): ReadonlyMap<string, string> {
  const options = new Map<string, string>();
  const spelling = /(?:^|\s)["']?--([a-z][a-z0-9.-]*)(?:(?:=|\s+(?!["']?--))["']?([^\s"']+))?/g;
  for (const [, name = '', value = ''] of text.matchAll(spelling)) options.set(name, value);
  return options;
}

/** Of a whole URL, or of what is nothing but a path. */
function readPath(url: string | undefined): string {
  return /^(?:[a-z]+:\/\/[^/?#]*)?(\/[^?#]*)/i.exec(url ?? '')?.[1] ?? '';
}
