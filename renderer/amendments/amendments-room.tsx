import { FilePlus2, FileText, Keyboard, ListChecks, Quote } from 'lucide-react';
import { useCallback, useState } from 'react';
import { AMENDMENT_STATES, type Amendment, type AmendmentState } from '../../core/amend/edits/amendment.ts';
import { STATE_WORDS } from '../../core/amend/edits/states.ts';
import { count, uncapital } from '../../core/base/english.ts';
import { useReview } from '../state/review/review.tsx';
import { useNewAmendment } from '../state/review/use-amendments.ts';
import { useWordingDialog } from '../state/window/wording-dialog.ts';
import { Button } from '../ui/controls.tsx';
import { LongList } from '../ui/long-list.tsx';
import { Segments } from '../ui/segments.tsx';
import { shownShortcut } from '../ui/shortcut.ts';
import { AlternativeGroups } from './alternative-groups.tsx';
import { ChooseGroups } from './choose-shown.tsx';
import './amendments-room.css';
import { AmendmentCard } from './amendment-card.tsx';
import { CARD_KEYS } from './card-keys.ts';
import { SeveralBar } from './several-bar.tsx';

/** Estimated height of a card in pixels: title, reason, a short redline beside the wording, and buttons. */
const CARD_HEIGHT = 560;
const CARDS_DRAWN = { all: 10, beyond: 4 };

function StateFilter(props: {
  readonly amendments: readonly Amendment[];
  readonly value: AmendmentState | 'all';
  readonly onChange: (value: AmendmentState | 'all') => void;
}) {
  const { amendments, value, onChange } = props;
  const states = AMENDMENT_STATES.filter((state) =>
    amendments.some((amendment) => amendment.state === state),
  );
  return (
    <Segments
      label="State"
      options={['all', ...states] as const}
      words={(state) =>
        state === 'all'
          ? `All ${amendments.length}`
          : `${STATE_WORDS[state]} ${amendments.filter((amendment) => amendment.state === state).length}`
      }
      value={value}
      onChange={onChange}
    />
  );
}

/** The keyboard shortcuts of the cards, shown above the list. */
const KeyList = () => (
  <p className="card-key-list">
    <Keyboard aria-hidden="true" />
    <span className="hidden-words">Keys while an amendment has the focus: </span>
    {Object.values(CARD_KEYS).map((shortcut) => (
      <span key={shortcut.key}>
        <kbd>{shownShortcut(shortcut)}</kbd> {uncapital(shortcut.does)}
      </span>
    ))}
  </p>
);

interface CardsProps {
  readonly amendments: readonly Amendment[];
  /** The accessible name of the list. */
  readonly name: string;
  /** The amendments selected for a bulk action. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (id: string, isChosen: boolean) => void;
}

/** Moves the focus to the next or previous card. The list keeps the neighbours of the focused card rendered. */
function moveFocus(from: Element, by: 1 | -1): void {
  const focusedId = Number(from.closest('[data-index]')?.getAttribute('data-index'));
  const card = from
    .closest('.cards')
    ?.querySelector<HTMLElement>(`[data-index="${focusedId + by}"] > article`);
  card?.scrollIntoView({ block: 'start' });
  card?.focus({ preventScroll: true });
}

/** The list of cards, with a roving tabindex. */
function Cards({ amendments, name, chosen, onChoose }: CardsProps) {
  const [at, setFocusedId] = useState<string | null>(null);
  const tabStopId = amendments.some(({ id }) => id === at) ? at : amendments[0]?.id;
  return (
    <LongList
      items={amendments}
      keyOf={({ id }) => id}
      height={CARD_HEIGHT}
      draws={CARDS_DRAWN}
      className="cards"
      feed={name}
    >
      {(amendment, index) => (
        <AmendmentCard
          amendment={amendment}
          nth={index + 1}
          of={amendments.length}
          isStop={amendment.id === tabStopId}
          isChosen={chosen.has(amendment.id)}
          onChoose={onChoose}
          onFocus={setFocusedId}
          onStep={moveFocus}
        />
      )}
    </LongList>
  );
}

/** The Amendments room: every amendment of the review as a card. */
export function AmendmentsRoom() {
  const { draft, dispatch } = useReview();
  const startAmendment = useNewAmendment();
  const wordingDialog = useWordingDialog();
  const [state, setState] = useState<AmendmentState | 'all'>('all');
  // An amendment decided on here stays listed until the filter changes, so that nothing vanishes while somebody works.
  const [decidedHere, setDecidedHere] = useState<ReadonlySet<string>>(new Set());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const onChoose = useCallback(
    (id: string, isChosen: boolean) =>
      setChosen(
        (before) => new Set(isChosen ? [...before, id] : [...before].filter((other) => other !== id)),
      ),
    [],
  );
  const { amendments } = draft;
  const isInState = (amendment: Amendment, filter: typeof state) =>
    filter === 'all' || amendment.state === filter;
  const listed = amendments.filter(
    (amendment) => isInState(amendment, state) || decidedHere.has(amendment.id),
  );
  const choose = (next: typeof state) => {
    setState(next);
    setDecidedHere(new Set(amendments.filter((amendment) => isInState(amendment, next)).map(({ id }) => id)));
  };
  return (
    <div className="room">
      <div className="room-body">
        <header className="room-head">
          <h2>Amendments</h2>
          {amendments.length > 0 && <StateFilter amendments={amendments} value={state} onChange={choose} />}
          <Button
            call="amendment.create"
            onPress={() => {
              void startAmendment().then((id) => id !== null && dispatch({ do: 'enter', room: 'act' }));
            }}
          >
            <FilePlus2 aria-hidden="true" /> New amendment
          </Button>
          <Button call="wording.apply" onPress={() => wordingDialog('apply-text')}>
            <Quote aria-hidden="true" /> Apply amending text…
          </Button>
          <Button onPress={() => wordingDialog('go-through')}>
            <ListChecks aria-hidden="true" /> Go through a Bill…
          </Button>
          {amendments.length > 0 && (
            <Button onPress={() => wordingDialog('as-bill')}>
              <FileText aria-hidden="true" /> Write as a Bill…
            </Button>
          )}
        </header>
        {state !== 'all' && (
          <p className="on-paper-only">
            Only these are printed: {listed.length} of {count(amendments.length, 'amendment')}, chosen by the
            state “{STATE_WORDS[state]}”.
          </p>
        )}
        <AlternativeGroups />
        <ChooseGroups />
        {listed.length === 0 ? (
          <div className="empty">
            <p>
              {amendments.length === 0 ? 'There are no amendments yet.' : 'No amendment is in this state.'}
            </p>
            {amendments.length === 0 && (
              <p>
                To draft a change, open the Act, click a section and type. Every change is tracked. Your first
                change starts an amendment.
              </p>
            )}
          </div>
        ) : (
          <>
            <KeyList />
            <SeveralBar amendments={listed} chosen={chosen} onChosen={setChosen} />
            <Cards
              key={state}
              amendments={listed}
              name={state === 'all' ? 'Amendments' : STATE_WORDS[state]}
              chosen={chosen}
              onChoose={onChoose}
            />
          </>
        )}
      </div>
    </div>
  );
}
