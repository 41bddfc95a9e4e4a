import { useState } from 'react';
import type { FindingPlace } from '../../../core/pack/finding.ts';
import { useBench } from '../../state/review/review.tsx';

/** A requested place in the paper. `turn` distinguishes repeated requests for the same place. */
export interface AskedPlace {
  readonly place: FindingPlace;
  readonly turn: number;
}

/** Returns a function that opens the place of a finding, and the place in the paper requested last. */
export function useFindingPlace() {
  const { dispatch } = useBench();
  const [askedPlace, setAskedPlace] = useState<AskedPlace | null>(null);
  const go = (place: FindingPlace): void => {
    if (place.kind === 'amendment') dispatch({ do: 'spot', room: 'amendments', id: `amendment-${place.id}` });
    else if (place.kind === 'provision') dispatch({ do: 'go', pid: place.pid });
    else setAskedPlace((before) => ({ place, turn: (before?.turn ?? 0) + 1 }));
  };
  return { asked: askedPlace, go };
}
