import { type Ref, splitRef } from '../../../core/evidence/link.ts';
import { useBench } from '../../state/review/review.tsx';

/** Functions that open the place of an item named in the coverage views. */
export interface CoverageNavigation {
  readonly amendment: (id: string) => void;
  readonly provision: (pid: string) => void;
  /** Null if the item has no place of its own. */
  readonly to: (ref: Ref) => (() => void) | null;
}

/** Returns the navigation functions. `leave` is called first, to close the popover with the button. */
export function useCoverageNavigation(leave: () => void): CoverageNavigation {
  const { dispatch } = useBench();
  const amendment = (id: string): void => {
    leave();
    dispatch({ do: 'select', id });
    dispatch({ do: 'enter', room: 'act' });
  };
  const provision = (pid: string): void => {
    leave();
    dispatch({ do: 'go', pid });
  };
  const spot = (room: 'recommendations' | 'consultation', id: string) => (): void => {
    leave();
    dispatch({ do: 'spot', room, id });
  };
  return {
    amendment,
    provision,
    to: (ref) => {
      const { kind, id } = splitRef(ref);
      if (kind === 'amendment') return () => amendment(id);
      if (kind === 'provision') return () => provision(id);
      if (kind === 'recommendation') return spot('recommendations', `recommendation-${id}`);
      return kind === 'note' ? spot('consultation', `note-${id}`) : null;
    },
  };
}
