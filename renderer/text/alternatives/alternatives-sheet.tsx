import { Check, Split } from 'lucide-react';
import { useMemo } from 'react';
import type { Alternatives, ContestedPlace } from '../../../core/amend/changes/alternatives.ts';
import { listedByNumber } from '../../../core/base/english.ts';
import { titleOf } from '../../state/review/amendment-words.ts';
import { useReview } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { Sheet } from '../../ui/dialog.tsx';
import { MarkedRuns } from '../page/marked-runs.tsx';
import { rivalsOf, sidesOf } from './alternative-groups.ts';
import './alternatives.css';

/** Shows one alternative in the text instead of those that clash with it. These stay unchanged. */
function useInstead(): (group: Alternatives, id: string) => void {
  const { dispatch } = useReview();
  const { announce } = useAnnounce();
  return (group, id) => {
    const of = rivalsOf(group, id);
    dispatch({ do: 'instead', id, of });
    announce(
      `The text shows ${id} instead of ${listedByNumber(of)}, which ${of.length === 1 ? 'is' : 'are'} kept.`,
    );
  };
}

function Place({ group, place }: { readonly group: Alternatives; readonly place: ContestedPlace }) {
  const { instrument, draft } = useReview();
  const instead = useInstead();
  const sides = useMemo(
    () => sidesOf(instrument.root, draft.amendments, place),
    [instrument, draft.amendments, place],
  );
  return (
    <section className="contested" aria-label={place.place}>
      <h3>{place.place}</h3>
      <div className="sides">
        {sides.map(({ am, lines, words }) => {
          const amendment = draft.amendments.find(({ id }) => id === am);
          const isShown = draft.shownAmendments.some(({ id }) => id === am);
          return (
            <section
              key={am}
              className={`side ${isShown ? 'chosen' : ''}`}
              aria-label={`${am} in ${place.place}`}
            >
              <h4>
                <span className="id">{am}</span> {amendment && titleOf(amendment)}
              </h4>
              <div className="reading" lang="en-GB">
                {lines.map((line) => (
                  <p key={line.key} className={`${line.role} ${line.changeStatus.state}`}>
                    {line.label.length > 0 && (
                      <span className="label">
                        <MarkedRuns runs={line.label.flatMap(({ runs }) => runs)} />{' '}
                      </span>
                    )}
                    <MarkedRuns runs={line.body.flatMap(({ runs }) => runs)} />
                  </p>
                ))}
                {lines.length === 0 && words.map((sentence) => <p key={sentence}>{sentence}</p>)}
              </div>
              {isShown ? (
                <p className="in-text">
                  <Check aria-hidden="true" /> Shown in the text
                </p>
              ) : (
                <Button onPress={() => instead(group, am)}>Use {am}</Button>
              )}
            </section>
          );
        })}
      </div>
    </section>
  );
}

/** Alternatives side by side, at every place where they differ, with a button to choose one. */
function SideBySide({ group }: { readonly group: Alternatives }) {
  return (
    <div className="alternatives-compared">
      <p className="help">
        <Split aria-hidden="true" /> They change the same words, so the text shows one at a time. Your choice
        does not change any of them.
      </p>
      {group.places.map((place) => (
        <Place key={`${place.field} ${place.pid}`} group={group} place={place} />
      ))}
    </div>
  );
}

/** The dialog that compares a group of alternatives. */
export function AlternativesSheet({
  group,
  onClose,
}: {
  readonly group: Alternatives | null;
  readonly onClose: () => void;
}) {
  return (
    <Sheet
      title={group ? `Alternatives: ${listedByNumber(group.ids)}` : 'Alternatives'}
      isOpen={group !== null}
      onOpenChange={(open) => !open && onClose()}
    >
      {() => group && <SideBySide group={group} />}
    </Sheet>
  );
}
