import { type ComponentType, useEffect, useState } from 'react';
import { loaded } from '../ui/loaded.ts';
import { Trouble } from '../ui/trouble.tsx';

/** Reads the code of a part of the window. */
export type Read = () => Promise<ComponentType>;

const loadedRooms = new WeakMap<Read, ComponentType>();

interface LaterProps {
  readonly read: Read;
  /** Told once it is drawn. */
  readonly onDrawn: () => void;
}

/**
 * A part of the window whose code is read when it is first drawn; where that can't be had, the other
 * rooms are still there.
 * React's `lazy` would hold each part up for a third of a second, lest one place-holder flicker after another: these come
 * from this machine, and at once.
 */
export function LazyRoom({ read, onDrawn }: LaterProps) {
  const [, setCame] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const Part = loadedRooms.get(read);
  useEffect(() => {
    if (Part) return onDrawn();
    let isGone = false;
    loaded(read()).then(
      (part) => {
        loadedRooms.set(read, part);
        if (!isGone) setCame(true);
      },
      (thrown) => !isGone && setFault(thrown),
    );
    return () => {
      isGone = true;
    };
  }, [Part, read, onDrawn]);
  if (fault !== null)
    return (
      <div className="room">
        <div className="room-body">
          <Trouble thrown={fault} retry="Reload" onRetry={() => location.reload()} />
        </div>
      </div>
    );
  return Part ? <Part /> : <div className="room" aria-busy="true" />;
}
