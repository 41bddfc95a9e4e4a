import { canonicalJson } from '../base/canonical-json.ts';
import { type Reviewed, reviewedId } from '../review/records.ts';
import { HELD_APART, isNumbered } from './kinds.ts';
import type { Shelf } from './shelf.ts';
import { keyOf, splitKey } from './things.ts';

/** New names of things by their keys: what a copy's own `amendment:A-007` is called once another's has that number. */
export type Renames = ReadonlyMap<string, string>;

/** What a person typed, or quoted, is never altered, though it be a number and nothing else. */
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

/** The fields of a kind that name a thing by its bare id, by the kind that they name. */
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

/** Fields that are made of names: `consultation/proposal A-007/problem`. */
const MADE_OF: Readonly<Record<string, ReadonlySet<string>>> = {
  pack: new Set(['order', 'leftOut', 'amendments', 'withoutEdits']),
  'pack-text': new Set(['id']),
  'sign-off': new Set(['id']),
};

/**
 * A thing's value with everything that it names called by its new name, and itself by `id`. References are whole
 * strings (`note:N-003`) or the fields in `BARE`; a number that somebody mentions in a sentence is left as typed.
 */
export function renamed(kind: string, value: unknown, renames: Renames, id?: string): unknown {
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
  const now = renames.size === 0 ? value : walk(value, '');
  return id === undefined || typeof now !== 'object' || now === null || !('id' in now) ? now : { ...now, id };
}

/** Names that lead to others, led on to those. */
export function followed(renames: Renames, on: Renames): Renames {
  const all = new Map(on);
  for (const [key, to] of renames) all.set(key, on.get(keyOf(splitKey(key).kind, to)) ?? to);
  return all;
}

/** A value as its copy holds it, renamed: of a piece of evidence, the hash of it renamed. */
export function renamedValue(
  kind: string,
  id: string,
  value: unknown,
  renames: Renames,
  shelf: Shelf,
): unknown {
  if (value === null || !HELD_APART.has(kind))
    return renamed(kind, value, renames, isNumbered(id) || kind === 'link' ? id : undefined);
  if (renames.size === 0) return value;
  const was = shelf.read((value as { readonly hash: string }).hash);
  const is = renamed(kind, was, renames, id);
  return canonicalJson(was) === canonicalJson(is) ? value : { hash: shelf.put(is) };
}

interface IdParts {
  readonly id: string;
  readonly of: string;
  readonly as: string;
  readonly by: string;
  readonly amendment: string;
}

/** The id of a thing that is named after what it is about; null where its id is its own. */
export function idFrom(kind: string, value: unknown): string | null {
  const record = value as IdParts | null;
  if (record === null) return null;
  if (kind === 'pack-text') return record.id;
  if (kind === 'reading') return `${record.of} ${record.as} ${record.by}`;
  return kind === 'reviewed' ? reviewedId(value as Reviewed) : null;
}

/** Every reference to a thing that a value holds, as keys. */
export function refsIn(kind: string, value: unknown): ReadonlySet<string> {
  const keys = new Set<string>();
  const bare = BARE[kind] ?? {};
  const walk = (at: unknown, field: string): void => {
    if (typeof at === 'string') {
      if (TYPED.has(field)) return;
      const keyKind = bare[field];
      if (keyKind !== undefined) keys.add(keyOf(keyKind, at));
      else if (/^[a-z]+:./.test(at)) keys.add(at);
    } else if (Array.isArray(at)) for (const item of at) walk(item, field);
    else if (typeof at === 'object' && at !== null)
      for (const [name, inner] of Object.entries(at)) walk(inner, name);
  };
  walk(value, '');
  return keys;
}
