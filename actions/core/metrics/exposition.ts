/**
 * Metrics as Prometheus' text format has them (version 0.0.4), for the text file that node_exporter reads. Gauges alone:
 * what counts up would have to survive the process that counts, and times of a last event tell the same.
 */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Gauges without a sample are left out. */
export function printGauges(gauges: readonly Gauge[]): string {
  return gauges
    .filter(({ samples }) => samples.length > 0)
    .map(({ name, help, samples }) => {
      const lines = samples.map(({ labels, value }) => `${name}{${printLabels(labels)}} ${String(value)}\n`);
      return `# HELP ${name} ${escape(help)}\n# TYPE ${name} gauge\n${lines.join('')}`;
    })
    .join('');
}

function printLabels(labels: Sample['labels']): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${escape(value).replaceAll('"', String.raw`\"`)}"`)
    .join(',');
}

function escape(text: string): string {
  return text.replaceAll('\\', String.raw`\\`).replaceAll('\n', String.raw`\n`);
}
