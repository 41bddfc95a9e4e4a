import { type ComponentType, useEffect, useState } from 'react';
import { loaded } from './loaded.ts';

/**
 * Loads a component's code when it is first needed; null until then. A failed load throws during render, which the
 * window's error boundary shows. @param read must be the same function at every render
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
