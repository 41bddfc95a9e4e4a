import { useCallback } from 'react';
import { listedByNumber } from '../../../core/base/english.ts';
import { useReviewNow } from '../../state/review/review.tsx';
import { useMayRevise, useStart } from '../../state/review/use-amendments.ts';
import { useScope } from '../../state/window/scope.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { useStructure } from '../commands/use-structure.ts';
import { destinationOf } from '../editor/rights.ts';
import type { Checker } from './checker.ts';
import type { PlacedFinding } from './protocol.ts';

/** How often a fix is computed again when the draft changes meanwhile. */
const MAX_TRIES = 3;

/**
 * Makes a finding’s fix in the current draft, as typed changes and one step of undo. Changes to base text go to the
 * finding’s own amendment or, if that is settled, to the active one.
 */
export function useFix(checker: Checker): (finding: PlacedFinding) => Promise<boolean> {
  // The draft may change while the worker computes the fix.
  const now = useReviewNow();
  const { announce, fault, explain } = useAnnounce();
  const start = useStart();
  const mayRevise = useMayRevise();
  const { refusal } = useScope();
  const { asksFirst, onAsk } = useStructure();
  return useCallback(
    async function fix(finding): Promise<boolean> {
      const heldNow = (id: string) => now().draft.amendments.find((each) => each.id === id);
      try {
        const { active } = now().bench;
        const me =
          [finding.amendment, active].find((id) => id !== null && heldNow(id) && mayRevise(id)) ??
          (await start());
        if (me === null) return false;
        for (let attempt = 0; attempt < MAX_TRIES; attempt++) {
          const { draft } = now();
          const fixed = await checker.fix(finding.key, me);
          if (!fixed) {
            explain('This problem is no longer in the draft. Nothing was changed.');
            return false;
          }
          if (now().draft !== draft) continue;
          const changes = fixed.map(([am, after]) => ({ am, before: heldNow(am)?.edits ?? [], after }));
          const destination = destinationOf(changes, active ?? '', {
            mayRevise,
            asksFirst,
            outOfScope: refusal,
          });
          if (destination.to === 'nowhere') {
            explain(destination.reason);
            return false;
          }
          if (destination.to === 'other' && destination.asksFirst) {
            onAsk(destination.id, () => {
              void fix(finding);
              return true;
            });
            return false;
          }
          now().undoStack.record({
            kind: 'other',
            changes,
            before: null,
            after: null,
            at: performance.now(),
          });
          now().saver.type(fixed.map(([id, edits]) => ({ id, edits })));
          announce(`Fixed in ${listedByNumber(fixed.map(([am]) => am))}. You can undo this.`);
          return true;
        }
        explain('The draft kept changing, so nothing was fixed. Try again.');
      } catch (thrown) {
        fault(thrown);
      }
      return false;
    },
    [checker, now, start, mayRevise, asksFirst, onAsk, refusal, announce, fault, explain],
  );
}
