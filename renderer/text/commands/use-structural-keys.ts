import { useCallback } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import type { Command, Desk } from '../../../core/amend/commands/command.ts';
import { indent, outdent } from '../../../core/amend/commands/indent.ts';
import { mergeWithPrevious } from '../../../core/amend/commands/merge.ts';
import { splitAt } from '../../../core/amend/commands/split.ts';
import { insertionOf } from '../../../core/amend/inserted.ts';
import { isLive } from '../../../core/amend/states.ts';
import { useReviewNow } from '../../state/review.tsx';
import type { Caret } from '../../state/undo.ts';
import type { StructuralKey } from '../editor/options.ts';
import { useStructure } from './use-structure.ts';

type Give = (desk: Desk, at: Caret) => Command;

const KEYS: Partial<Record<StructuralKey, Give>> = {
  enter: (desk, { pid, field, offset }) => splitAt(desk, pid, field, offset),
  tab: (desk, { pid }) => indent(desk, pid),
  'shift-tab': (desk, { pid }) => outdent(desk, pid),
  'backspace-at-start': (desk, { pid }) => mergeWithPrevious(desk, pid),
};

/** Keys that divide, join and shift inserted provisions. Existing law is left to commands: false for a key in it. */
export function useStructuralKeys(): (key: StructuralKey, at: Caret) => boolean {
  const now = useReviewNow();
  const { editor, runKey } = useStructure();
  return useCallback(
    (key, at) => {
      const give = KEYS[key];
      const isNew = (pid: Pid) => insertionOf(now().draft.amendments.filter(isLive), pid) !== null;
      if (!give || !isNew(at.pid)) return false;
      if (key === 'backspace-at-start' && at.field !== 'content' && at.field !== 'intro') return false;
      // After this key's own update of the editor, and before the next key.
      queueMicrotask(() => {
        if (key === 'enter') editor.current?.deleteSelected();
        const before = editor.current?.span();
        if (before) runKey((desk) => give(desk, before.focus), before);
      });
      return true;
    },
    [now, editor, runKey],
  );
}
