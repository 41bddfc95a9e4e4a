import { type Prefixes, XML_PREFIX } from './tree.ts';

/** What the prefixes of a file mean inside one element, and the names already worked out there. */
export interface Scope {
  readonly uris: ReadonlyMap<string, string>;
  readonly elements: Map<string, string | null>;
  readonly attributes: Map<string, string | null>;
  /** The scopes made inside this one, by what they declare: a table's cells may each declare the same again. */
  readonly inner: Map<string, Scope>;
}

/** Scopes kept inside one for use again: more than files have, and few enough to hold. */
const MOST_KEPT = 50;

const scope = (uris: ReadonlyMap<string, string>): Scope => ({
  uris,
  elements: new Map(),
  attributes: new Map(),
  inner: new Map(),
});

/** What holds before any declaration. */
export const outermost = (): Scope => scope(new Map([['', '']]));

/** The scope inside an element with namespace declarations among its attributes. */
export function within(outer: Scope, attributes: Readonly<Record<string, string>>): Scope {
  const declared: (readonly [prefix: string, uri: string])[] = [];
  for (const name in attributes) {
    const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : null;
    const uri = attributes[name] ?? '';
    // Files say again and again what holds already.
    if (prefix !== null && outer.uris.get(prefix) !== uri) declared.push([prefix, uri]);
  }
  if (declared.length === 0) return outer;
  const key = JSON.stringify(declared);
  const cached = outer.inner.get(key);
  if (cached) return cached;
  const innerScope = scope(new Map([...outer.uris, ...declared]));
  if (outer.inner.size < MOST_KEPT) outer.inner.set(key, innerScope);
  return innerScope;
}

/** A name in a namespace, by the table; null for a prefix that nothing declares. */
function nameInScope(raw: string, { uris }: Scope, prefixes: Prefixes, attribute: boolean): string | null {
  const colon = raw.indexOf(':');
  if (colon < 0 && attribute) return raw;
  const prefix = colon < 0 ? '' : raw.slice(0, colon);
  if (prefix === XML_PREFIX) return raw;
  const local = raw.slice(colon + 1);
  const uri = uris.get(prefix);
  if (uri === undefined) return null;
  const boundPrefix = Object.hasOwn(prefixes, uri) ? prefixes[uri] : undefined;
  // An attribute without a prefix stands in no namespace, so one in the table's bare namespace keeps the address.
  if (boundPrefix === undefined || (boundPrefix === '' && attribute)) return `{${uri}}${local}`;
  return boundPrefix === '' ? local : `${boundPrefix}:${local}`;
}

/** The name that a file's element or attribute has here; null when its prefix is not declared. */
export function nameIn(
  inside: Scope,
  prefixes: Prefixes,
  raw: string,
  nameKind: 'elements' | 'attributes',
): string | null {
  const cached = inside[nameKind].get(raw);
  if (cached !== undefined) return cached;
  const scopedName = nameInScope(raw, inside, prefixes, nameKind === 'attributes');
  inside[nameKind].set(raw, scopedName);
  return scopedName;
}
