/** Whether GitHub has what is wanted; what it has beyond that is not ours to judge. */
export function hasAll(found: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted)) {
    return Array.isArray(found) && wanted.every((item) => found.some((other: unknown) => hasAll(other, item)));
  }
  if (typeof wanted !== 'object' || wanted === null) return found === wanted;
  if (typeof found !== 'object' || found === null) return false;
  const fields = new Map(Object.entries(found));
  return Object.entries(wanted).every(([name, value]) => hasAll(fields.get(name), value));
}
