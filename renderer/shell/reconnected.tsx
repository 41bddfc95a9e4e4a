import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useConnection } from '../state/host/connection.ts';
import { useTools } from '../state/review/review.tsx';
import { useAnnounce } from '../ui/announcer.ts';

/** When the connection to the host returns, saves what was typed, repeats failed queries, and announces both. */
export function Reconnected() {
  const connection = useConnection();
  const connectionBefore = useRef(connection);
  const { saver } = useTools();
  const { announce } = useAnnounce();
  const client = useQueryClient();
  useEffect(() => {
    const isBack = connectionBefore.current === 'lost' && connection === 'here';
    connectionBefore.current = connection;
    if (!isBack) return;
    void client.refetchQueries({ predicate: ({ state }) => state.status === 'error' });
    const hasUnsaved = saver.now().unsaved.size > 0;
    void saver.saveWhenReached().then((isSaved) => {
      if (hasUnsaved && !isSaved) return;
      const savedNote = hasUnsaved ? ' What you typed in the meantime is saved.' : '';
      announce(`Keeling can be reached again.${savedNote}`);
    });
  }, [connection, saver, announce, client]);
  return null;
}
