import { useCallback } from 'react';
import { refSchema, splitRef } from '../../../core/evidence/link.ts';
import { useTools } from './review.tsx';

/** Returns a function that shows the target of a reference. A target without its own place is shown in its room. */
export function useOpen(): (leads: string) => void {
  const { dispatch } = useTools();
  return useCallback(
    (leads) => {
      const ref = refSchema.safeParse(leads);
      if (!ref.success) return dispatch({ do: 'enter', room: 'amendments' });
      const { kind, id } = splitRef(ref.data);
      const spot = (room: 'amendments' | 'recommendations' | 'consultation') =>
        dispatch({ do: 'spot', room, id: `${kind}-${id}` });
      switch (kind) {
        case 'provision':
          return dispatch({ do: 'go', pid: id });
        case 'amendment':
          dispatch({ do: 'select', id });
          return spot('amendments');
        case 'note':
        case 'answer':
        case 'excerpt':
        case 'theme':
        case 'question':
          return spot('consultation');
        default:
          return spot('recommendations');
      }
    },
    [dispatch],
  );
}
