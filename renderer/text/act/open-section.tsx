import { X } from 'lucide-react';
import { memo, useCallback, useEffect, useMemo, useRef } from 'react';
import { cite } from '../../../core/act/citation.ts';
import { indexTree, type Pid } from '../../../core/act/tree.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { listedByNumber } from '../../../core/base/english.ts';
import { useOthersIn } from '../../state/others/others-here.ts';
import { actOf } from '../../state/review/draft.ts';
import { useReviewNews, useReviewNow, useReviewOf, useTools } from '../../state/review/review.tsx';
import type { Review } from '../../state/review/review-store.ts';
import type { Caret, UndoDirection } from '../../state/review/undo.ts';
import { unitIn } from '../../state/review/units.ts';
import { useMayRevise, useStart } from '../../state/review/use-amendments.ts';
import { useTurn } from '../../state/review/use-turn.ts';
import { SCOPE_NAME, useScope } from '../../state/window/scope.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { inSectionWords } from '../../ui/initials.tsx';
import { saysTheSame } from '../../ui/says-the-same.ts';
import { useContests } from '../alternatives/alternatives-provider.tsx';
import { contestedLines } from '../alternatives/contests.ts';
import { sectionToOpen } from '../commands/step-changes.ts';
import { lineOnPage, scrollIntoSight } from '../commands/text-focus.ts';
import { useEmptied } from '../commands/use-emptied.ts';
import { useLeftOut } from '../commands/use-left-out.ts';
import { usePasting } from '../commands/use-pasting.ts';
import { useStructuralKeys } from '../commands/use-structural-keys.ts';
import { useStructure } from '../commands/use-structure.ts';
import { setDestination, useDestination } from '../editor/destination.ts';
import { type Destination, destinationWords } from '../editor/rights.ts';
import { SectionEditor } from '../editor/section-editor.tsx';
import { editedDraftOf } from './edited-draft.ts';

interface OpenSectionProps {
  readonly pid: Pid;
  readonly onLeave: () => void;
}

type NoteProps = OpenSectionProps & {
  /** Where text typed at the caret goes. */
  readonly destination: Destination;
};

const Note = memo(function Note({ pid, onLeave, destination }: NoteProps) {
  const { scope, isSectionOutside, open } = useScope();
  const otherPeople = useOthersIn(pid);
  return (
    <p className="editing-note">
      <span>
        {isSectionOutside(pid)
          ? 'This section is outside what this review may change.'
          : destinationWords(destination)}
        {otherPeople.length > 0 && ` ${inSectionWords(otherPeople)}, too.`}
      </span>
      {scope && (
        <Button look="quiet" onPress={open}>
          {SCOPE_NAME}
        </Button>
      )}
      <Button look="quiet" onPress={onLeave}>
        <X aria-hidden="true" /> Leave the section
      </Button>
    </p>
  );
});

const NO_CONTESTS: Readonly<Record<string, string>> = {};

/** A section that is open for typing. Typing goes to the active amendment, or starts a new one. */
export function OpenSection({ pid, onLeave }: OpenSectionProps) {
  const now = useReviewNow();
  const instrument = useReviewOf((review) => review.instrument);
  const section = useReviewOf((review) => unitIn(actOf(review), pid)?.provision);
  const { dispatch, undoStack } = useTools();
  const { announcePolitely, announce } = useAnnounce();
  const start = useStart();
  const mayRevise = useMayRevise();
  const onStructuralKey = useStructuralKeys();
  const onEmptied = useEmptied();
  const onLeftOut = useLeftOut();
  const onPasteList = usePasting();
  const { refusal } = useScope();

  const contests = useContests(pid);
  const contested = useReviewOf((review) => {
    const node = contests.length > 0 ? unitIn(actOf(review), pid) : null;
    return node ? contestedLines(linesOf(node), contests) : NO_CONTESTS;
  }, saysTheSame);

  // The draft changes with every key. Only the editor draws that, so this component must not depend on it.
  const { editor, landing, asksFirst, onAsk } = useStructure();
  const destination = useDestination();
  useEffect(() => () => setDestination(null), []);
  const receive = useCallback(
    ({ bench }: Review) => {
      if (bench.open === pid) editor.current?.receiveDraft();
    },
    [editor, pid],
  );
  useReviewNews(receive);
  const announcedAms = useRef('');
  const draft = useMemo(
    () =>
      editedDraftOf(pid, {
        now,
        start,
        onOthers: (ids) => {
          const ams = listedByNumber(ids);
          if (ams !== '' && ams !== announcedAms.current)
            announcePolitely(`You are changing words of ${ams}. This creates a new revision of ${ams}.`);
          announcedAms.current = ams;
        },
      }),
    [now, pid, start, announcePolitely],
  );
  const elsewhere = useCallback(
    (at: Caret, message: string) => {
      announce(message);
      const { instrument, draft } = now();
      const unit = sectionToOpen(instrument.root, draft.shownAmendments, at.pid);
      // Typing continues in that section. This one closes.
      landing.current = at;
      queueMicrotask(() => dispatch(unit === null ? { do: 'go', pid: at.pid } : { do: 'open', pid: unit }));
      requestAnimationFrame(() => scrollIntoSight(lineOnPage(at.pid)));
    },
    [now, landing, dispatch, announce],
  );
  const inTurn = useTurn();
  const onTurn = useCallback(
    (direction: UndoDirection) =>
      inTurn(direction, () => {
        editor.current?.[direction]();
      }),
    [inTurn, editor],
  );
  // The section was removed from the text, and is about to close.
  if (!section) return null;
  const name = indexTree(instrument.root).byPid.has(section.pid)
    ? cite(instrument.root, section.pid)
    : `${section.num} ${section.heading}`.trim();

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the editor in it
    <div
      className="section-editor"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onLeave();
      }}
    >
      <SectionEditor
        ref={editor}
        root={instrument.root}
        section={section}
        draft={draft}
        label={`${name}, tracked typing. Press Escape to leave.`}
        mayRevise={mayRevise}
        asksFirst={asksFirst}
        onAsk={onAsk}
        outside={refusal}
        contested={contested}
        onStructuralKey={onStructuralKey}
        onEmptied={onEmptied}
        onLeftOut={onLeftOut}
        onPasteList={onPasteList}
        undoStack={undoStack}
        onElsewhere={elsewhere}
        onTurn={onTurn}
        onDestination={setDestination}
        onCell={announcePolitely}
      />
      <Note pid={pid} destination={destination} onLeave={onLeave} />
    </div>
  );
}
