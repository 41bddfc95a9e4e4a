import { canonicalJson } from '../base/canonical-json.ts';
import { type Reviewed, reviewedId } from '../review/records.ts';
import { keyOf, splitKey } from './conflict-keys.ts';
import { isNumbered, STORED_OUTSIDE_LEDGER } from './kinds.ts';
import type { Shelf } from './shelf.ts';

/**
 * New ids of things, by their keys in one copy. A thing is renamed when a thing of the other copy keeps its number.
 */
export type Renames = ReadonlyMap<string, string>;

/** Fields that a person typed or quoted. They are never altered, even when the text is only a number. */
const TYPED: ReadonlySet<string> = new Set([
  'text',
  'title',
  'name',
  'purpose',
  'reason',
  'description',
  'remark',
  'because',
  'said',
  'quote',
  'prefix',
  'suffix',
  'insert',
  'heading',
  'intro',
  'content',
  'wrapUp',
  'num',
  'organisation',
  'author',
  'owner',
  'whole',
  'computed',
]);

/** Fields that refer to a thing by its id without the kind. Each has the kind to which the field refers. */
const BARE_ID_FIELDS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  theme: { parent: 'theme' },
  excerpt: { themes: 'theme' },
  question: { import: 'import' },
  import: { questions: 'question' },
  answer: { import: 'import' },
  reviewed: { amendment: 'amendment' },
  thread: { am: 'amendment', amendment: 'amendment' },
  response: { recommendations: 'recommendation', source: 'source' },
  commitment: { response: 'response', source: 'source' },
  asking: { question: 'question', about: 'amendment' },
  suggesting: { theme: 'theme' },
  'overlay-step': { amendment: 'amendment' },
};

/** Fields with text in which amendment ids occur: `consultation/proposal A-007/problem`. */
const FIELDS_WITH_IDS: Readonly<Record<string, ReadonlySet<string>>> = {
  pack: new Set(['order', 'leftOut', 'amendments', 'withoutEdits']),
  'pack-text': new Set(['id']),
  'sign-off': new Set(['id']),
};

/**
 * Replaces every reference in a reading by its new id, and the reading's own id by `id`.
 *
 * References are whole strings (`note:N-003`) or the fields in `BARE_ID_FIELDS`. A number mentioned in a sentence stays as
 * typed.
 */
export function applyRenames(kind: string, reading: unknown, renames: Renames, id?: string): unknown {
  const kindByField = BARE_ID_FIELDS[kind] ?? {};
  const walk = (node: unknown, field: string): unknown => {
    if (typeof node === 'string') {
      if (TYPED.has(field)) return node;
      if (FIELDS_WITH_IDS[kind]?.has(field))
        return node.replace(/\bA-\d{3,}\b/g, (am) => renames.get(keyOf('amendment', am)) ?? am);
      const keyKind = kindByField[field];
      const key = keyKind === undefined ? node : keyOf(keyKind, node);
      const newId = renames.get(key);
      if (newId === undefined) return node;
      return keyKind === undefined ? `${key.slice(0, key.indexOf(':'))}:${newId}` : newId;
    }
    if (Array.isArray(node)) return node.map((item) => walk(item, field));
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([name, inner]) => [name, walk(inner, name)]));
  };
  const now = renames.size === 0 ? reading : walk(reading, '');
  return id === undefined || typeof now !== 'object' || now === null || !('id' in now) ? now : { ...now, id };
}

/** Composes two sets of renames: the second is applied to the results of the first. */
export function composeRenames(renames: Renames, later: Renames): Renames {
  const all = new Map(later);
  for (const [key, to] of renames) all.set(key, later.get(keyOf(splitKey(key).kind, to)) ?? to);
  return all;
}

/** Applies renames to a reading. For evidence, returns the hash of the renamed content. */
export function renamedValue(
  kind: string,
  id: string,
  reading: unknown,
  renames: Renames,
  shelf: Shelf,
): unknown {
  if (reading === null || !STORED_OUTSIDE_LEDGER.has(kind))
    return applyRenames(kind, reading, renames, isNumbered(id) || kind === 'link' ? id : undefined);
  if (renames.size === 0) return reading;
  const was = shelf.read((reading as { readonly hash: string }).hash);
  const is = applyRenames(kind, was, renames, id);
  return canonicalJson(was) === canonicalJson(is) ? reading : { hash: shelf.add(is) };
}

interface IdParts {
  readonly id: string;
  readonly of: string;
  readonly as: string;
  readonly by: string;
  readonly amendment: string;
}

/** The id of a thing that is derived from its content; null where the id is independent. */
export function idFrom(kind: string, reading: unknown): string | null {
  const record = reading as IdParts | null;
  if (record === null) return null;
  if (kind === 'pack-text') return record.id;
  if (kind === 'reading') return `${record.of} ${record.as} ${record.by}`;
  return kind === 'reviewed' ? reviewedId(reading as Reviewed) : null;
}

/** The keys of all things that a value refers to. */
export function refsIn(kind: string, reading: unknown): ReadonlySet<string> {
  const keys = new Set<string>();
  const kindByField = BARE_ID_FIELDS[kind] ?? {};
  const walk = (node: unknown, field: string): void => {
    if (typeof node === 'string') {
      if (TYPED.has(field)) return;
      const keyKind = kindByField[field];
      if (keyKind !== undefined) keys.add(keyOf(keyKind, node));
      else if (/^[a-z]+:./.test(node)) keys.add(node);
    } else if (Array.isArray(node)) for (const element of node) walk(element, field);
    else if (typeof node === 'object' && node !== null)
      for (const [name, inner] of Object.entries(node)) walk(inner, name);
  };
  walk(reading, '');
  return keys;
}
