import { indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import type { Focus } from '../../../core/amend/commands/command.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { asAmendedOf, type Drafted, redline } from '../../../core/amend/redline/redline.ts';
import type { Changes } from '../../../core/amend/structure/spot-for.ts';
import type { Change, Span } from '../../state/review/undo.ts';
import { isContainer, unitOf } from '../../state/review/units.ts';

/** The section that is opened to type at a place of the text as shown; null where none holds it. */
export function unitToOpen(base: Provision, shownAmendments: readonly Drafted[], pid: Pid): Pid | null {
  const text = asAmendedOf(redline(base, shownAmendments));
  const unit = unitOf(text, pid) ?? unitOf(base, pid);
  const node =
    unit === null ? undefined : (indexTree(text).byPid.get(unit) ?? indexTree(base).byPid.get(unit));
  return node && !isContainer(node) ? node.pid : null;
}

/** What a command did as a step of undo has it: each amendment's edits before and after. */
export const stepChanges = (amendments: readonly Drafted[], changes: Changes): readonly Change[] =>
  [...changes].map(([am, after]) => ({
    am,
    before: amendments.find(({ id }) => id === am)?.edits ?? ([] as readonly Edit[]),
    after,
  }));

/** Where the caret stands after a command, as the editor names it. */
export function spanOf(focus: Focus | null): Span | null {
  if (!focus) return null;
  const caret = { ...focus, key: `${focus.pid}/${focus.field}`, side: 'before' } as const;
  return { anchor: caret, focus: caret };
}
