import { type Prefixes, XML_PREFIX } from './tree.ts';

/** The namespace declarations in force inside an element, with caches of resolved names. */
export interface Scope {
  readonly uris: ReadonlyMap<string, string>;
  readonly elements: Map<string, string | null>;
  readonly attributes: Map<string, string | null>;
  /** Cached inner scopes, by their declarations. Each cell of a table may repeat the same ones. */
  readonly inner: Map<string, Scope>;
}

/** The most inner scopes that are cached: more than real files have, and little memory. */
const MAX_CACHED_SCOPES = 50;

const scope = (uris: ReadonlyMap<string, string>): Scope => ({
  uris,
  elements: new Map(),
  attributes: new Map(),
  inner: new Map(),
});

/** The scope before any declaration. */
export const outermostScope = (): Scope => scope(new Map([['', '']]));

/** The scope inside an element, from the declarations among its attributes. */
export function innerScope(outer: Scope, attributes: Readonly<Record<string, string>>): Scope {
  const declared: (readonly [prefix: string, uri: string])[] = [];
  for (const name in attributes) {
    const prefix = name === 'xmlns' ? '' : name.startsWith('xmlns:') ? name.slice(6) : null;
    const uri = attributes[name] ?? '';
    // Files often repeat a declaration that is already in force.
    if (prefix !== null && outer.uris.get(prefix) !== uri) declared.push([prefix, uri]);
  }
  if (declared.length === 0) return outer;
  const key = JSON.stringify(declared);
  const cached = outer.inner.get(key);
  if (cached) return cached;
  const inside = scope(new Map([...outer.uris, ...declared]));
  if (outer.inner.size < MAX_CACHED_SCOPES) outer.inner.set(key, inside);
  return inside;
}

/** The name with the prefix that the table gives its namespace. Null for an undeclared prefix. */
function nameInScope(raw: string, { uris }: Scope, prefixes: Prefixes, attribute: boolean): string | null {
  const colon = raw.indexOf(':');
  if (colon < 0 && attribute) return raw;
  const prefix = colon < 0 ? '' : raw.slice(0, colon);
  if (prefix === XML_PREFIX) return raw;
  const local = raw.slice(colon + 1);
  const uri = uris.get(prefix);
  if (uri === undefined) return null;
  const boundPrefix = Object.hasOwn(prefixes, uri) ? prefixes[uri] : undefined;
  // An attribute without a prefix has no namespace. So an attribute of the namespace without a prefix keeps the full
  // address.
  if (boundPrefix === undefined || (boundPrefix === '' && attribute)) return `{${uri}}${local}`;
  return boundPrefix === '' ? local : `${boundPrefix}:${local}`;
}

/** The name of an element or attribute, resolved and cached. Null if its prefix is not declared. */
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
