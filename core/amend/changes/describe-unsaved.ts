import { FIELDS, indexTree, type Provision, walk } from '../../act/tree.ts';
import type { Edit, TextEdit } from '../edits/edit.ts';
import { isSameGap } from '../edits/edit-difference.ts';
import { spliceBetween } from '../text/splice.ts';
import type { UnsavedChange, UnsavedWords } from '../typing/unsaved-words.ts';
import { WORD_FIELDS, type WordField } from '../typing/word-fields.ts';
import { placeOfEdit } from './edit-place.ts';

/** One unsaved change, in words that a person can read and copy. */
export interface UnsavedLine {
  readonly kind: 'typed' | 'deleted' | 'moved' | 'divided' | WordField;
  /** "in section 2A(3)" or "after section 7". Null where the text has no such place. */
  readonly place: string | null;
  readonly words: string;
}

const wordsOf = (provision: Provision): string =>
  [...walk(provision)].flatMap((node) => FIELDS.map((field) => node[field]).filter(Boolean)).join(' ');

const isOfGap = (a: TextEdit, b: Edit): b is TextEdit => b.type === 'text' && isSameGap(a, b);

function describeText(base: Provision, edit: TextEdit, removed: readonly Edit[]): readonly UnsavedLine[] {
  const before = removed.find((other) => isOfGap(edit, other));
  const was = before?.type === 'text' ? before : null;
  const place = placeOfEdit(base, edit);
  const { remove, insert, at } = spliceBetween(was?.insert ?? '', edit.insert, null);
  const struck =
    indexTree(base)
      .byPid.get(edit.pid)
      ?.[edit.field].slice(edit.from, was?.from ?? edit.to) ?? '';
  const deleted = [struck, was?.insert.slice(at, at + remove)].filter(Boolean).join(' ');
  return [
    ...(insert === '' ? [] : [{ kind: 'typed', place, words: insert } as const]),
    ...(deleted === '' ? [] : [{ kind: 'deleted', place, words: deleted } as const]),
  ];
}

function describeEdit(base: Provision, edit: Edit, removed: readonly Edit[]): readonly UnsavedLine[] {
  switch (edit.type) {
    case 'text':
      return describeText(base, edit, removed);
    case 'insert': {
      const { pid } = edit.provision;
      const was = removed.find((other) => other.type === 'insert' && other.provision.pid === pid);
      const before = was?.type === 'insert' ? wordsOf(was.provision) : '';
      const { insert, remove, at } = spliceBetween(before, wordsOf(edit.provision), null);
      const place = placeOfEdit(base, edit);
      return [
        ...(insert === '' ? [] : [{ kind: 'typed', place, words: insert } as const]),
        ...(remove === 0 ? [] : [{ kind: 'deleted', place, words: before.slice(at, at + remove) } as const]),
      ];
    }
    case 'omit':
      return [{ kind: 'deleted', place: placeOfEdit(base, edit), words: wordsAt(base, edit.pid) }];
    case 'move':
      return [{ kind: 'moved', place: placeOfEdit(base, edit), words: wordsAt(base, edit.pid) }];
    case 'divide':
      return [{ kind: 'divided', place: placeOfEdit(base, edit), words: edit.heading ?? '' }];
  }
}

function wordsAt(base: Provision, pid: string): string {
  const provision = indexTree(base).byPid.get(pid);
  return provision ? wordsOf(provision) : '';
}

/** Inserted words that were deleted again, with nothing in their place. */
const describeRemoved = (base: Provision, unsaved: UnsavedChange): readonly UnsavedLine[] =>
  unsaved.gone.flatMap((edit): readonly UnsavedLine[] => {
    if (edit.type !== 'text' || !edit.insert || unsaved.put.some((other) => isOfGap(edit, other))) return [];
    return [{ kind: 'deleted', place: placeOfEdit(base, edit), words: edit.insert }];
  });

/** The unsaved changes of one amendment, line by line. */
export const describeUnsaved = (base: Provision, unsaved: UnsavedChange): readonly UnsavedLine[] => [
  ...unsaved.put.flatMap((edit) => describeEdit(base, edit, unsaved.gone)),
  ...describeRemoved(base, unsaved),
  ...WORD_FIELDS.flatMap((field): readonly UnsavedLine[] => {
    const typed = unsaved.words[field];
    return typed ? [{ kind: field, place: null, words: typed.to }] : [];
  }),
];

/** The number of words in unsaved changes. */
export function countUnsaved(base: Provision, { changes }: UnsavedWords): number {
  const typedWords = changes.flatMap((change) =>
    describeUnsaved(base, change).flatMap(({ kind, words }) => {
      const typed =
        kind === 'title' || kind === 'purpose' || kind === 'reason' ? change.words[kind] : undefined;
      return (typed ? spliceBetween(typed.from, typed.to, null).insert : words).match(/\S+/g) ?? [];
    }),
  );
  return typedWords.length;
}
