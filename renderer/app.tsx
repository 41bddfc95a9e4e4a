import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { FirstScreen } from './first/first-screen.tsx';
import { Trouble } from './shared/trouble.tsx';
import { newClient, useHostState } from './state/queries.ts';

function Rooms() {
  const state = useHostState();
  if (state.isPending) return <p className="hidden-words">Opening Keeling…</p>;
  if (state.isError) return <Trouble thrown={state.error} onRetry={() => void state.refetch()} />;
  return <FirstScreen state={state.data} />;
}

export function App() {
  const [client] = useState(newClient);
  return (
    <QueryClientProvider client={client}>
      <Rooms />
    </QueryClientProvider>
  );
}
