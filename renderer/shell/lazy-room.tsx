import { type ComponentType, useEffect, useState } from 'react';
import { loaded } from '../ui/loaded.ts';
import { Trouble } from '../ui/trouble.tsx';

/** Loads the code of a room. */
export type LoadRoom = () => Promise<ComponentType>;

const loadedRooms = new WeakMap<LoadRoom, ComponentType>();

interface LazyRoomProps {
  readonly read: LoadRoom;
  /** Called once the room's component is loaded and drawn. */
  readonly onDrawn: () => void;
}

/** Loads a room's code when the room is first opened. If loading fails, the other rooms still work. React's `lazy`
 * would delay each room by a third of a second to avoid flicker; local files load at once. */
export function LazyRoom({ read, onDrawn }: LazyRoomProps) {
  const [, setLoaded] = useState(false);
  const [fault, setFault] = useState<unknown>(null);
  const RoomComponent = loadedRooms.get(read);
  useEffect(() => {
    if (RoomComponent) return onDrawn();
    let isUnmounted = false;
    loaded(read()).then(
      (part) => {
        loadedRooms.set(read, part);
        if (!isUnmounted) setLoaded(true);
      },
      (thrown) => !isUnmounted && setFault(thrown),
    );
    return () => {
      isUnmounted = true;
    };
  }, [RoomComponent, read, onDrawn]);
  if (fault !== null)
    return (
      <div className="room">
        <div className="room-body">
          <Trouble thrown={fault} retry="Reload" onRetry={() => location.reload()} />
        </div>
      </div>
    );
  return RoomComponent ? <RoomComponent /> : <div className="room" aria-busy="true" />;
}
