import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Account } from '../../core/compare/account.ts';
import type { ChangeClass } from '../../core/compare/classes.ts';
import type { Scrolling } from '../ui/use-long-list.ts';
import { CompareToolbar } from './compare-toolbar.tsx';
import { type Difference, type Hidden, type Row, rowOf, rowsOf } from './compared-rows.ts';
import { type Layout, TextInOne, TextsBeside } from './compared-text.tsx';
import { DifferenceList } from './difference-list.tsx';
import type { Chosen } from './source-choice.ts';
import { useDifferenceSteps } from './use-difference-steps.ts';

/** The state of the Compare room, kept for each review when the room is left. */
export interface CompareState {
  readonly pair: readonly [Chosen, Chosen];
  readonly layout: Layout;
  readonly hidden: Hidden;
  readonly only: boolean;
}

/** The problems met in making the two texts. */
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

/** The source and licence of each text. */
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
  readonly left: CompareState;
  readonly change: (part: Partial<CompareState>) => void;
}

interface ShownProps {
  readonly account: Account;
  readonly layout: Layout;
  readonly scroller: HTMLElement;
  readonly differences: readonly Difference[];
  readonly rows: readonly Row[];
  readonly isShown: (key: string) => boolean;
  readonly onReady: (scrolling: Scrolling) => void;
  readonly onOpen: (key: string) => void;
}

/** The comparison in the chosen layout. */
function ComparisonText({
  account,
  layout,
  scroller,
  differences,
  rows,
  isShown,
  onReady,
  onOpen,
}: ShownProps) {
  if (account.differences.length === 0) {
    return (
      <div className="nothing">
        <p>The two texts are identical.</p>
        <p>Choose another text above: another version of the Act, an earlier date, or some amendments.</p>
      </div>
    );
  }
  if (layout === 'list') {
    return <DifferenceList scroller={scroller} differences={differences} onReady={onReady} onOpen={onOpen} />;
  }
  const Text = layout === 'side' ? TextsBeside : TextInOne;
  const { before, after } = account;
  const titles = before.title === after.title ? before.title : `${before.title} and ${after.title}`;
  const name = `${titles}, compared`;
  const wordsOf = (key: string) => differences.find((each) => each.key === key)?.words ?? '';
  return (
    <Text scroller={scroller} rows={rows} name={name} isShown={isShown} wordsOf={wordsOf} onReady={onReady} />
  );
}

/** A finished comparison, with its toolbar. */
export function Compared({ account, left, change }: ComparedProps) {
  const { layout, hidden, only } = left;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const [currentKey, setCurrent] = useState<string | null>(null);
  const wantedKey = useRef<string | null>(null);
  const shownDifferences = useMemo(
    () => account.differences.filter((each) => !hidden.has(each.class)),
    [account, hidden],
  );
  const isShown = useMemo(() => {
    const keys = new Set(shownDifferences.map(({ key }) => key));
    return (key: string) => keys.has(key);
  }, [shownDifferences]);
  const rows = useMemo(() => rowsOf(account.lines, isShown, only), [account, isShown, only]);
  const placeOf = useCallback(
    (difference: Difference) =>
      layout === 'list' ? shownDifferences.indexOf(difference) : rowOf(rows, difference),
    [layout, rows, shownDifferences],
  );
  const { step, goTo, seeAgain, ready } = useDifferenceSteps(scroller, shownDifferences, placeOf, setCurrent);
  const hide = (of: ChangeClass, isHidden: boolean) => {
    const next = new Set(hidden);
    if (isHidden) next.add(of);
    else next.delete(of);
    change({ hidden: next });
  };
  const open = (key: string) => {
    wantedKey.current = key;
    change({ layout: 'inline' });
  };
  // Runs once the text has replaced the list.
  useEffect(() => {
    if (layout === 'list' || wantedKey.current === null) return;
    goTo(wantedKey.current);
    wantedKey.current = null;
  }, [layout, goTo]);
  const drawn = useRef(layout);
  useEffect(() => {
    if (drawn.current === layout) return;
    drawn.current = layout;
    seeAgain();
  }, [layout, seeAgain]);
  return (
    <>
      <CompareToolbar
        layout={layout}
        counts={account.counts}
        hidden={hidden}
        onlyDifferences={only}
        shownCount={shownDifferences.length}
        at={shownDifferences.findIndex(({ key }) => key === currentKey) + 1}
        onLayout={(next) => change({ layout: next })}
        onHide={hide}
        onOnly={(next) => change({ only: next })}
        onStep={step}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard */}
      <section className="compare-scroller" ref={setScroller} tabIndex={0} aria-label="What differs">
        <Remarks account={account} />
        {scroller && (
          <ComparisonText
            account={account}
            layout={layout}
            scroller={scroller}
            differences={shownDifferences}
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
