import { indexTree, type Pid, type Provision } from '../../../core/act/tree.ts';
import type { Focus } from '../../../core/amend/commands/command.ts';
import type { Edit } from '../../../core/amend/edits/edit.ts';
import { asAmendedOf, type Drafted, redline } from '../../../core/amend/redline/redline.ts';
import type { Changes } from '../../../core/amend/structure/spot-for.ts';
import type { Change, Span } from '../../state/review/undo.ts';
import { isContainer, unitOf } from '../../state/review/units.ts';

/** The section to open for typing at a provision of the text shown; null where no section contains it. */
export function sectionToOpen(base: Provision, shownAmendments: readonly Drafted[], pid: Pid): Pid | null {
  const text = asAmendedOf(redline(base, shownAmendments));
  const unit = unitOf(text, pid) ?? unitOf(base, pid);
  const node =
    unit === null ? undefined : (indexTree(text).byPid.get(unit) ?? indexTree(base).byPid.get(unit));
  return node && !isContainer(node) ? node.pid : null;
}

/** The changes of a command as a step of undo stores them: each amendment’s edits before and after. */
export const stepChanges = (amendments: readonly Drafted[], changes: Changes): readonly Change[] =>
  [...changes].map(([am, after]) => ({
    am,
    before: amendments.find(({ id }) => id === am)?.edits ?? ([] as readonly Edit[]),
    after,
  }));

/** The caret after a command, as the editor’s span. */
export function spanOf(focus: Focus | null): Span | null {
  if (!focus) return null;
  const caret = { ...focus, key: `${focus.pid}/${focus.field}`, side: 'before' } as const;
  return { anchor: caret, focus: caret };
}
