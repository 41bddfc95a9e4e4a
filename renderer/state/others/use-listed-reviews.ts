import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { HOST_STATE } from '../host/queries.ts';
import { hear } from './news.ts';

/** Updates the list of a server's reviews when one is created, shared or renamed. */
export function useListedReviews(): void {
  const client = useQueryClient();
  useEffect(() => {
    const read = () => void client.invalidateQueries({ queryKey: HOST_STATE });
    const hearing = hear(null, { reviews: read });
    const see = () => hearing.see(document.visibilityState === 'visible');
    see();
    document.addEventListener('visibilitychange', see);
    return () => {
      hearing.stop();
      document.removeEventListener('visibilitychange', see);
    };
  }, [client]);
}
