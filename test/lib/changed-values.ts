/**
 * A plan with one of its values changed, or with one of its lists a value shorter: of each field one, wherever in the lists
 * it stands first.
 */
interface Changed {
  /** `steps.0.proof.1.kind` */
  readonly path: string;
  /** Without places in lists: `steps.proof.kind`; `steps.proof[]` of a list that is shorter. */
  readonly shape: string;
  readonly value: unknown;
}

export function* changeEach(document: unknown): Generator<Changed> {
  const shapes = new Set<string>();
  for (const { path, value } of listParts(document, [])) {
    const shape = nameShape(path) + (Array.isArray(value) ? '[]' : '');
    if (shapes.has(shape)) continue;
    shapes.add(shape);
    yield { path: path.join('.'), shape, value: replace(document, path, change(value)) };
  }
}

type Path = readonly (string | number)[];

/** Extra variables have any names. */
function nameShape(path: Path): string {
  const keys = path.filter((key) => typeof key === 'string').join('.');
  return keys.replace(/\.vars\..*/, '.vars.*');
}

/** Values that hold no others, and lists. */
function* listParts(value: unknown, path: Path): Generator<{ readonly path: Path; readonly value: unknown }> {
  if (typeof value !== 'object' || value === null) yield { path, value };
  else if (Array.isArray(value)) {
    if (value.length > 0) yield { path, value };
    for (const [index, item] of value.entries()) yield* listParts(item, [...path, index]);
  } else for (const [key, item] of Object.entries(value)) yield* listParts(item, [...path, key]);
}

function replace(document: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  if (Array.isArray(document)) {
    const items: readonly unknown[] = document;
    return items.map((item, index) => (index === key ? replace(item, rest, value) : item));
  }
  const fields = document as Readonly<Record<string, unknown>>;
  return { ...fields, [key]: replace(fields[key], rest, value) };
}

function change(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, -1);
  if (value === 'desired') return 'existing';
  if (typeof value === 'string') return `x${value}`;
  return typeof value === 'number' ? value + 1 : value !== true;
}
