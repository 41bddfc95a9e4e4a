import { addToList } from '../../base/group-by.ts';
import { memoise } from '../../base/once.ts';
import type { Field, Pid, Provision } from '../tree.ts';
import { type Mention, readMentions } from './grammar.ts';
import type { Reference } from './reference.ts';
import type { UnkeyedReference } from './reference-pieces.ts';
import { resolve } from './resolve.ts';
import { NO_NAMES, type ShortNames, shortNamesOf } from './short-names.ts';

export type { Reference } from './reference.ts';

const READ: ReadonlySet<Field> = new Set(['heading', 'intro', 'content', 'wrapUp']);
const NO_MENTIONS: readonly Mention[] = [];

/** Cached mentions, by the field and the short names that it was read with. */
const mentionsCache = memoise((_: Provision) => new Map<string, readonly Mention[]>());

/**
 * The mentions in one field. Cached for each provision value, so that unchanged text is not read again. `names` are the
 * text's short names for other Acts.
 */
export function mentionsOf(node: Provision, field: Field, names: ShortNames = NO_NAMES): readonly Mention[] {
  if (!node[field] || !READ.has(field)) return NO_MENTIONS;
  const cache = mentionsCache(node);
  const key = field + names.key;
  const mentions = cache.get(key) ?? readMentions(node[field], names.titles);
  cache.set(key, mentions);
  return mentions;
}

/** Gives references their keys. Equal references of one field are counted, so that changes elsewhere don't affect a key. */
function withKeys(references: readonly UnkeyedReference[]): readonly Reference[] {
  const times = new Map<string, number>();
  return references.map((reference) => {
    const referenceKey = `${reference.pid}/${reference.field}/${reference.names}`;
    const time = (times.get(referenceKey) ?? 0) + 1;
    times.set(referenceKey, time);
    return { key: time > 1 ? `${referenceKey}#${time}` : referenceKey, ...reference };
  });
}

/** A text's references in reading order, by the provision that they are in, and by the provision that they name. */
export interface ReferenceIndex {
  readonly all: readonly Reference[];
  readonly byKey: ReadonlyMap<string, Reference>;
  readonly inside: ReadonlyMap<Pid, readonly Reference[]>;
  /** By each provision that they name, also as part of a range: the references to check when that provision changes. */
  readonly to: ReadonlyMap<Pid, readonly Reference[]>;
}

function groupByPids(all: readonly Reference[], pids: (reference: Reference) => Iterable<Pid>) {
  const groups = new Map<Pid, Reference[]>();
  for (const reference of all) {
    for (const pid of new Set(pids(reference))) addToList(groups, pid, reference);
  }
  return groups;
}

const indexes = new WeakMap<Provision, { readonly title: string; readonly index: ReferenceIndex }>();

/**
 * All cross-references in a text with their targets. Cached for each text value. `instrumentTitle` is the Act's own title, by
 * which the text may refer to itself, even in quoted words of another Act (drafting-conventions.md §1.1).
 */
export function indexReferences(root: Provision, instrumentTitle: string): ReferenceIndex {
  const cached = indexes.get(root);
  if (cached?.title === instrumentTitle) return cached.index;
  const names = shortNamesOf(root);
  const reading = (node: Provision, field: Field) => mentionsOf(node, field, names);
  const all = withKeys(resolve({ root, title: instrumentTitle, mentionsOf: reading }));
  const index: ReferenceIndex = {
    all,
    byKey: new Map(all.map((reference) => [reference.key, reference])),
    inside: groupByPids(all, ({ pid }) => [pid]),
    to: groupByPids(all, ({ targets, range }) => [...targets, ...(range?.takesIn ?? [])]),
  };
  indexes.set(root, { title: instrumentTitle, index });
  return index;
}

/**
 * All cross-references in a text, in reading order, one for each label. Pass the text as amended, so that references to omitted
 * provisions are `broken`.
 */
export const referencesIn = (root: Provision, instrumentTitle: string): readonly Reference[] =>
  indexReferences(root, instrumentTitle).all;
