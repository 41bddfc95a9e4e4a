import { useCallback } from 'react';
import type { Pid, Provision } from '../../../core/act/tree.ts';
import type { Command, DraftingSession } from '../../../core/amend/commands/command.ts';
import { indent, outdent } from '../../../core/amend/commands/indent.ts';
import { mergeWithPrevious } from '../../../core/amend/commands/merge.ts';
import { splitAt } from '../../../core/amend/commands/split.ts';
import { insertionOf } from '../../../core/amend/inserted.ts';
import { isLive } from '../../../core/amend/states.ts';
import { useReviewNow } from '../../state/review.tsx';
import type { Caret } from '../../state/undo.ts';
import type { StructuralKey } from '../editor/options.ts';
import { isInsertable } from './inserting.ts';
import { commandOf } from './registry.ts';
import { spotAt } from './structural-command.ts';
import { useStructure } from './use-structure.ts';

type Give = (session: DraftingSession, at: Caret) => Command;

const KEYS: Partial<Record<StructuralKey, Give>> = {
  enter: (session, { pid, field, offset }) => splitAt(session, pid, field, offset),
  'enter-at-end': (session, { pid, field, offset }) => splitAt(session, pid, field, offset),
  tab: (session, { pid }) => indent(session, pid),
  'shift-tab': (session, { pid }) => outdent(session, pid),
  'backspace-at-start': (session, { pid }) => mergeWithPrevious(session, pid),
};

/** The command that puts in what comes next at the end of words of the law, and what it is put beside; null for none. */
function nextAfter(session: DraftingSession, { pid, field }: Caret): readonly [string, Pid] | null {
  const node = spotAt(session, pid)?.node;
  const isPut = (one: Provision | undefined): one is Provision => one !== undefined && isInsertable(one.kind);
  if (field === 'content' || field === 'wrapUp') return isPut(node) ? ['insert-after', pid] : null;
  const first = node?.children[0];
  return field === 'intro' && isPut(first) ? ['insert-before', first.pid] : null;
}

/**
 * Keys that divide, join and shift inserted provisions. Existing law is left to commands: false for a key in it, but for
 * Enter at the end of a provision, which puts in the next.
 */
export function useStructuralKeys(): (key: StructuralKey, at: Caret) => boolean {
  const now = useReviewNow();
  const { editor, run, runKey, session } = useStructure();
  return useCallback(
    (key, at) => {
      const give = KEYS[key];
      const isNew = (pid: Pid) => insertionOf(now().draft.amendments.filter(isLive), pid) !== null;
      if (key === 'enter-at-end' && !isNew(at.pid)) {
        const next = nextAfter(session(), at);
        if (next === null) return false;
        const [id, pid] = next;
        queueMicrotask(() => run(commandOf(id), pid, {}));
        return true;
      }
      if (!give || !isNew(at.pid)) return false;
      if (key === 'backspace-at-start' && at.field !== 'content' && at.field !== 'intro') return false;
      // After this key's own update of the editor, and before the next key.
      queueMicrotask(() => {
        if (key === 'enter') editor.current?.deleteSelected();
        const before = editor.current?.span();
        if (before) runKey((session) => give(session, before.focus), before);
      });
      return true;
    },
    [now, editor, run, runKey, session],
  );
}
