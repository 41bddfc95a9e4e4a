import { canonicalJson } from '../base/canonical-json.ts';
import { type Reviewed, reviewedId } from '../review/records.ts';
import { keyOf, splitKey } from './conflict-keys.ts';
import { HELD_APART, isNumbered } from './kinds.ts';
import type { Shelf } from './shelf.ts';

/**
 * New ids of things by their keys: what a copy's own `amendment:A-007` is called once another thing has that number.
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

/** Fields that refer to a thing by its bare id, with the kind referred to. */
const BARE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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

/** Fields composed of names: `consultation/proposal A-007/problem`. */
const MADE_OF: Readonly<Record<string, ReadonlySet<string>>> = {
  pack: new Set(['order', 'leftOut', 'amendments', 'withoutEdits']),
  'pack-text': new Set(['id']),
  'sign-off': new Set(['id']),
};

/**
 * Replaces every reference in a value by its new name, and its own id by `id`.
 *
 * References are whole strings (`note:N-003`) or the fields in `BARE`. A number mentioned in a sentence stays as
 * typed.
 */
export function renamed(kind: string, reading: unknown, renames: Renames, id?: string): unknown {
  const bare = BARE[kind] ?? {};
  const walk = (at: unknown, field: string): unknown => {
    if (typeof at === 'string') {
      if (TYPED.has(field)) return at;
      if (MADE_OF[kind]?.has(field))
        return at.replace(/\bA-\d{3,}\b/g, (am) => renames.get(keyOf('amendment', am)) ?? am);
      const keyKind = bare[field];
      const key = keyKind === undefined ? at : keyOf(keyKind, at);
      const now = renames.get(key);
      if (now === undefined) return at;
      return keyKind === undefined ? `${key.slice(0, key.indexOf(':'))}:${now}` : now;
    }
    if (Array.isArray(at)) return at.map((item) => walk(item, field));
    if (typeof at !== 'object' || at === null) return at;
    return Object.fromEntries(Object.entries(at).map(([name, inner]) => [name, walk(inner, name)]));
  };
  const now = renames.size === 0 ? reading : walk(reading, '');
  return id === undefined || typeof now !== 'object' || now === null || !('id' in now) ? now : { ...now, id };
}

/** Applies a second set of new names to the targets of the first. */
export function followed(renames: Renames, on: Renames): Renames {
  const all = new Map(on);
  for (const [key, to] of renames) all.set(key, on.get(keyOf(splitKey(key).kind, to)) ?? to);
  return all;
}

/** A value with new names. For evidence, the hash of the renamed words. */
export function renamedValue(
  kind: string,
  id: string,
  reading: unknown,
  renames: Renames,
  shelf: Shelf,
): unknown {
  if (reading === null || !HELD_APART.has(kind))
    return renamed(kind, reading, renames, isNumbered(id) || kind === 'link' ? id : undefined);
  if (renames.size === 0) return reading;
  const was = shelf.read((reading as { readonly hash: string }).hash);
  const is = renamed(kind, was, renames, id);
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
  const bare = BARE[kind] ?? {};
  const walk = (at: unknown, field: string): void => {
    if (typeof at === 'string') {
      if (TYPED.has(field)) return;
      const keyKind = bare[field];
      if (keyKind !== undefined) keys.add(keyOf(keyKind, at));
      else if (/^[a-z]+:./.test(at)) keys.add(at);
    } else if (Array.isArray(at)) for (const element of at) walk(element, field);
    else if (typeof at === 'object' && at !== null)
      for (const [name, inner] of Object.entries(at)) walk(inner, name);
  };
  walk(reading, '');
  return keys;
}
