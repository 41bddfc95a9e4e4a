import { useEffect, useRef, useState } from 'react';
import { walk } from '../../../core/act/tree.ts';
import { SAMPLE_TITLE } from '../../../core/sample.ts';
import { useBench, useReviewOf } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { PointedAt } from './pointed-at.tsx';
import { CHANGED, STOPS } from './tour-stops.ts';
import './tour.css';

/**
 * Shown in the sample review alone: says that it was made up, and leads round the rooms. It is a part of the window and
 * no dialog, so that what it tells of can be tried while it is there; hidden, it is back when the sample is opened again.
 */
export function Tour({ onHome }: { readonly onHome: () => void }) {
  const isSample = useReviewOf(({ review }) => review.title === SAMPLE_TITLE);
  return isSample ? <OfSample onHome={onHome} /> : null;
}

function OfSample({ onHome }: { readonly onHome: () => void }) {
  const root = useReviewOf(({ instrument }) => instrument.root);
  const { dispatch } = useBench();
  const [at, setAt] = useState<number | null>(null);
  const [isHidden, setHidden] = useState(false);
  const changed = [...walk(root)].find(({ kind, num }) => kind === 'section' && num === CHANGED)?.pid;
  useEffect(() => {
    // The first thing to be seen is a change, and not the title.
    if (changed !== undefined) dispatch({ do: 'go', pid: changed });
  }, [changed, dispatch]);
  const lead = useRef<HTMLButtonElement>(null);
  const isLed = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is at every stop that Enter is to go on
  useEffect(() => {
    // What a stop is at takes the focus when it is come to; somebody who is led round goes on from here.
    if (isLed.current) lead.current?.focus();
  }, [at]);
  if (isHidden) return null;
  const go = (next: number | null) => {
    isLed.current = true;
    setAt(next);
    const to = next === null ? undefined : STOPS[next];
    if (to) dispatch({ do: 'enter', room: to.room });
    if (to?.atChange && changed !== undefined) dispatch({ do: 'go', pid: changed });
  };
  const stop = at === null ? undefined : STOPS[at];
  const isLast = at === STOPS.length - 1;
  return (
    <section className="tour" aria-label="About this sample">
      {stop && <PointedAt at={stop.at} />}
      <div className="tour-words" aria-live="polite">
        {stop && at !== null ? (
          <p>
            <strong>
              {stop.title} <span className="soft">{`(${at + 1} of ${STOPS.length})`}</span>
            </strong>{' '}
            {stop.words}
          </p>
        ) : (
          <p>
            <strong>This is a sample review.</strong> The amendments, comments, reasons and responses are made
            up. The Act, the recommendations and the Government’s letter are real.
          </p>
        )}
      </div>
      <div className="tour-buttons">
        {at === null ? (
          <>
            <Button look="primary" ref={lead} onPress={() => go(0)}>
              Take the tour
            </Button>
            <Button onPress={() => setHidden(true)}>Hide this</Button>
          </>
        ) : (
          <>
            <Button onPress={() => go(at === 0 ? null : at - 1)}>Back</Button>
            {!isLast && (
              <Button look="primary" ref={lead} onPress={() => go(at + 1)}>
                Next
              </Button>
            )}
            <Button
              look={isLast ? 'primary' : 'plain'}
              ref={isLast ? lead : undefined}
              onPress={() => go(null)}
            >
              End the tour
            </Button>
          </>
        )}
        <Button onPress={onHome}>Start a review of your own…</Button>
      </div>
    </section>
  );
}
