import { type ReactNode, useMemo, useState } from 'react';
import { indexTree } from '../../../core/act/tree.ts';
import { mayChangeIn, newlyOutside, refuseOutside, touchesScope } from '../../../core/amend/scope.ts';
import { useAnswer } from '../../state/queries.ts';
import { useReviewNow } from '../../state/review.tsx';
import { ScopeContext, type ScopeTools } from '../../state/scope.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { ScopeForm } from './scope-form.tsx';

/** Holds the window to what the review may change, so that it is said before anything is typed, and leads to the setting. */
export function ScopeProvider({ children }: { readonly children: ReactNode }) {
  const scope = useAnswer('scope.get', {}).data?.scope ?? null;
  const now = useReviewNow();
  const [isOpen, setOpen] = useState(false);
  const tools = useMemo<ScopeTools>(
    () => ({
      scope,
      open: () => setOpen(true),
      refusal: (lists) => {
        if (!scope) return null;
        const { draft, instrument, saving } = now();
        const before = [...draft.amendments.map(({ edits }) => edits), saving.unclaimed];
        const outside = [...lists].flatMap((edits) => newlyOutside(instrument.root, scope, edits, before));
        if (outside.length === 0) return null;
        const refused = refuseOutside(instrument.root, scope, outside);
        return refused.ok ? null : refused.error.message;
      },
      isSectionOutside: (pid) => {
        const { draft, instrument } = now();
        const section = indexTree(instrument.root).byPid.get(pid);
        if (scope && section) return !touchesScope(instrument.root, scope, section);
        return scope !== null && !mayChangeIn(instrument.root, scope, pid, draft.amendments);
      },
      isOutside: (pid) => {
        const { draft, instrument } = now();
        return scope !== null && !mayChangeIn(instrument.root, scope, pid, draft.amendments);
      },
    }),
    [scope, now],
  );
  return (
    <ScopeContext value={tools}>
      {children}
      <Sheet title="What this review may change" isOpen={isOpen} onOpenChange={setOpen}>
        {(close) => <ScopeForm scope={scope} close={close} />}
      </Sheet>
    </ScopeContext>
  );
}
