import type { Field, Pid, Provision } from '../tree.ts';
import { type Mention, readMentions } from './grammar.ts';
import type { Reference } from './reference.ts';
import type { Loose } from './reference-pieces.ts';
import { resolve } from './resolve.ts';
import { NO_NAMES, type ShortNames, shortNamesOf } from './short-names.ts';

export type { Reference } from './reference.ts';

const READ: ReadonlySet<Field> = new Set(['heading', 'intro', 'content', 'wrapUp']);
const NO_MENTIONS: readonly Mention[] = [];

/** By the field, with the short names that it was read with where there were any. */
const recognised = new WeakMap<Provision, Map<string, readonly Mention[]>>();

/**
 * What one field says, read once for each provision value: a text that didn't change is not read again. `names` are what
 * the text that it is of calls other Acts.
 */
export function mentionsOf(node: Provision, field: Field, names: ShortNames = NO_NAMES): readonly Mention[] {
  if (!node[field] || !READ.has(field)) return NO_MENTIONS;
  let fields = recognised.get(node);
  if (!fields) {
    fields = new Map();
    recognised.set(node, fields);
  }
  const key = field + names.key;
  const cached = fields.get(key);
  if (cached) return cached;
  const read = readMentions(node[field], names.titles);
  fields.set(key, read);
  return read;
}

/** Tells apart what is said twice in one field, by which of them it is: nothing elsewhere can change a key. */
function keyed(references: readonly Loose[]): readonly Reference[] {
  const times = new Map<string, number>();
  return references.map((loose) => {
    const referenceKey = `${loose.pid}/${loose.field}/${loose.names}`;
    const time = (times.get(referenceKey) ?? 0) + 1;
    times.set(referenceKey, time);
    return { key: time > 1 ? `${referenceKey}#${time}` : referenceKey, ...loose };
  });
}

/** A text's references, in reading order, and by the provision they stand in or name. */
export interface ReferenceIndex {
  readonly all: readonly Reference[];
  readonly byKey: ReadonlyMap<string, Reference>;
  readonly inside: ReadonlyMap<Pid, readonly Reference[]>;
  /** By what they name, or take in as part of a range: what has to be looked at when that provision changes. */
  readonly to: ReadonlyMap<Pid, readonly Reference[]>;
}

function grouped(all: readonly Reference[], pids: (reference: Reference) => Iterable<Pid>) {
  const groups = new Map<Pid, Reference[]>();
  for (const reference of all) {
    for (const pid of new Set(pids(reference))) {
      const group = groups.get(pid);
      if (group) group.push(reference);
      else groups.set(pid, [reference]);
    }
  }
  return groups;
}

const indexes = new WeakMap<Provision, { readonly title: string; readonly index: ReferenceIndex }>();

/**
 * Every cross-reference in a text with what it names, made once for each text value. `instrumentTitle` is the Act's
 * own title, by which it may name itself, even in the words of another Act (drafting-conventions.md §1.1).
 */
export function indexReferences(root: Provision, instrumentTitle: string): ReferenceIndex {
  const cached = indexes.get(root);
  if (cached?.title === instrumentTitle) return cached.index;
  const names = shortNamesOf(root);
  const reading = (node: Provision, field: Field) => mentionsOf(node, field, names);
  const all = keyed(resolve({ root, title: instrumentTitle, mentionsOf: reading }));
  const index: ReferenceIndex = {
    all,
    byKey: new Map(all.map((reference) => [reference.key, reference])),
    inside: grouped(all, ({ pid }) => [pid]),
    to: grouped(all, ({ targets, range }) => [...targets, ...(range?.takesIn ?? [])]),
  };
  indexes.set(root, { title: instrumentTitle, index });
  return index;
}

/**
 * Every cross-reference in a text, in reading order, each label a piece of its own with its own state. Give it the
 * text as amended: a reference whose provision is left out there is `broken`.
 */
export const referencesIn = (root: Provision, instrumentTitle: string): readonly Reference[] =>
  indexReferences(root, instrumentTitle).all;
