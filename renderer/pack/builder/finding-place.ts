import { useState } from 'react';
import type { FindingPlace } from '../../../core/pack/finding.ts';
import { useBench } from '../../state/review/review.tsx';

/** A place of the paper that was asked for; `turn` tells one request from the next for the same place. */
export interface AskedPlace {
  readonly place: FindingPlace;
  readonly turn: number;
}

/** The way from a finding to where it is put right, and the place of the paper that was asked for last. */
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
