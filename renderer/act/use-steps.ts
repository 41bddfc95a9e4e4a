import { type RefObject, useCallback, useEffect } from 'react';
import { flushSync } from 'react-dom';
import { named, standingText } from '../../core/amend/commands/command.ts';
import { useStructure } from '../commands/use-structure.ts';
import { useAnnounce } from '../shared/announce.tsx';
import { useBench } from '../state/review.tsx';
import { caretLine } from './place.ts';
import { nextChange, toldOf } from './steps.ts';

/**
 * Steps from change to change, by a button and by Word's own keys. An open section steps through its own changes
 * first; from its last it is left for the next.
 */
export function useSteps(page: RefObject<HTMLElement | null>, leave: () => void): (step: 1 | -1) => void {
  const { bench, dispatch } = useBench();
  const { murmur } = useAnnounce();
  const { desk } = useStructure();
  const { view, open, room } = bench;
  const go = useCallback(
    (step: 1 | -1) => {
      if (!page.current) return;
      if (view !== 'marked-up') {
        murmur('Changes are stepped through in the marked-up view.');
        return;
      }
      const typedIn = open === null ? null : caretLine();
      if (open !== null) flushSync(leave);
      const from =
        typedIn === null ? null : page.current.querySelector(`[data-line="${CSS.escape(typedIn)}"]`);
      const change = nextChange(page.current, step, from);
      if (!change) {
        murmur(step > 0 ? 'There is no change after this.' : 'There is no change before this.');
        return;
      }
      change.scrollIntoView({ block: 'center' });
      change.focus({ preventScroll: true });
      const am = change.getAttribute('data-am');
      if (am) dispatch({ do: 'activate', id: am });
      const { pid, nth, of, whole } = toldOf(page.current, change);
      const place = pid === null ? null : named(standingText(desk()), pid);
      const where = [am, place].filter(Boolean).join(', ');
      murmur(`${where}${whole && `: ${whole}`}. Change ${nth} of ${of}.`.replace('..', '.'));
    },
    [page, leave, view, open, murmur, dispatch, desk],
  );
  useEffect(() => {
    if (room !== 'act') return;
    const key = (event: KeyboardEvent) => {
      if (event.key !== 'F7') return;
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [room, go]);
  return go;
}
