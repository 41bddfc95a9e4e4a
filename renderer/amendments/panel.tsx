import { CircleDot, FilePlus2, History, Layers, Trash2 } from 'lucide-react';
import { memo, useCallback, useEffect, useRef } from 'react';
import type { Amendment } from '../../core/amend/edits/amendment.ts';
import { canRevise, isBlank, STATE_WORDS } from '../../core/amend/edits/states.ts';
import { notInReviewRefusal } from '../../core/review/rules.ts';
import { movesOf, moveWords, titleOf } from '../state/review/amendment-words.ts';
import { useBench, useReviewOf, useTools } from '../state/review/review.tsx';
import type { Review } from '../state/review/review-store.ts';
import { useStory } from '../state/review/story.ts';
import { useMove, useNewAmendment } from '../state/review/use-amendments.ts';
import { selectedOf } from '../state/window/workbench.ts';
import { Comments } from '../text/comments/comments-section.tsx';
import { Decide } from '../text/comments/decide.tsx';
import { ReviewedBy } from '../text/comments/reviewed.tsx';
import { useDestination } from '../text/editor/destination.ts';
import { destinationWords } from '../text/editor/rights.ts';
import { Button, Field } from '../ui/controls.tsx';
import { Chooser } from '../ui/select.tsx';
import { AmendmentChecks } from './amendment-checks.tsx';
import { ChooseGroups } from './choose-shown.tsx';
import { LinkList } from './link-list.tsx';
import { isSameList, type ListedAmendment, listAmendments } from './listed-amendments.ts';
import { ChangeList } from './places.tsx';
import { ReadingNote } from './reading-note.tsx';
import { DeferredList } from './rebase/deferred-list.tsx';
import { Revisions } from './revisions.tsx';
import { SaveState } from './save-state.tsx';
import { Alternatives, ShownList } from './shown-list.tsx';
import { useFocusAfterMove } from './use-focus-after-move.ts';
import { WordingSection } from './wording/wording-section.tsx';
import './panel.css';

/** Deletes an amendment that was started but is still blank and unlinked. */
function DeleteBlank({ id }: { readonly id: string }) {
  const canDelete = useReviewOf(({ draft, links }) => {
    const amendment = draft.amendments.find((each) => each.id === id);
    return (
      amendment !== undefined && isBlank(amendment) && !links.some(({ from }) => from === `amendment:${id}`)
    );
  });
  const move = useMove();
  if (!canDelete) return null;
  return (
    <span>
      <Button call="amendment.setState" look="quiet" onPress={() => void move(id, 'withdrawn')}>
        <Trash2 aria-hidden="true" /> Delete {id}
      </Button>
    </span>
  );
}

/** Opens the history of an amendment. */
const HistoryButton = memo(function HistoryOf({ id }: { readonly id: string }) {
  const story = useStory();
  return (
    <span>
      <Button look="quiet" onPress={() => story({ amendment: id })}>
        <History aria-hidden="true" /> History of {id}…
      </Button>
    </span>
  );
});

type DescriptionFields = Pick<Amendment, 'id' | 'title' | 'purpose' | 'reason'>;

const AmendmentDescription = memo(function Describe({ id, title, purpose, reason }: DescriptionFields) {
  const { saver } = useTools();
  const saveNow = () => void saver.flush();
  return (
    <>
      <Field
        call="amendment.describe"
        label="Title"
        value={title}
        lines={1}
        onChange={(text) => saver.describe(id, { title: text.replace(/\s*\n\s*/g, ' ') })}
        onBlur={saveNow}
        maxLength={500}
        placeholder="Describe the change in a few words"
      />
      <Field
        call="amendment.describe"
        label="Purpose"
        value={purpose}
        onChange={(text) => saver.describe(id, { purpose: text })}
        onBlur={saveNow}
        maxLength={20_000}
        lines={1}
        placeholder="What the change should achieve"
      />
      <Field
        call="amendment.describe"
        label="Reason"
        value={reason}
        onChange={(text) => saver.describe(id, { reason: text })}
        onBlur={saveNow}
        maxLength={20_000}
        lines={2}
        placeholder="Why the change is needed. This is published with the change."
      />
    </>
  );
});

const StateMoves = memo(function Moves({ id, state }: Pick<Amendment, 'id' | 'state'>) {
  const move = useMove();
  const stateLabel = useRef<HTMLSpanElement>(null);
  useFocusAfterMove(stateLabel, id, state);
  return (
    <div className="moves">
      <span className={`state ${state}`} ref={stateLabel} tabIndex={-1}>
        <CircleDot aria-hidden="true" />
        <span className="hidden-words">State: </span>
        {STATE_WORDS[state]}
      </span>
      {notInReviewRefusal({ id, state }) === null && <Decide id={id} />}
      {movesOf({ state }).map((next) => (
        <Button call="amendment.setState" key={next} onPress={() => void move(id, next)}>
          {moveWords(state, next)}
        </Button>
      ))}
    </div>
  );
});

/** Whether two amendments are equal apart from their edits, so that typing does not redraw the panel. */
const isSameButEdits = (a: Amendment | null, b: Amendment | null): boolean =>
  a === b ||
  (a !== null &&
    b !== null &&
    a.id === b.id &&
    a.title === b.title &&
    a.purpose === b.purpose &&
    a.reason === b.reason &&
    a.state === b.state &&
    a.aside === b.aside);

/** The amendment that the panel shows. */
const shownAmendment = ({ draft, bench }: Review): Amendment | null =>
  draft.amendments.find(({ id }) => id === selectedOf(bench)) ?? null;

/** The body of the panel. While somebody types, only the list of changes redraws, and it subscribes by itself. */
function PanelBody() {
  const amendment = useReviewOf(shownAmendment, isSameButEdits);
  if (!amendment) return null;
  const { id, title, purpose, reason, state, aside } = amendment;
  return (
    <>
      <StateMoves id={id} state={state} />
      {!canRevise(state) && (
        <p className="help">
          The words of {id} can no longer change. If you type, you start a new amendment. To change this one,
          reopen it first.
        </p>
      )}
      {aside && <DeferredList id={id} aside={aside} />}
      <AmendmentDescription id={id} title={title} purpose={purpose} reason={reason} />
      <SaveState />
      <DeleteBlank id={id} />
      <LinkList id={id} />
      <Comments on={`amendment:${id}`} of={id} />
      <ReviewedBy id={id} />
      <ChangeList id={id} />
      <WordingSection id={id} />
      <AmendmentChecks id={id} />
      <Revisions id={id} />
      <HistoryButton id={id} />
    </>
  );
}

/** Says where typing at the caret goes, if not into the active amendment. */
const DestinationNote = memo(function DestinationNote() {
  const destination = useDestination();
  return destination.to === 'other' ? <p className="help">{destinationWords(destination)}</p> : null;
});

function NoAmendment({ any: hasAmendments }: { readonly any: boolean }) {
  return (
    <div className="empty">
      <p>
        {hasAmendments
          ? 'You are not working on an amendment. Choose one above, or click a change in the text.'
          : 'There are no amendments yet.'}
      </p>
      <p>
        To draft a change, click a section of the Act and type. Every change is tracked. Your first change
        starts an amendment.
      </p>
    </div>
  );
}

/** The option to work on no amendment. */
const NO_AMENDMENT = 'none';

interface WorkingOnProps {
  readonly listed: readonly ListedAmendment[];
  readonly active: string | null;
  readonly onChoose: (id: string | null) => void;
}

const ActiveChooser = memo(function WorkingOn({ listed, active, onChoose }: WorkingOnProps) {
  return (
    <Chooser
      label="Working on"
      hideLabel
      value={active ?? NO_AMENDMENT}
      options={[
        { id: NO_AMENDMENT, words: 'New amendment (starts when you type)' },
        ...listed.map(({ id, title, state }) => ({
          id,
          words: `${id} ${titleOf({ title })}`,
          detail: <span className="soft"> · {STATE_WORDS[state].toLowerCase()}</span>,
        })),
      ]}
      onChange={(id) => onChoose(id === NO_AMENDMENT ? null : id)}
    />
  );
});

/** The panel beside the Act: the selected or active amendment, its description, changes, links and wording. */
export function AmendmentPanel() {
  const { bench, dispatch } = useBench();
  const listed = useReviewOf(listAmendments, isSameList);
  const start = useNewAmendment();
  const panel = useRef<HTMLDivElement>(null);
  const isListed = (id: string | null) => listed.some((each) => each.id === id);
  const active = isListed(bench.active) ? bench.active : null;
  const selected = isListed(bench.selected) ? bench.selected : null;
  const id = selected ?? active;
  const hasAmendments = listed.length > 0;
  const onChoose = useCallback((id: string | null) => dispatch({ do: 'activate', id }), [dispatch]);
  const onShow = useCallback(
    (ids: readonly string[], isShown: boolean) => dispatch({ do: 'show', ids, isShown }),
    [dispatch],
  );
  // The panel scrolls to its top when another amendment is shown.
  useEffect(() => {
    const side = panel.current?.parentElement;
    if (id !== null && side) side.scrollTop = 0;
  }, [id]);
  return (
    <div className="panel" ref={panel}>
      <h2 className="hidden-words">
        {id === null ? 'Amendment' : `${selected === null ? 'Working on' : 'Reading'} ${id}`}
      </h2>
      <div className="panel-head">
        {hasAmendments && <ActiveChooser listed={listed} active={active} onChoose={onChoose} />}
        <Button call="amendment.create" aria-label="New amendment" onPress={() => void start()}>
          <FilePlus2 aria-hidden="true" /> {hasAmendments ? 'New' : 'New amendment'}
        </Button>
      </div>
      {selected === null ? (
        <DestinationNote />
      ) : (
        <ReadingNote id={selected} active={active} onChoose={onChoose} />
      )}
      <Alternatives of={id} />
      {id === null ? <NoAmendment any={hasAmendments} /> : <PanelBody key={id} />}
      {hasAmendments && (
        <section aria-labelledby="shown-heading" className="shown-section">
          <h3 id="shown-heading">
            <Layers aria-hidden="true" /> Shown in the text
          </h3>
          {id !== null && <Alternatives of={id} isOthers />}
          <ChooseGroups />
          <ShownList listed={listed} hidden={bench.hidden} onShow={onShow} />
        </section>
      )}
    </div>
  );
}
