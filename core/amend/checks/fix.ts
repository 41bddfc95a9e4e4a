import { indexTree } from '../../act/tree.ts';
import type { Edit } from '../edits/edit.ts';
import type { Drafted } from '../redline/redline.ts';
import { insertionOf, withInserted } from '../structure/with-inserted.ts';
import { compose, spliced } from '../typing/algebra.ts';
import { type FieldState, fieldState, typeInInserted, withFieldEdits } from '../typing/typing.ts';
import type { CheckContext } from './context.ts';
import type { Finding, TextFix } from './finding.ts';

type Changes = Map<string, readonly Edit[]>;

/** The selection with some amendments' edits replaced, and one that has none yet put to it. */
function withChanges(selected: readonly Drafted[], changes: Changes, me: string): readonly Drafted[] {
  const all = selected.some(({ id }) => id === me) ? selected : [...selected, { id: me, edits: [] }];
  return all.map((amendment) => ({ ...amendment, edits: changes.get(amendment.id) ?? amendment.edits }));
}

/** The edit that gives a provision a number of its own: the move that put it there, or the division that made it. */
function renumbered(selected: readonly Drafted[], changes: Changes, { pid, splices }: TextFix): boolean {
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

function fixText(context: CheckContext, changes: Changes, me: string, text: TextFix): void {
  const { field, splices } = text;
  const selected = withChanges(context.selected, changes, me);
  if (field === 'num' && renumbered(selected, changes, text)) return;
  // The words of the part that a division makes are those of what is divided.
  const pid = context.nodes.get(text.pid)?.division?.of ?? text.pid;
  const node = indexTree(context.base).byPid.get(pid);
  if (node) {
    const state: FieldState = fieldState(node, field, selected);
    for (const [id, edits] of compose(state, me, splices).changes) {
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
 * The edits that a finding's fix comes to, for every amendment that it changes: `me` for words of the base text,
 * the amendment that inserted them for others, as with typing. Empty for a finding without a fix.
 * @throws RangeError when the finding is of another draft than the context's.
 */
export function fixChanges(
  context: CheckContext,
  { fix, amendment }: Finding,
  me = amendment ?? '',
): ReadonlyMap<string, readonly Edit[]> {
  const changes: Changes = new Map();
  if (!fix) return changes;
  if (fix.edits) changes.set(fix.edits.id, fix.edits.edits);
  for (const text of fix.texts) fixText(context, changes, me, text);
  return changes;
}

const PAST_TENSE: Readonly<Record<string, string>> = {
  Add: 'Added',
  Change: 'Changed',
  Delete: 'Deleted',
  Omit: 'Omitted',
  Replace: 'Replaced',
};

/** What a fix did, of the words that offer it: "Add a comma at the end" as "Added a comma at the end". */
export const doneWords = (words: string): string => words.replace(/^\w+/, (verb) => PAST_TENSE[verb] ?? verb);
