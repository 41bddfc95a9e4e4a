import { type RefObject, useEffect, useRef } from 'react';
import type { AmendmentState } from '../../core/amend/edits/amendment.ts';
import { afterPaint } from '../ui/after-paint.ts';

/**
 * Keeps the focus near an amendment whose state changed, because the pressed button or its dialog disappears. @param
 * place takes the focus if nothing else has it
 */
export function useFocusAfterMove(
  place: RefObject<HTMLElement | null>,
  id: string,
  state: AmendmentState,
): void {
  const before = useRef({ id, state });
  useEffect(() => {
    const hasMoved = before.current.id === id && before.current.state !== state;
    before.current = { id, state };
    if (!hasMoved) return;
    return afterPaint(() => {
      if (document.activeElement === document.body) place.current?.focus({ preventScroll: true });
    });
  }, [id, state, place]);
}
