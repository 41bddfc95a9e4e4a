/**
 * Writes a plain value as JSON for hashes and fingerprints. Equal values give the same string, whatever the order of their
 * keys. A key whose value is `undefined` is left out, as JSON does.
 * @throws TypeError on what JSON would drop or alter: a function, a number that isn't finite, a Date, `undefined` in a list.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`No canonical form of ${value}`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`;
  if (isPlain(value)) {
    const parts: string[] = [];
    // The default order of `sort` is by UTF-16 code unit: no locale, so the same on every machine.
    for (const key of Object.keys(value).sort()) {
      if (value[key] !== undefined) parts.push(`${JSON.stringify(key)}:${canonicalJson(value[key])}`);
    }
    return `{${parts.join(',')}}`;
  }
  throw new TypeError(`No canonical form of ${Object.prototype.toString.call(value)}`);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
