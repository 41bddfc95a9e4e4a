import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { placesTouched, wordCounts } from '../../core/amend/changes/change-counts.ts';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { isLive, STATE_WORDS } from '../../core/amend/edits/states.ts';
import { count } from '../../core/base/english.ts';
import { refusalMessage } from '../../core/base/result.ts';
import { notInReviewRefusal } from '../../core/review/rules.ts';
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
import { type CardAction, cardAction } from './card-keys.ts';
import { CardLinks } from './card-links.tsx';
import { CardRedline } from './card-redline.tsx';
import { CardWording } from './card-wording.tsx';
import { ChooseEdits } from './choose-shown.tsx';
import { changeKeys, countHidden } from './listed-amendments.ts';
import { useFocusAfterMove } from './use-focus-after-move.ts';

/** A summary of an amendment's size and revisions. */
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

/** Explains why an amendment cannot be decided on yet, and which step comes first. Null if it can be decided. */
function undecidedWords(amendment: Amendment): string | null {
  const { state } = amendment;
  const [next] = movesOf({ state });
  const advice = next ? ` Choose “${moveWords(state, next)}” first.` : '';
  const refusal = notInReviewRefusal(amendment);
  return refusal && `${refusalMessage(refusal)}${advice}`;
}

/** The number of pixels by which a card extends above and below the visible part of its room. */
function overflowOf(card: Element) {
  const cardBox = card.getBoundingClientRect();
  const roomBox = card.closest('.room')?.getBoundingClientRect() ?? cardBox;
  return { above: roomBox.top - cardBox.top, below: cardBox.bottom - roomBox.bottom };
}

const isTextField = (target: Element): boolean =>
  target.matches('textarea, select, input:not([type=checkbox]), [contenteditable]');

interface AmendmentCardProps {
  readonly amendment: Amendment;
  /** Its position in the list, from 1, and the length of the list. */
  readonly nth: number;
  readonly of: number;
  /** Whether Tab reaches this card. The list has one such card; keys move from it to the others (roving tabindex). */
  readonly isStop: boolean;
  /** Whether the card is selected for a bulk action. */
  readonly isChosen: boolean;
  readonly onChoose: (id: string, isChosen: boolean) => void;
  readonly onFocus: (id: string) => void;
  readonly onStep: (from: Element, by: 1 | -1) => void;
}

/** One amendment in the Amendments room: its changes in context, its details, and the actions on it. */
export const AmendmentCard = memo(function AmendmentCard(props: AmendmentCardProps) {
  const { amendment, nth, of, isStop, isChosen, onChoose, onFocus, onStep } = props;
  const { bench, dispatch } = useBench();
  const alternatives = useReviewOf(({ draft }) => draft.alternatives, saysTheSame);
  const openAlternatives = useOpenAlternatives();
  const { commentOn } = useComments();
  const { explain } = useAnnounce();
  const [decision, setDecision] = useState<Decision | null>(null);
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
  const undecidedReason = undecidedWords(amendment);
  const decide = (decision: Decision) =>
    undecidedReason === null ? setDecision(decision) : explain(undecidedReason);
  const actionsFor = (card: Element): Readonly<Record<CardAction, () => void>> => ({
    next: () => onStep(card, 1),
    previous: () => onStep(card, -1),
    agree: () => decide('agree'),
    return: () => decide('return'),
    comment: () => commentOn({ on: `amendment:${id}`, words: null, name: id }),
    open: () => open('select'),
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target, currentTarget } = event;
    // React events of a dialog opened from a card bubble to the card, although the dialog is not inside it in the DOM.
    if (!(target instanceof Element) || !currentTarget.contains(target) || event.defaultPrevented) return;
    const action = isTextField(target) ? null : cardAction(event, overflowOf(currentTarget));
    // Buttons handle Enter themselves, and scrollable elements handle the arrow keys.
    if (action === null || (event.key.length > 1 && target !== currentTarget)) return;
    event.preventDefault();
    if (action === 'next' || action === 'previous') noteStep();
    else if (event.key.length === 1 && !mayBeCommand()) return explain(NOT_COMMANDS);
    actionsFor(currentTarget)[action]();
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
      onKeyDown={onKeyDown}
    >
      <header>
        <Checkbox isSelected={isChosen} onChange={(to) => onChoose(id, to)} aria-label={`Select ${id}`} />
        <span className="id">{id}</span>
        <h3 id={heading}>{titleOf(amendment)}</h3>
        <span className={`state ${state}`}>{STATE_WORDS[state]}</span>
        {undecidedReason === null && <CardDecisions id={id} onDecide={decide} />}
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
          <ChooseEdits
            id={id}
            changes={changes}
            hiddenChanges={countHidden(amendment, bench.leftOut)}
            isExplained
          />
        )}
      </div>
      <CardFoot amendment={amendment} onOpen={() => open('select')} onWorkOn={() => open('activate')} />
      <DecideSheet id={id} decision={decision} onClose={() => setDecision(null)} />
    </article>
  );
});
