import { type ComponentType, useEffect, useState } from 'react';
import { loaded } from './loaded.ts';

/**
 * A part of the window whose code is read when it is first wanted; null until then. Where it can't be had, the fault is
 * the window's.
 * @param read the same function at each drawing
 */
export function useLater<P>(
  isWanted: boolean,
  read: () => Promise<ComponentType<P>>,
): ComponentType<P> | null {
  const [loadedPart, setLoaded] = useState<{ readonly Part: ComponentType<P> } | null>(null);
  const [fault, setFault] = useState<{ readonly thrown: unknown } | null>(null);
  useEffect(() => {
    if (!isWanted) return;
    let isGone = false;
    loaded(read()).then(
      (Part) => !isGone && setLoaded({ Part }),
      (thrown) => !isGone && setFault({ thrown }),
    );
    return () => {
      isGone = true;
    };
  }, [isWanted, read]);
  if (fault) throw fault.thrown;
  return loadedPart?.Part ?? null;
}
