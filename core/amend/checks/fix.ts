import { indexTree } from '../../act/tree.ts';
import type { Edit } from '../edits/edit.ts';
import type { Drafted } from '../redline/redline.ts';
import { insertionOf, withInserted } from '../structure/with-inserted.ts';
import { compose, spliced } from '../typing/algebra.ts';
import { type FieldState, fieldState, typeInInserted, withFieldEdits } from '../typing/typing.ts';
import type { CheckContext } from './context.ts';
import type { Finding, TextFix } from './finding.ts';

type Changes = Map<string, readonly Edit[]>;

/** The selection with the changed edits, and with a given amendment even if it has no edits yet. */
function withChanges(selected: readonly Drafted[], changes: Changes, ownId: string): readonly Drafted[] {
  const all = selected.some(({ id }) => id === ownId) ? selected : [...selected, { id: ownId, edits: [] }];
  return all.map((amendment) => ({ ...amendment, edits: changes.get(amendment.id) ?? amendment.edits }));
}

/** Changes a number in the move or division that gave it. Returns false if no such edit gave the number. */
function fixNumber(selected: readonly Drafted[], changes: Changes, { pid, splices }: TextFix): boolean {
  for (const { id, edits } of selected) {
    const at = edits.findIndex(
      (edit) =>
        (edit.type === 'move' && edit.num !== '' && edit.pid === pid) ||
        (edit.type === 'divide' && edit.newPid === pid),
    );
    const edit = edits[at];
    if (edit?.type !== 'move' && edit?.type !== 'divide') continue;
    changes.set(id, edits.with(at, { ...edit, num: spliced(edit.num, splices) }));
    return true;
  }
  return false;
}

function fixText(context: CheckContext, changes: Changes, ownId: string, text: TextFix): void {
  const { field, splices } = text;
  const selected = withChanges(context.selected, changes, ownId);
  if (field === 'num' && fixNumber(selected, changes, text)) return;
  // The part that a division makes has the words of the divided provision.
  const pid = context.nodes.get(text.pid)?.division?.of ?? text.pid;
  const node = indexTree(context.base).byPid.get(pid);
  if (node) {
    const state: FieldState = fieldState(node, field, selected);
    for (const [id, edits] of compose(state, ownId, splices).changes) {
      const before = selected.find((amendment) => amendment.id === id)?.edits ?? [];
      changes.set(id, withFieldEdits(before, state, edits));
    }
    return;
  }
  const holder = insertionOf(selected, pid);
  if (!holder) throw new RangeError(`There is no provision ${pid} to fix`);
  const fixed = splices
    .toReversed()
    .reduce((provision, splice) => typeInInserted(provision, pid, field, splice), holder.edit.provision);
  const before = selected.find((amendment) => amendment.id === holder.am)?.edits ?? [];
  changes.set(holder.am, withInserted(before, holder.edit, fixed));
}

/**
 * The edits of a finding's fix, for each amendment that it changes. Words of the base text are changed by `ownId`, and
 * inserted words by the amendment that inserted them, as in typing. Empty for a finding without a fix.
 * @throws RangeError if the finding is of another draft than the context's.
 */
export function fixChanges(
  context: CheckContext,
  { fix, amendment }: Finding,
  ownId = amendment ?? '',
): ReadonlyMap<string, readonly Edit[]> {
  const changes: Changes = new Map();
  if (!fix) return changes;
  if (fix.edits) changes.set(fix.edits.id, fix.edits.edits);
  for (const text of fix.texts) fixText(context, changes, ownId, text);
  return changes;
}

const PAST_TENSE: Readonly<Record<string, string>> = {
  Add: 'Added',
  Change: 'Changed',
  Delete: 'Deleted',
  Omit: 'Omitted',
  Replace: 'Replaced',
};

/** Words that offer a fix, as words that report it: "Add a comma at the end" becomes "Added a comma at the end". */
export const pastTense = (words: string): string => words.replace(/^\w+/, (verb) => PAST_TENSE[verb] ?? verb);
