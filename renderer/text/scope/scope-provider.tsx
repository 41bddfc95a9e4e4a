import { type ReactNode, useMemo, useState } from 'react';
import { indexTree, type Pid } from '../../../core/act/tree.ts';
import { mayChangeIn, newlyOutside, refuseOutside, touchesScope } from '../../../core/amend/changes/scope.ts';
import { isLive } from '../../../core/amend/edits/states.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { useReviewNow } from '../../state/review/review.tsx';
import { ScopeContext, type ScopeTools } from '../../state/window/scope.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { ScopeForm } from './scope-form.tsx';

/** Provides the review’s scope to the window, so that changes outside it are refused before they are typed. */
export function ScopeProvider({ children }: { readonly children: ReactNode }) {
  const scope = useAnswer('scope.get', {}).data?.scope ?? null;
  const now = useReviewNow();
  const [isOpen, setOpen] = useState(false);
  const tools = useMemo<ScopeTools>(() => {
    const isOutside = (pid: Pid) => {
      if (!scope) return false;
      const { draft, instrument } = now();
      return !mayChangeIn(instrument.root, scope, pid, draft.amendments);
    };
    return {
      scope,
      open: () => setOpen(true),
      refusal: (lists) => {
        if (!scope) return null;
        const { root } = now().instrument;
        // Computing the draft is slow, so the iterator reads it only if something is outside the scope.
        const before = {
          *[Symbol.iterator]() {
            for (const one of now().draft.amendments) if (isLive(one)) yield one.edits;
            yield now().saving.unclaimed;
          },
        };
        const outside = [...lists].flatMap((edits) => newlyOutside(root, scope, edits, before));
        if (outside.length === 0) return null;
        const refused = refuseOutside(root, scope, outside);
        return refused.ok ? null : refused.error.message;
      },
      isSectionOutside: (pid) => {
        if (!scope) return false;
        const { root } = now().instrument;
        const section = indexTree(root).byPid.get(pid);
        return section ? !touchesScope(root, scope, section) : isOutside(pid);
      },
      isOutside,
    };
  }, [scope, now]);
  return (
    <ScopeContext value={tools}>
      {children}
      <Sheet title="What this review may change" isOpen={isOpen} onOpenChange={setOpen}>
        {(close) => <ScopeForm scope={scope} close={close} />}
      </Sheet>
    </ScopeContext>
  );
}
