import { type ReactNode, useCallback, useState } from 'react';
import { HeldActContext, type HeldActPlace } from '../../state/held-act.ts';
import { HeldActDock } from './held-act-dock.tsx';

/** Keeps another Act open beside whichever room is looked at. */
export function HeldActProvider({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<HeldActPlace | null>(null);
  const open = useCallback((next: HeldActPlace) => setPlace(next), []);
  return (
    <HeldActContext value={open}>
      {children}
      {place && <HeldActDock place={place} onOpen={open} onClose={() => setPlace(null)} />}
    </HeldActContext>
  );
}
