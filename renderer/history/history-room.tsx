import { useMutation } from '@tanstack/react-query';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { call } from '../call.ts';
import { Button } from '../shared/controls.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { count, dayAndTime } from '../shared/words.ts';
import { useAnswer } from '../state/queries.ts';
import { settled } from '../state/refused.ts';
import { useReview } from '../state/review.tsx';
import { entryWords } from './entry-words.ts';
import './history-room.css';

/** How many entries are read at once, newest first. */
const PAGE = 200;

function Verify() {
  const verify = useMutation({ mutationFn: async () => settled(await call('ledger.verify', {})) });
  return (
    <div className="verify">
      <Button isDisabled={verify.isPending} onPress={() => verify.mutate()}>
        <ShieldCheck aria-hidden="true" /> {verify.isPending ? 'Checking…' : 'Check the chain'}
      </Button>
      <span role="status">
        {verify.data && (
          <>
            The chain is whole: {count(verify.data.entries, 'entry', 'entries')}, ending in{' '}
            <code title={verify.data.head}>{verify.data.head.slice(0, 12)}…</code>
          </>
        )}
      </span>
      {verify.isError && <Trouble thrown={verify.error} />}
    </div>
  );
}

/** Everything anyone did, newest first, and whether any of it was altered since. */
export function HistoryRoom() {
  const { review } = useReview();
  const { seq } = review.ledgerHead;
  const [pages, setPages] = useState(1);
  const after = Math.max(0, seq - pages * PAGE);
  const entries = useAnswer('ledger.list', { after, limit: Math.min(5000, seq - after || 1) });
  const newest = entries.data?.toReversed() ?? [];
  return (
    <div className="room">
      <div className="room-body">
        <header className="room-head">
          <h2>History</h2>
          <Verify />
        </header>
        <p className="help">
          {count(seq, 'entry', 'entries')}. Nothing is ever taken out or altered: each entry carries the hash
          of the one before it.
        </p>
        {entries.isError && <Trouble thrown={entries.error} onRetry={() => void entries.refetch()} />}
        <ol className="ledger" reversed>
          {newest.map((entry) => (
            <li key={entry.seq}>
              <span className="seq">{entry.seq}</span>
              <time dateTime={entry.at}>{dayAndTime(entry.at)}</time>
              <span>
                <strong>{entry.who}</strong> {entryWords(entry)}
              </span>
              <code title={`SHA-256 ${entry.hash}`}>{entry.hash.slice(0, 8)}</code>
            </li>
          ))}
        </ol>
        {after > 0 && pages * PAGE < 5000 && (
          <Button onPress={() => setPages(pages + 1)}>Show earlier entries</Button>
        )}
      </div>
    </div>
  );
}
