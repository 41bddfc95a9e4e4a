import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useConnection } from '../state/host/connection.ts';
import { useTools } from '../state/review/review.tsx';
import { useAnnounce } from '../ui/announcer.ts';

/** Saves what was typed, and asks again what was not answered, while the host was not running, as soon as it is there again, and says so. */
export function Reconnected() {
  const connection = useConnection();
  const before = useRef(connection);
  const { saver } = useTools();
  const { announce } = useAnnounce();
  const client = useQueryClient();
  useEffect(() => {
    const isBack = before.current === 'lost' && connection === 'here';
    before.current = connection;
    if (!isBack) return;
    void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    const isHeld = saver.now().unsaved.size > 0;
    void saver.reached().then((isSaved) => {
      if (isHeld && !isSaved) return;
      const saved = isHeld ? ' What you typed in the meantime is saved.' : '';
      announce(`Keeling can be reached again.${saved}`);
    });
  }, [connection, saver, announce, client]);
  return null;
}
