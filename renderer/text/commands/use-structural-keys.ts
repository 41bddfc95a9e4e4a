import { useCallback } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { Command, DraftingSession } from '../../../core/amend/commands/command.ts';
import { indent, outdent } from '../../../core/amend/commands/indent.ts';
import { mergeWithPrevious } from '../../../core/amend/commands/merge.ts';
import { splitAt } from '../../../core/amend/commands/split.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import { insertionOf } from '../../../core/amend/structure/with-inserted.ts';
import { useReviewNow } from '../../state/review/review.tsx';
import type { Caret } from '../../state/review/undo.ts';
import type { StructuralKey } from '../editor/options.ts';
import { nextInsertCommand } from './next-insert-command.ts';
import { commandOf } from './registry.ts';
import { spotAt } from './structural-command.ts';
import { useStructure } from './use-structure.ts';

type CommandAtCaret = (session: DraftingSession, at: Caret) => Command;

const split: CommandAtCaret = (session, { pid, field, offset }) => splitAt(session, pid, field, offset);

interface StructuralKeyAction {
  readonly give: CommandAtCaret;
  /** The key, as the list of keys names it. */
  readonly keyName: string;
  readonly does: string;
}

export const STRUCTURAL_KEYS: Partial<Record<StructuralKey, StructuralKeyAction>> = {
  'enter-at-end': {
    give: split,
    keyName: 'Enter at the end of a provision',
    does: 'Insert the next provision, with its number. After a definition, Keeling asks for the next term',
  },
  enter: { give: split, keyName: 'Enter in a new provision', does: 'Split it at the caret' },
  'backspace-at-start': {
    give: (session, { pid }) => mergeWithPrevious(session, pid),
    keyName: 'Backspace at the start of a new provision',
    does: 'Join it to the one before',
  },
  tab: {
    give: (session, { pid }) => indent(session, pid),
    keyName: 'Tab in a new provision',
    does: 'Move it one level in',
  },
  'shift-tab': {
    give: (session, { pid }) => outdent(session, pid),
    keyName: 'Shift Tab in a new provision',
    does: 'Move it one level out',
  },
};

/** The keys in tables, for the list of keys. */
export const TABLE_KEYS: readonly Pick<StructuralKeyAction, 'keyName' | 'does'>[] = [
  { keyName: 'Tab or Shift Tab in a table', does: 'Go to the next cell, or the one before' },
  { keyName: 'Enter in a table, or Tab in its last cell', does: 'Insert a row below' },
];

/**
 * Keys that split, join and indent inserted provisions. In existing law they return false, since only commands may change
 * its structure; but Enter at the end of a provision inserts the next one there too.
 */
export function useStructuralKeys(): (key: StructuralKey, at: Caret) => boolean {
  const now = useReviewNow();
  const { editor, run, runKey, session, start } = useStructure();
  return useCallback(
    (key, at) => {
      const give = STRUCTURAL_KEYS[key]?.give;
      // A cell can’t be split or joined. Enter inserts another row.
      if (spotAt(session(), at.pid)?.node.kind === 'cell') {
        if (key !== 'enter' && key !== 'enter-at-end') return false;
        queueMicrotask(() => run(commandOf('insert-after'), at.pid, {}));
        return true;
      }
      const isNew = (pid: Pid) => insertionOf(now().draft.amendments.filter(isLive), pid) !== null;
      const isDefinition = spotAt(session(), at.pid)?.node.kind === 'definition';
      if (key === 'enter-at-end' && (isDefinition || !isNew(at.pid))) {
        const next = nextInsertCommand(session(), at);
        if (next === null) return false;
        const [id, pid] = next;
        queueMicrotask(() => start(id, pid));
        return true;
      }
      if (!give || !isNew(at.pid)) return false;
      if (key === 'backspace-at-start' && at.field !== 'content' && at.field !== 'intro') return false;
      // Run after this key’s own update of the editor, and before the next key.
      queueMicrotask(() => {
        if (key === 'enter') editor.current?.deleteSelected();
        const before = editor.current?.span();
        if (before) runKey((session) => give(session, before.focus), before);
      });
      return true;
    },
    [now, editor, run, runKey, session, start],
  );
}
