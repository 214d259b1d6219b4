/** Units of PostgreSQL's settings, in bytes and in microseconds; it tells upper from lower case in them. */
const BYTES: Readonly<Record<string, number>> = { B: 1, kB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30, TB: 2 ** 40 };
const MICROSECONDS: Readonly<Record<string, number>> = {
  us: 1,
  ms: 1e3,
  s: 1e6,
  min: 6e7,
  h: 3.6e9,
  d: 8.64e10,
};

/** Units that may follow the number of a setting with this unit: `8kB` takes those of memory. */
export function listUnits(unit: string): readonly string[] {
  return Object.keys(findScale(unit) ?? {});
}

/**
 * A number as PostgreSQL reads it, with or without a unit; undefined where it does not. Of an integer, a leading zero
 * says octal, so that it has no 8 and no 9; of a real number it says nothing.
 */
export function parseNumber(
  text: string,
  unit: string | undefined,
  vartype: 'integer' | 'real' = 'integer',
): number | undefined {
  const match = /^\s*([+-]?(?:0[xX][0-9a-fA-F]+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?))\s*([A-Za-z]*)\s*$/.exec(text);
  if (match === null) return undefined;
  const [, written = '', suffix = ''] = match;
  const isOctal = vartype === 'integer' && /^[+-]?0\d/.test(written);
  if (isOctal && /^[+-]?0[0-7]*[89]/.test(written)) return undefined;
  const number = isOctal && /^[+-]?\d+$/.test(written) ? Number.parseInt(written, 8) : parseHex(written);
  if (suffix === '') return number;
  const scale = unit === undefined ? undefined : findScale(unit);
  const factor = scale !== undefined && Object.hasOwn(scale, suffix) ? scale[suffix] : undefined;
  if (scale === undefined || factor === undefined || unit === undefined) return undefined;
  return roundToSmaller(number * factor, factor, scale) / measure(unit);
}

/** As PostgreSQL does: 1.1GB is a whole number of MB, and so on down to the smallest unit, which it leaves as it is. */
function roundToSmaller(amount: number, factor: number, scale: Readonly<Record<string, number>>): number {
  const smaller = Math.max(...Object.values(scale).filter((one) => one < factor));
  return Number.isFinite(smaller) ? roundHalfToEven(amount / smaller) * smaller : amount;
}

/** As rint() does: 0.5 is 0, and 1.5 is 2. */
export function roundHalfToEven(number: number): number {
  const below = Math.floor(number);
  return number - below === 0.5 ? below + (Math.abs(below) % 2) : Math.round(number);
}

function parseHex(written: string): number {
  return written.startsWith('-') ? -Number(written.slice(1)) : Number(written.replace(/^\+/, ''));
}

function findScale(unit: string): Readonly<Record<string, number>> | undefined {
  const name = unit.replace(/^\d+/, '');
  return [BYTES, MICROSECONDS].find((scale) => Object.hasOwn(scale, name));
}

/** `8kB` in bytes. */
function measure(unit: string): number {
  const [, count = '', name = ''] = /^(\d*)(.*)$/.exec(unit) ?? [];
  return (count === '' ? 1 : Number(count)) * (findScale(unit)?.[name] ?? 1);
}
