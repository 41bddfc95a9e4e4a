import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { placesTouched, wordCounts } from '../../core/amend/changes/change-counts.ts';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { isLive, STATE_WORDS } from '../../core/amend/edits/states.ts';
import { count } from '../../core/base/english.ts';
import { whyOf } from '../../core/base/result.ts';
import { undecidedRefusal } from '../../core/review/rules.ts';
import { movesOf, moveWords, titleOf } from '../state/review/amendment-words.ts';
import { describedChanges } from '../state/review/changes.ts';
import { useBench, useReviewOf } from '../state/review/review.tsx';
import { useOpenAlternatives } from '../text/alternatives/alternatives-provider.tsx';
import { useComments } from '../text/comments/comments-context.ts';
import { DecideSheet, type Decision } from '../text/comments/decide.tsx';
import { useAnnounce } from '../ui/announcer.ts';
import { Button, Checkbox } from '../ui/controls.tsx';
import { mayBeCommand, NOT_COMMANDS, noteStep } from '../ui/letters.ts';
import { saysTheSame } from '../ui/says-the-same.ts';
import { CardComments } from './card-comments.tsx';
import { CardDecisions } from './card-decisions.tsx';
import { CardFoot } from './card-foot.tsx';
import { type CardAct, cardAct } from './card-keys.ts';
import { CardLinks } from './card-links.tsx';
import { CardRedline } from './card-redline.tsx';
import { CardWording } from './card-wording.tsx';
import { ChooseEdits } from './choose-shown.tsx';
import { changeKeys, leftIn } from './listed-amendments.ts';
import { useFocusAfterMove } from './use-focus-after-move.ts';

/** How much an amendment changes, and how often it was revised. */
function Facts({ amendment }: { readonly amendment: Amendment }) {
  const root = useReviewOf(({ instrument }) => instrument.root);
  const { inserted, deleted } = wordCounts(root, amendment.edits);
  const { revision, changedBy } = amendment;
  return (
    <p className="facts">
      {count(describedChanges(root, amendment).length, 'change')}:{' '}
      {inserted > 0 && <span className="plus">{count(inserted, 'word')} inserted</span>}
      {inserted > 0 && deleted > 0 && ', '}
      {deleted > 0 && <span className="minus">{count(deleted, 'word')} deleted</span>}
      {inserted + deleted === 0 && 'no whole word'}
      {revision > 1 && ` · ${count(revision - 1, 'revision')}, the last by ${changedBy}`}
    </p>
  );
}

/** Why an amendment is not decided on now, with the way to where it is; null where it is. */
function undecidedWords(amendment: Amendment): string | null {
  const { state } = amendment;
  const [next] = movesOf({ state });
  const advice = next ? ` Choose “${moveWords(state, next)}” first.` : '';
  const refusal = undecidedRefusal(amendment);
  return refusal && `${whyOf(refusal)}${advice}`;
}

/** How far a card reaches beyond what is in view of its room, in pixels. */
function beyondOf(card: Element) {
  const own = card.getBoundingClientRect();
  const room = card.closest('.room')?.getBoundingClientRect() ?? own;
  return { above: room.top - own.top, below: own.bottom - room.bottom };
}

const isWrittenIn = (target: Element): boolean =>
  target.matches('textarea, select, input:not([type=checkbox]), [contenteditable]');

interface AmendmentCardProps {
  readonly amendment: Amendment;
  /** Where it is in the list, from 1, and how many there are. */
  readonly nth: number;
  readonly of: number;
  /** Whether Tab comes to it: from there, keys go from one to the next. */
  readonly isStop: boolean;
  /** Whether it is selected, to do something to several. */
  readonly isChosen: boolean;
  readonly onChoose: (id: string, isChosen: boolean) => void;
  readonly onFocus: (id: string) => void;
  readonly onStep: (from: Element, by: 1 | -1) => void;
}

/** An amendment in the list of all: what it changes in its context, all that is known of it, and what can be done with it. */
export const AmendmentCard = memo(function AmendmentCard(props: AmendmentCardProps) {
  const { amendment, nth, of, isStop, isChosen, onChoose, onFocus, onStep } = props;
  const { bench, dispatch } = useBench();
  const alternatives = useReviewOf(({ draft }) => draft.alternatives, saysTheSame);
  const openAlternatives = useOpenAlternatives();
  const { commentOn } = useComments();
  const { explain } = useAnnounce();
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const { id, state, reason, purpose } = amendment;
  const clash = alternatives.find((alternative) => alternative.id === id);
  const card = useRef<HTMLElement>(null);
  useFocusAfterMove(card, id, state);
  const heading = `amendment-${id}`;
  const changes = changeKeys(amendment).size;
  const open = (as: 'activate' | 'select') => {
    dispatch({ do: as, id });
    const [first] = placesTouched(amendment.edits);
    if (first) dispatch({ do: 'go', pid: first.pid });
    else dispatch({ do: 'enter', room: 'act' });
  };
  const undecided = undecidedWords(amendment);
  const decide = (decision: Decision) => (undecided === null ? setDeciding(decision) : explain(undecided));
  const actsOn = (card: Element): Readonly<Record<CardAct, () => void>> => ({
    next: () => onStep(card, 1),
    previous: () => onStep(card, -1),
    agree: () => decide('agree'),
    return: () => decide('return'),
    comment: () => commentOn({ on: `amendment:${id}`, words: null, name: id }),
    open: () => open('select'),
  });
  const key = (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget } = event;
    // A sheet that is opened from a card is not in it, though its keys come by here.
    if (!(target instanceof Element) || !currentTarget.contains(target) || event.defaultPrevented) return;
    const act = isWrittenIn(target) ? null : cardAct(event, beyondOf(currentTarget));
    // A button has Enter for itself, and what can be scrolled the arrows.
    if (act === null || (event.key.length > 1 && target !== currentTarget)) return;
    event.preventDefault();
    if (act === 'next' || act === 'previous') noteStep();
    else if (event.key.length === 1 && !mayBeCommand()) return explain(NOT_COMMANDS);
    actsOn(currentTarget)[act]();
  };
  return (
    <article
      ref={card}
      className={`card ${state} ${isChosen ? 'chosen' : ''}`}
      aria-labelledby={heading}
      aria-posinset={nth}
      aria-setsize={of}
      tabIndex={isStop ? 0 : -1}
      onFocus={() => onFocus(id)}
      onKeyDown={key}
    >
      <header>
        <Checkbox isSelected={isChosen} onChange={(to) => onChoose(id, to)} aria-label={`Select ${id}`} />
        <span className="id">{id}</span>
        <h3 id={heading}>{titleOf(amendment)}</h3>
        <span className={`state ${state}`}>{STATE_WORDS[state]}</span>
        {undecided === null && <CardDecisions id={id} onDecide={decide} />}
      </header>
      <div className="why">
        {purpose && (
          <p className="purpose">
            <strong>Purpose:</strong> {purpose}
          </p>
        )}
        <p className={reason ? 'reason' : 'reason soft'}>
          <strong>Reason:</strong> {reason || 'not given yet'}
        </p>
        <Facts amendment={amendment} />
      </div>
      {clash && (
        <p className="clash">
          An alternative to {clash.with.join(', ')}: both change the same words, so this one is not shown.{' '}
          <Button look="link-command" onPress={() => openAlternatives(id)}>
            Compare {id} side by side
          </Button>
        </p>
      )}
      <CardRedline amendment={amendment} />
      <div className="card-side">
        <CardWording amendment={amendment} />
        <CardLinks id={id} />
        <CardComments amendment={amendment} />
        {isLive(amendment) && !clash && !bench.hidden.has(id) && changes > 1 && (
          <ChooseEdits id={id} changes={changes} left={leftIn(amendment, bench.leftOut)} isSaid />
        )}
      </div>
      <CardFoot amendment={amendment} onOpen={() => open('select')} onWorkOn={() => open('activate')} />
      <DecideSheet id={id} decision={deciding} onClose={() => setDeciding(null)} />
    </article>
  );
});
