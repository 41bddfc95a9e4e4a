import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ArrowLeftRight } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { Account } from '../../core/compare/account.ts';
import type { ChangeClass } from '../../core/compare/classes.ts';
import { call } from '../call.ts';
import { Button } from '../shared/controls.tsx';
import { Trouble } from '../shared/trouble.tsx';
import { settled } from '../state/refused.ts';
import { useReviewOf } from '../state/review.tsx';
import { type Chosen, FIRST, type Now, type Sources, sourceOf } from './choice.ts';
import { CompareToolbar } from './compare-toolbar.tsx';
import { type Layout, type Scrolling, TextInOne, TextsBeside } from './compared-text.tsx';
import { DifferenceList } from './difference-list.tsx';
import { SourcePicker } from './picker.tsx';
import { type Difference, type Hidden, type Row, rowOf, rowsOf } from './rows.ts';
import { useDifferenceSteps } from './use-difference-steps.ts';
import '../act/act-text.css';
import './compare-room.css';

/** How the room was left, for each review: whoever goes to the Act and comes back finds the same two texts. */
interface Left {
  readonly pair: readonly [Chosen, Chosen];
  readonly layout: Layout;
  readonly hidden: Hidden;
  readonly only: boolean;
}

const NEW: Left = { pair: FIRST, layout: 'inline', hidden: new Set(), only: false };
const leftAs = new Map<string, Left>();

function useLeft(id: string): readonly [Left, (change: Partial<Left>) => void] {
  const [left, setLeft] = useState(() => leftAs.get(id) ?? NEW);
  const change = (part: Partial<Left>) => {
    const next = { ...left, ...part };
    leftAs.set(id, next);
    setLeft(next);
  };
  return [left, change];
}

/** What could not be done in making the two texts. */
function Remarks({ account: { before, after } }: { readonly account: Account }) {
  const remarks = [...before.remarks, ...after.remarks];
  if (remarks.length === 0) return null;
  return (
    <ul className="compare-remarks">
      {remarks.map((remark, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: both texts may have the same remark
        <li key={at}>{remark}</li>
      ))}
    </ul>
  );
}

/** Where each of the two texts is from, and its licence. */
function Provenance({ account: { before, after } }: { readonly account: Account }) {
  return (
    <footer className="compare-provenance">
      {[before, after].map(({ title, description, licence }, at) => (
        <p key={at === 0 ? 'before' : 'after'}>
          <strong>{at === 0 ? 'Before' : 'After'}</strong> {title}. {description}. {licence}.
        </p>
      ))}
    </footer>
  );
}

interface ComparedProps {
  readonly account: Account;
  readonly left: Left;
  readonly change: (part: Partial<Left>) => void;
}

interface ShownProps {
  readonly account: Account;
  readonly layout: Layout;
  readonly scroller: HTMLElement;
  readonly shown: readonly Difference[];
  readonly rows: readonly Row[];
  readonly isShown: (key: string) => boolean;
  readonly onReady: (scrolling: Scrolling) => void;
  readonly onOpen: (key: string) => void;
}

/** The comparison in the layout that was chosen. */
function Shown({ account, layout, scroller, shown, rows, isShown, onReady, onOpen }: ShownProps) {
  if (account.differences.length === 0) {
    return <p className="nothing">The two texts are the same, letter for letter.</p>;
  }
  if (layout === 'list') {
    return <DifferenceList scroller={scroller} differences={shown} onReady={onReady} onOpen={onOpen} />;
  }
  const Text = layout === 'side' ? TextsBeside : TextInOne;
  const { before, after } = account;
  const both = before.title === after.title ? before.title : `${before.title} and ${after.title}`;
  const name = `${both}, compared`;
  const wordsOf = (key: string) => shown.find((each) => each.key === key)?.words ?? '';
  return (
    <Text scroller={scroller} rows={rows} name={name} isShown={isShown} wordsOf={wordsOf} onReady={onReady} />
  );
}

/** A comparison that was made. */
function Compared({ account, left, change }: ComparedProps) {
  const { layout, hidden, only } = left;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const shown = useMemo(
    () => account.differences.filter((each) => !hidden.has(each.class)),
    [account, hidden],
  );
  const isShown = useMemo(() => {
    const keys = new Set(shown.map(({ key }) => key));
    return (key: string) => keys.has(key);
  }, [shown]);
  const rows = useMemo(() => rowsOf(account.lines, isShown, only), [account, isShown, only]);
  const placeOf = useCallback(
    (difference: Difference) => (layout === 'list' ? shown.indexOf(difference) : rowOf(rows, difference)),
    [layout, rows, shown],
  );
  const { step, goTo, ready } = useDifferenceSteps(scroller, shown, placeOf, setCurrent);
  const hide = (of: ChangeClass, isHidden: boolean) => {
    const next = new Set(hidden);
    if (isHidden) next.add(of);
    else next.delete(of);
    change({ hidden: next });
  };
  const open = (key: string) => {
    change({ layout: 'inline' });
    // When the text is drawn in the place of the list.
    setTimeout(() => goToNow.current(key));
  };
  const goToNow = useRef(goTo);
  goToNow.current = goTo;
  return (
    <>
      <CompareToolbar
        layout={layout}
        counts={account.counts}
        hidden={hidden}
        onlyDifferences={only}
        shown={shown.length}
        at={shown.findIndex(({ key }) => key === current) + 1}
        onLayout={(next) => change({ layout: next })}
        onHide={hide}
        onOnly={(next) => change({ only: next })}
        onStep={step}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section className="compare-scroller" ref={setScroller} tabIndex={0} aria-label="What differs">
        <Remarks account={account} />
        {scroller && (
          <Shown
            account={account}
            layout={layout}
            scroller={scroller}
            shown={shown}
            rows={rows}
            isShown={isShown}
            onReady={ready}
            onOpen={open}
          />
        )}
        <Provenance account={account} />
      </section>
    </>
  );
}

function Comparison({ sources }: { readonly sources: Sources }) {
  const id = useReviewOf(({ review }) => review.id);
  const seq = useSeq();
  const shownIds = useReviewOf(({ draft }) => draft.shown.map((each) => each.id).join(' '));
  const [left, change] = useLeft(id);
  const now: Now = { seq, shown: shownIds.split(' ').filter(Boolean), moments: sources.moments };
  const [before, after] = left.pair;
  const asked = { before: sourceOf(before, now), after: sourceOf(after, now) };
  const answer = useQuery({
    queryKey: ['compare.run', asked],
    queryFn: async () => settled(await call('compare.run', asked)),
    // What was compared stays to be read until what is compared now is there.
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <header className="compare-head">
        <h2>Compare</h2>
        <SourcePicker
          label="Before"
          sources={sources}
          now={now}
          chosen={before}
          onChange={(chosen) => change({ pair: [chosen, after] })}
        />
        <Button
          look="icon"
          aria-label="Exchange the two texts"
          onPress={() => change({ pair: [after, before] })}
        >
          <ArrowLeftRight aria-hidden="true" />
        </Button>
        <SourcePicker
          label="After"
          sources={sources}
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
      {answer.data && <Compared account={answer.data} left={left} change={change} />}
    </>
  );
}

/** The newest entry of the ledger: what is asked of the review is asked anew when there is another. */
const useSeq = (): number => useReviewOf(({ review }) => review.ledgerHead.seq);

/** Any two texts beside each other: versions of an Act, the review at two moments, selections. */
export function CompareRoom() {
  const seq = useSeq();
  const sources = useQuery({
    queryKey: ['compare.sources', { seq }],
    queryFn: async () => settled(await call('compare.sources', {})),
    placeholderData: keepPreviousData,
  });
  return (
    <div className="room compare-room" tabIndex={-1}>
      {sources.isError && <Trouble thrown={sources.error} onRetry={() => void sources.refetch()} />}
      {sources.data && <Comparison sources={sources.data} />}
    </div>
  );
}
