import { type Field, indexTree, type Pid, type Provision, walk } from '../../../core/act/tree.ts';
import type { Edit, InsertEdit, TextEdit } from '../../../core/amend/edits/edit.ts';
import { fieldKey } from '../../../core/amend/edits/letters.ts';
import type { Owned } from '../../../core/amend/edits/segments.ts';
import { keepTypedLetters } from '../../../core/amend/typing/new-letters.ts';
import {
  applyTyping,
  type FieldState,
  lettersOfSplice,
  lettersTyped,
  ownedEdits,
  type Splice,
  typeInInserted,
  withFieldEdits,
} from '../../../core/amend/typing/typing.ts';
import { newLetters } from '../../state/review/new-letters.ts';
import type { Change, Edits } from '../../state/review/undo.ts';

/** One field of one provision, of the base text or inserted by an amendment. */
export interface FieldPlace {
  readonly pid: Pid;
  readonly field: Field;
}

/** A splice in a field, and its effect: in base text, or in an amendment’s own insertion. */
export type TypedInField =
  | {
      readonly in: 'base';
      readonly changes: readonly Change[];
      readonly base: string;
      /** The edits of the field before. */
      readonly was: FieldState;
      readonly edits: readonly Owned<TextEdit>[];
    }
  | {
      readonly in: 'inserted';
      readonly changes: readonly Change[];
      readonly am: string;
      /** The words of the field before. */
      readonly was: string;
      readonly text: string;
    };

/** Makes one splice in the words of a field as amended, for `activeId`. Works also where the section can’t be drawn. */
export function typeInField(
  root: Provision,
  edits: Edits,
  place: FieldPlace,
  activeId: string,
  splice: Splice,
  side: 'before' | 'after',
): TypedInField {
  const provision = indexTree(root).byPid.get(place.pid);
  return provision
    ? inBase(provision, edits, place, activeId, splice, side)
    : inInserted(edits, place, splice);
}

function inBase(
  provision: Provision,
  drafted: Edits,
  { pid, field }: FieldPlace,
  activeId: string,
  splice: Splice,
  side: 'before' | 'after',
): TypedInField {
  const edits = new Map<string, readonly TextEdit[]>();
  const isHere = (edit: Edit): edit is TextEdit =>
    edit.type === 'text' && edit.pid === pid && edit.field === field;
  drafted.forEach((all, am) => {
    if (all.some(isHere)) edits.set(am, all.filter(isHere));
  });
  const state = { pid, field, base: provision[field], edits };
  const { changes } = applyTyping(state, activeId, splice, side);
  return {
    in: 'base',
    base: state.base,
    was: state,
    edits: ownedEdits({ ...state, edits: new Map([...edits, ...changes]) }),
    changes: [...changes].map(([am, next]) => {
      const before = drafted.get(am) ?? [];
      return { am, before, after: withFieldEdits(before, state, next) };
    }),
  };
}

function inInserted(drafted: Edits, { pid, field }: FieldPlace, splice: Splice): TypedInField {
  const owner = [...drafted].find(([, edits]) =>
    edits.some((edit) => edit.type === 'insert' && isInserting(edit, pid)),
  );
  if (!owner) throw new RangeError(`There is no ${pid} in the base text or in what amendments insert`);
  const [am, before] = owner;
  let [was, text] = ['', ''];
  const after = before.map((edit) => {
    if (edit.type !== 'insert' || !isInserting(edit, pid)) return edit;
    was = indexTree(edit.provision).byPid.get(pid)?.[field] ?? '';
    const provision = typeInInserted(edit.provision, pid, field, splice);
    text = indexTree(provision).byPid.get(pid)?.[field] ?? '';
    return { ...edit, provision };
  });
  return { in: 'inserted', changes: [{ am, before, after }], am, was, text };
}

/** Remembers which letters moved where in a splice. Comparing the texts later would only be a guess. */
export function keepLettersTyped(typed: TypedInField, { pid, field }: FieldPlace, splice: Splice): void {
  const key = fieldKey({ pid, field });
  if (typed.in === 'inserted') {
    const letters = lettersOfSplice(typed.was, typed.text, splice);
    for (const { before, after } of typed.changes)
      keepTypedLetters({ key, before, after }, letters, newLetters);
    return;
  }
  for (const { am, before, after } of typed.changes)
    keepTypedLetters({ key, before, after }, lettersTyped(typed.was, typed.edits, am, splice), newLetters);
}

function isInserting(edit: InsertEdit, pid: Pid): boolean {
  for (const provision of walk(edit.provision)) if (provision.pid === pid) return true;
  return false;
}
