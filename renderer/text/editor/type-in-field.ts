import { type Field, indexTree, type Pid, type Provision, walk } from '../../../core/act/tree.ts';
import type { Edit, InsertEdit, TextEdit } from '../../../core/amend/edits/edit.ts';
import type { Owned } from '../../../core/amend/edits/segments.ts';
import {
  applyTyping,
  ownedEdits,
  type Splice,
  typeInInserted,
  withFieldEdits,
} from '../../../core/amend/typing/typing.ts';
import type { Change, Edits } from '../../state/review/undo.ts';

/** One field of one provision, of the base text or put in by an amendment. */
export interface Place {
  readonly pid: Pid;
  readonly field: Field;
}

/** What a splice in a field comes to, and of whose words the field then is. */
export type TypedInField =
  | {
      readonly in: 'base';
      readonly changes: readonly Change[];
      readonly base: string;
      readonly edits: readonly Owned<TextEdit>[];
    }
  | {
      readonly in: 'inserted';
      readonly changes: readonly Change[];
      readonly am: string;
      readonly text: string;
    };

/** Makes one splice in the words of a field as they stand, as `me`: whatever of the section can be drawn. */
export function typeInField(
  root: Provision,
  edits: Edits,
  at: Place,
  me: string,
  splice: Splice,
  side: 'before' | 'after',
): TypedInField {
  const provision = indexTree(root).byPid.get(at.pid);
  return provision ? inBase(provision, edits, at, me, splice, side) : inInserted(edits, at, splice);
}

function inBase(
  provision: Provision,
  drafted: Edits,
  { pid, field }: Place,
  me: string,
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
  const { changes } = applyTyping(state, me, splice, side);
  return {
    in: 'base',
    base: state.base,
    edits: ownedEdits({ ...state, edits: new Map([...edits, ...changes]) }),
    changes: [...changes].map(([am, next]) => {
      const before = drafted.get(am) ?? [];
      return { am, before, after: withFieldEdits(before, state, next) };
    }),
  };
}

function inInserted(drafted: Edits, { pid, field }: Place, splice: Splice): TypedInField {
  const owner = [...drafted].find(([, edits]) =>
    edits.some((edit) => edit.type === 'insert' && holds(edit, pid)),
  );
  if (!owner) throw new RangeError(`There is no ${pid} in the base text or in what amendments insert`);
  const [am, before] = owner;
  let text = '';
  const after = before.map((edit) => {
    if (edit.type !== 'insert' || !holds(edit, pid)) return edit;
    const provision = typeInInserted(edit.provision, pid, field, splice);
    text = indexTree(provision).byPid.get(pid)?.[field] ?? '';
    return { ...edit, provision };
  });
  return { in: 'inserted', changes: [{ am, before, after }], am, text };
}

function holds(edit: InsertEdit, pid: Pid): boolean {
  for (const found of walk(edit.provision)) if (found.pid === pid) return true;
  return false;
}
