/** Whether a version (`3.0.2`) is older than another; an unknown one is taken for old. */
export function isOlder(version: string | undefined, than: readonly number[]): boolean {
  const parts =
    /^\d+(?:\.\d+)*/
      .exec(version ?? '')?.[0]
      .split('.')
      .map(Number) ?? [];
  for (const [index, wanted] of than.entries()) {
    const own = parts[index] ?? 0;
    if (own !== wanted) return own < wanted;
  }
  return false;
}
