import { type ReactNode, useCallback, useState } from 'react';
import { HeldActContext, type HeldActPlace } from '../../state/window/held-act.ts';
import { HeldActDock, type HeldActDockProps } from './held-act-dock.tsx';

interface HeldActProviderProps extends Pick<HeldActDockProps, 'onCompare'> {
  readonly children: ReactNode;
}

/** Keeps another Act open beside every room. */
export function HeldActProvider({ onCompare, children }: HeldActProviderProps) {
  const [place, setPlace] = useState<HeldActPlace | null>(null);
  const open = useCallback((next: HeldActPlace) => setPlace(next), []);
  return (
    <HeldActContext value={open}>
      {children}
      {place && (
        <HeldActDock place={place} onOpen={open} onCompare={onCompare} onClose={() => setPlace(null)} />
      )}
    </HeldActContext>
  );
}
