import { History } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { useLedgerSince } from '../state/host/queries.ts';
import { useReviewNow } from '../state/review/review.tsx';
import { revisedIn, whileDrafting } from '../state/review/revised.ts';
import { useAnnounce } from '../ui/announcer.ts';

/** Maximum number of ledger entries searched, newest first. */
const BACK = 300;

/** Lists the revisions made while this amendment was drafted: its own, and those of other amendments. */
export const Revisions = memo(function Revisions({ id }: { readonly id: string }) {
  const now = useReviewNow();
  const [after] = useState(() => Math.max(0, now().review.ledgerHead.seq - BACK));
  const { data: entries } = useLedgerSince(after);
  const own = revisedIn(entries ?? []).filter(
    (revised) => revised.id === id || revised.because === whileDrafting(id),
  );
  const { announcePolitely } = useAnnounce();
  const newest = own[0];
  const lastSeq = useRef<number | null>(null);
  useEffect(() => {
    if (!entries) return;
    const isNews = lastSeq.current !== null && newest !== undefined && newest.seq > lastSeq.current;
    lastSeq.current = newest?.seq ?? lastSeq.current ?? 0;
    if (isNews) announcePolitely(`${newest.words}.`);
  }, [entries, newest, announcePolitely]);
  if (own.length === 0) return null;
  return (
    <ul className="revisions" aria-label="Revisions made while drafting">
      {own.map(({ seq, words }) => (
        <li key={seq}>
          <History aria-hidden="true" /> {words}
        </li>
      ))}
    </ul>
  );
});
