import { useEffect, useRef, useState } from 'react';
import { walk } from '../../../core/act/tree.ts';
import { SAMPLE_TITLE } from '../../../core/sample.ts';
import { useBench, useReviewOf } from '../../state/review/review.tsx';
import { Button } from '../../ui/controls.tsx';
import { TourOutline } from './pointed-at.tsx';
import { CHANGED_SECTION, TOUR_STOPS } from './tour-stops.ts';
import './tour.css';

/**
 * The introduction to the sample review. It is part of the window and not a dialog, so that people can try what it
 * describes. Once hidden, it returns when the sample is opened again.
 */
export function Tour({ onHome }: { readonly onHome: () => void }) {
  const isSample = useReviewOf(({ review }) => review.title === SAMPLE_TITLE);
  return isSample ? <SampleTour onHome={onHome} /> : null;
}

function SampleTour({ onHome }: { readonly onHome: () => void }) {
  const root = useReviewOf(({ instrument }) => instrument.root);
  const { dispatch } = useBench();
  const [stopIndex, setStopIndex] = useState<number | null>(null);
  const [isHidden, setHidden] = useState(false);
  const changedPid = [...walk(root)].find(
    ({ kind, num }) => kind === 'section' && num === CHANGED_SECTION,
  )?.pid;
  useEffect(() => {
    // The sample opens at a change and not at the Act's title.
    if (changedPid !== undefined) dispatch({ do: 'go', pid: changedPid });
  }, [changedPid, dispatch]);
  const nextButton = useRef<HTMLButtonElement>(null);
  const hasMoved = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the button takes the focus again at every stop
  useEffect(() => {
    // The element of a stop may take the focus when its room opens. The tour takes it back, so that Enter continues.
    if (hasMoved.current) nextButton.current?.focus();
  }, [stopIndex]);
  if (isHidden) return null;
  const goToStop = (next: number | null) => {
    hasMoved.current = true;
    setStopIndex(next);
    const target = next === null ? undefined : TOUR_STOPS[next];
    if (target) dispatch({ do: 'enter', room: target.room });
    if (target?.isAtChange && changedPid !== undefined) dispatch({ do: 'go', pid: changedPid });
  };
  const stop = stopIndex === null ? undefined : TOUR_STOPS[stopIndex];
  const isLast = stopIndex === TOUR_STOPS.length - 1;
  return (
    <section className="tour" aria-label="About this sample">
      {stop && <TourOutline selectors={stop.selectors} />}
      <div className="tour-words" aria-live="polite">
        {stop && stopIndex !== null ? (
          <p>
            <strong>
              {stop.title} <span className="soft">{`(${stopIndex + 1} of ${TOUR_STOPS.length})`}</span>
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
        {stopIndex === null ? (
          <>
            <Button look="primary" ref={nextButton} onPress={() => goToStop(0)}>
              Take the tour
            </Button>
            <Button onPress={() => setHidden(true)}>Hide this</Button>
          </>
        ) : (
          <>
            <Button onPress={() => goToStop(stopIndex === 0 ? null : stopIndex - 1)}>Back</Button>
            {!isLast && (
              <Button look="primary" ref={nextButton} onPress={() => goToStop(stopIndex + 1)}>
                Next
              </Button>
            )}
            <Button
              look={isLast ? 'primary' : 'plain'}
              ref={isLast ? nextButton : undefined}
              onPress={() => goToStop(null)}
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
