import { useState } from 'react';
import type { AsideCount } from '../../../core/amend/instructions/set-aside.ts';
import { capital } from '../../../core/base/english.ts';
import type { OverlayItem } from '../../../core/wording/overlay-calls.ts';
import { useAnswer } from '../../state/host/queries.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { AsideList, type AsidePart, asideWords } from '../wording/set-aside.tsx';
import { itemName } from './overlay-words.ts';

interface AsideProps {
  readonly id: string;
  /** The instructions that amend other Acts. */
  readonly otherItems: readonly OverlayItem[];
  /** The number of provisions that amend nothing, by kind. */
  readonly counts: readonly AsideCount[];
}

/** The parts of a Bill that do not amend this Act: a count, and a list that loads when opened. */
export function OverlayAside({ id, otherItems, counts }: AsideProps) {
  const [isOpen, setOpen] = useState(false);
  const { data: aside, error, refetch } = useAnswer('overlay.aside', { id }, isOpen && counts.length > 0);
  const all: readonly AsideCount[] =
    otherItems.length > 0 ? [{ kind: 'other-act', count: otherItems.length }, ...counts] : counts;
  if (all.length === 0) return null;
  const parts: readonly AsidePart[] = [
    ...otherItems.map((item) => ({ name: itemName(item), words: item.words, reason: item.reason })),
    ...(aside?.parts ?? []).map(({ cite, words, reason }) => ({ name: capital(cite), words, reason })),
  ];
  return (
    <details className="set-aside" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{asideWords(all)}</summary>
      {error && <Trouble thrown={error} onRetry={() => void refetch()} />}
      {isOpen && <AsideList parts={parts} />}
    </details>
  );
}
