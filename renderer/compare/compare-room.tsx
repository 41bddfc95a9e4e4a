import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import type { Version } from '../../core/review/versions.ts';
import { call } from '../state/host/call.ts';
import { useAnswer } from '../state/host/queries.ts';
import { useReviewOf } from '../state/review/review.tsx';
import { useKeptChoices } from '../state/window/kept-choices.ts';
import { Button } from '../ui/controls.tsx';
import { valueOrThrow } from '../ui/refused.ts';
import { Trouble } from '../ui/trouble.tsx';
import { compareChoices } from './compare-state.ts';
import { Compared } from './compared.tsx';
import { keyOf, type Now, type Sources, sourceOf } from './source-choice.ts';
import { SourcePicker } from './source-picker.tsx';
import '../text/act/act-text.css';
import './compare-room.css';

const NO_VERSIONS: readonly Version[] = [];

function Comparison({ sources }: { readonly sources: Sources }) {
  const versions = useAnswer('version.list', {}).data ?? NO_VERSIONS;
  const id = useReviewOf(({ review }) => review.id);
  const seq = useSeq();
  const shownIds = useReviewOf(({ draft }) => draft.shownAmendments.map((each) => each.id).join(' '));
  const [left, change] = useKeptChoices(compareChoices, id);
  const now: Now = { seq, shownIds: shownIds.split(' ').filter(Boolean), moments: sources.moments };
  const [before, after] = left.pair;
  const [one, other] = [sourceOf(before, now), sourceOf(after, now)];
  const pair = one && other && { before: one, after: other };
  const answer = useQuery({
    queryKey: ['compare.run', keyOf(before, now), keyOf(after, now)],
    queryFn: pair ? async () => valueOrThrow(await call('compare.run', pair)) : skipToken,
    // The last comparison stays on screen until the new one is ready.
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <header className="compare-head">
        <h2>Compare</h2>
        <SourcePicker
          label="Before"
          sources={sources}
          versions={versions}
          now={now}
          chosen={before}
          onChange={(chosen) => change({ pair: [chosen, after] })}
        />
        <Button look="icon" aria-label="Swap the two texts" onPress={() => change({ pair: [after, before] })}>
          <ArrowLeftRight aria-hidden="true" />
        </Button>
        <SourcePicker
          label="After"
          sources={sources}
          versions={versions}
          now={now}
          chosen={after}
          onChange={(chosen) => change({ pair: [before, chosen] })}
        />
      </header>
      {answer.isError && <Trouble thrown={answer.error} onRetry={() => void answer.refetch()} />}
      {answer.isFetching && (
        <p className="comparing" role="status">
          Comparing…
        </p>
      )}
      {!pair && <p className="empty">Choose the file to compare.</p>}
      {pair && answer.data && <Compared account={answer.data} left={left} change={change} />}
    </>
  );
}

/** The sequence number of the newest ledger entry. Queries use it as a key, so that they refetch after each entry. */
const useSeq = (): number => useReviewOf(({ review }) => review.ledgerHead.seq);

/**
 * The Compare room: any two texts, for example versions of an Act, the review at two moments, or selections of
 * amendments.
 */
export function CompareRoom() {
  const seq = useSeq();
  const sources = useQuery({
    queryKey: ['compare.sources', { seq }],
    queryFn: async () => valueOrThrow(await call('compare.sources', {})),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="room compare-room" tabIndex={-1}>
      {sources.isError && <Trouble thrown={sources.error} onRetry={() => void sources.refetch()} />}
      {sources.data && <Comparison sources={sources.data} />}
    </div>
  );
}
