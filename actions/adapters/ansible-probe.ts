import type { ProbeAnswer } from '../core/apply/ports.ts';
import { hideSecrets } from '../core/general/hidden-secrets.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Reads what the JSON callback printed for an ad hoc command; a host that is not in it has failed with `otherwise`. */
export function readProbeAnswers(text: string, hosts: readonly string[], otherwise: string): readonly ProbeAnswer[] {
  const results = findResults(text);
  return hosts.map((host) => {
    const result = asFields(results[host]);
    if (typeof result.stdout === 'string' && result.failed !== true && result.unreachable !== true) {
      return { host, output: result.stdout };
    }
    const message = [result.msg, result.stderr].find((entry) => typeof entry === 'string' && entry !== '');
    return { host, failure: typeof message === 'string' ? hideSecrets(message) : otherwise };
  });
}

function findResults(text: string): Fields {
  const start = text.indexOf('{');
  if (start < 0) return {};
  try {
    const document = asFields(JSON.parse(text.slice(start, text.lastIndexOf('}') + 1)));
    const tasks = asList(document.plays).flatMap((play) => asList(asFields(play).tasks));
    return Object.assign({}, ...tasks.map((task) => asFields(asFields(task).hosts))) as Fields;
  } catch {
    return {};
  }
}

function asFields(value: unknown): Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {};
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
