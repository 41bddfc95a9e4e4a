import { FIELDS, indexTree, type Provision, walk } from '../../act/tree.ts';
import type { Edit, TextEdit } from '../edits/edit.ts';
import { isSameGap } from '../edits/edit-difference.ts';
import { spliceBetween } from '../text/splice.ts';
import type { UnsavedChange, UnsavedWords } from '../typing/unsaved-words.ts';
import { WORD_FIELDS, type WordField } from '../typing/word-fields.ts';
import { placeOfEdit } from './edit-place.ts';

/** One thing that was typed, deleted or done and not stored, in words that a person can read and copy. */
export interface UnsavedLine {
  readonly what: 'typed' | 'deleted' | 'moved' | 'divided' | WordField;
  /** Where it is: "in section 2A(3)", "after section 7"; null where the text has no such place. */
  readonly place: string | null;
  readonly words: string;
}

const wordsOf = (provision: Provision): string =>
  [...walk(provision)].flatMap((node) => FIELDS.map((field) => node[field]).filter(Boolean)).join(' ');

const isOfGap = (a: TextEdit, b: Edit): b is TextEdit => b.type === 'text' && isSameGap(a, b);

function describeText(base: Provision, edit: TextEdit, gone: readonly Edit[]): readonly UnsavedLine[] {
  const before = gone.find((other) => isOfGap(edit, other));
  const was = before?.type === 'text' ? before : null;
  const place = placeOfEdit(base, edit);
  const { remove, insert, at } = spliceBetween(was?.insert ?? '', edit.insert, null);
  const struck =
    indexTree(base)
      .byPid.get(edit.pid)
      ?.[edit.field].slice(edit.from, was?.from ?? edit.to) ?? '';
  const taken = [struck, was?.insert.slice(at, at + remove) ?? ''].filter((words) => words !== '').join(' ');
  return [
    ...(insert === '' ? [] : [{ what: 'typed', place, words: insert } as const]),
    ...(taken === '' ? [] : [{ what: 'deleted', place, words: taken } as const]),
  ];
}

function describeEdit(base: Provision, edit: Edit, gone: readonly Edit[]): readonly UnsavedLine[] {
  switch (edit.type) {
    case 'text':
      return describeText(base, edit, gone);
    case 'insert': {
      const { pid } = edit.provision;
      const was = gone.find((other) => other.type === 'insert' && other.provision.pid === pid);
      const before = was?.type === 'insert' ? wordsOf(was.provision) : '';
      const { insert, remove, at } = spliceBetween(before, wordsOf(edit.provision), null);
      const place = placeOfEdit(base, edit);
      return [
        ...(insert === '' ? [] : [{ what: 'typed', place, words: insert } as const]),
        ...(remove === 0 ? [] : [{ what: 'deleted', place, words: before.slice(at, at + remove) } as const]),
      ];
    }
    case 'omit':
      return [{ what: 'deleted', place: placeOfEdit(base, edit), words: wordsAt(base, edit.pid) }];
    case 'move':
      return [{ what: 'moved', place: placeOfEdit(base, edit), words: wordsAt(base, edit.pid) }];
    case 'divide':
      return [{ what: 'divided', place: placeOfEdit(base, edit), words: edit.heading ?? '' }];
  }
}

function wordsAt(base: Provision, pid: string): string {
  const provision = indexTree(base).byPid.get(pid);
  return provision ? wordsOf(provision) : '';
}

/** Words that were taken back: an insertion that is gone, with nothing in its place. */
function describeTaken(base: Provision, { gone, put }: UnsavedChange): readonly UnsavedLine[] {
  return gone.flatMap((edit): readonly UnsavedLine[] => {
    if (edit.type !== 'text' || edit.insert === '' || put.some((other) => isOfGap(edit, other))) return [];
    return [{ what: 'deleted', place: placeOfEdit(base, edit), words: edit.insert }];
  });
}

/** What a person typed for one amendment and was not stored, line by line. */
export const describeUnsaved = (base: Provision, unsaved: UnsavedChange): readonly UnsavedLine[] => [
  ...unsaved.put.flatMap((edit) => describeEdit(base, edit, unsaved.gone)),
  ...describeTaken(base, unsaved),
  ...WORD_FIELDS.flatMap((field): readonly UnsavedLine[] => {
    const typed = unsaved.words[field];
    return typed ? [{ what: field, place: null, words: typed.to }] : [];
  }),
];

const countWords = (text: string): number => text.match(/\S+/g)?.length ?? 0;

/** How many words were typed or changed and not stored. */
export function countUnsaved(base: Provision, { changes }: UnsavedWords): number {
  let sum = 0;
  for (const change of changes) {
    for (const { what, words } of describeUnsaved(base, change)) {
      const typed =
        what === 'title' || what === 'purpose' || what === 'reason' ? change.words[what] : undefined;
      sum += countWords(typed ? spliceBetween(typed.from, typed.to, null).insert : words);
    }
  }
  return sum;
}
