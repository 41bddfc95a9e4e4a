import { type RefObject, useCallback, useEffect } from 'react';
import type { Pid } from '../../../core/act/tree.ts';
import { nameOf, textWithInsertions } from '../../../core/amend/commands/command.ts';
import { actOf } from '../../state/review/draft.ts';
import { useBench, useReviewNow } from '../../state/review/review.tsx';
import { changeStep } from '../../state/window/step-keys.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { isSheetOpen } from '../../ui/dialog.tsx';
import { useStructure } from '../commands/use-structure.ts';
import { caretLine } from '../page/place.ts';
import { useOnlyTerm } from '../terms/terms-context.ts';
import { describeChange, nextChange, nextChangedUnit } from './next-change.ts';

/**
 * Steps from change to change, by a button or F7 as in Word. An open section steps through its own changes first, and is
 * closed after the last one.
 */
export function useSteps(
  page: RefObject<HTMLElement | null>,
  leave: () => void,
  draw: (pid: Pid) => void,
): (step: 1 | -1) => void {
  const now = useReviewNow();
  const { bench, dispatch } = useBench();
  const { announcePolitely, explain } = useAnnounce();
  const { session } = useStructure();
  const { view, open, room } = bench;
  const isNarrowed = useOnlyTerm() !== null;
  const go = useCallback(
    (step: 1 | -1) => {
      if (!page.current) return;
      if (view !== 'marked-up') {
        explain('To step through changes, use the marked-up view.');
        return;
      }
      const typedIn = open === null ? null : caretLine();
      if (open !== null) leave();
      const from =
        typedIn === null ? null : page.current.querySelector(`[data-line="${CSS.escape(typedIn)}"]`);
      const beyond = nextChangedUnit(page.current, actOf(now()), step, from);
      if (beyond !== null) draw(beyond);
      const change = nextChange(page.current, step, from);
      if (!change) {
        explain(step > 0 ? 'There are no more changes.' : 'This is the first change.');
        return;
      }
      change.scrollIntoView({ block: 'center' });
      change.focus({ preventScroll: true });
      const am = change.getAttribute('data-am');
      // Stepping selects the change’s amendment for reading. Typing still goes to the active one.
      if (am) dispatch({ do: 'select', id: am });
      const { pid, nth, of, provisionWords, within } = describeChange(page.current, change, isNarrowed);
      const place = pid === null ? null : nameOf(textWithInsertions(session()), pid);
      const where = [am, place].filter(Boolean).join(', ');
      announcePolitely(
        `${where}${provisionWords && `: ${provisionWords}`}. Change ${nth} of ${of}${within ? ' here' : ''}.`.replace(
          '..',
          '.',
        ),
      );
    },
    [page, leave, draw, now, view, open, announcePolitely, dispatch, session, isNarrowed, explain],
  );
  useEffect(() => {
    if (room !== 'act') return;
    const key = (event: KeyboardEvent) => {
      // With another modifier, F7 accepts or rejects the change.
      const step = changeStep(event);
      if (step === null || isSheetOpen()) return;
      event.preventDefault();
      go(step);
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [room, go]);
  return go;
}
