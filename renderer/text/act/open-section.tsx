import { X } from 'lucide-react';
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import { cite } from '../../../core/act/citation.ts';
import { indexTree, type Pid } from '../../../core/act/tree.ts';
import { linesOf } from '../../../core/amend/redline/lines.ts';
import { listedByNumber } from '../../../core/base/english.ts';
import { useOthersIn } from '../../state/others/others-here.ts';
import { actOf } from '../../state/review/draft.ts';
import { useReviewNews, useReviewNow, useReviewOf, useTools } from '../../state/review/review.tsx';
import type { Review } from '../../state/review/review-store.ts';
import type { Caret } from '../../state/review/undo.ts';
import { unitIn } from '../../state/review/units.ts';
import { useMayRevise, useStart } from '../../state/review/use-amendments.ts';
import { mineOf } from '../../state/review/written-in.ts';
import { SCOPE_NAME, useScope } from '../../state/window/scope.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { Button } from '../../ui/controls.tsx';
import { inSectionWords } from '../../ui/initials.tsx';
import { saysTheSame } from '../../ui/same.ts';
import { useContests } from '../alternatives/alternatives-provider.tsx';
import { contestedLines } from '../alternatives/contested.ts';
import { unitToOpen } from '../commands/landing.ts';
import { useEmptied } from '../commands/use-emptied.ts';
import { useLeftOut } from '../commands/use-left-out.ts';
import { usePasting } from '../commands/use-pasting.ts';
import { useStructuralKeys } from '../commands/use-structural-keys.ts';
import { useStructure } from '../commands/use-structure.ts';
import { bringIn, inPage } from '../commands/whereabouts.ts';
import { SectionEditor } from '../editor/section-editor.tsx';
import { typedIntoOf } from './typed-into.ts';
import { useAskedFirst } from './use-asked-first.tsx';

interface OpenSectionProps {
  readonly pid: Pid;
  readonly onLeave: () => void;
}

type NoteProps = OpenSectionProps & {
  readonly mine: string | null;
  /** The amendment that inserted the whole section; null for a section of the Act. */
  readonly owner: string | null;
  /** The amendments, others than the one worked on, whose words were typed in last; '' for none. */
  readonly changing: string;
  /** Whether words wait to be told which amendment they go to: theirs was settled. */
  readonly isWaiting: boolean;
};

/** Which amendment has what is typed: that of the words it is typed in, where an amendment inserted them. */
type Tracked = Pick<NoteProps, 'mine' | 'owner' | 'changing' | 'isWaiting'>;

function trackedWords({ mine, owner, changing, isWaiting }: Tracked): string {
  if (owner !== null && owner !== mine)
    return `${owner} inserted this section: typing here changes ${owner}.`;
  if (changing !== '') return `You are changing words of ${changing}.`;
  if (mine) return `Typing is tracked in ${mine}.`;
  return isWaiting ? 'What you typed is in no amendment yet.' : 'Typing starts a new amendment.';
}

const Note = memo(function Note({ pid, onLeave, ...tracked }: NoteProps) {
  const { scope, isSectionOutside, open } = useScope();
  const others = useOthersIn(pid);
  return (
    <p className="editing-note">
      <span>
        {isSectionOutside(pid)
          ? 'This section is outside what this review may change.'
          : trackedWords(tracked)}
        {others.length > 0 && ` ${inSectionWords(others)}, too.`}
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

const NONE: Readonly<Record<string, string>> = {};

/** A section being typed in: what is typed goes to the amendment worked on, or to one that the first key starts. */
export function OpenSection({ pid, onLeave }: OpenSectionProps) {
  const now = useReviewNow();
  const instrument = useReviewOf((review) => review.instrument);
  const section = useReviewOf((review) => unitIn(actOf(review), pid)?.provision);
  const { dispatch, undoStack } = useTools();
  const { announcePolitely, say } = useAnnounce();
  const start = useStart();
  const mayRevise = useMayRevise();
  const onStructuralKey = useStructuralKeys();
  const onEmptied = useEmptied();
  const onLeftOut = useLeftOut();
  const onPasteList = usePasting();
  const mine = useReviewOf(mineOf);
  const isWaiting = useReviewOf(({ saving }) => saving.settled !== null);
  const { refusal } = useScope();

  const contests = useContests(pid);
  const contested = useReviewOf((review) => {
    const node = contests.length > 0 ? unitIn(actOf(review), pid) : null;
    return node ? contestedLines(linesOf(node), contests) : NONE;
  }, saysTheSame);

  // With every key the draft is another, and nothing is to be drawn for it here but by the editor itself.
  const { editor, landing } = useStructure();
  const { asksFirst, onAsk, question } = useAskedFirst({
    insert: (words) => editor.current?.insert(words),
    comeBack: () => editor.current?.comeBack(),
  });
  const receive = useCallback(
    ({ bench }: Review) => {
      if (bench.open === pid) editor.current?.receive();
    },
    [editor, pid],
  );
  useReviewNews(receive);
  const told = useRef('');
  const [changing, setChanging] = useState('');
  const owner = useReviewOf((review) => {
    const changed = unitIn(actOf(review), pid)?.changeStatus;
    return changed?.state === 'inserted' ? changed.am : null;
  });
  const draft = useMemo(
    () =>
      typedIntoOf(pid, {
        now,
        start,
        onOthers: (ids) => {
          const others = listedByNumber(ids);
          if (others !== '' && others !== told.current)
            announcePolitely(
              `You are changing words of ${others}. This creates a new revision of ${others}.`,
            );
          told.current = others;
          setChanging(others);
        },
      }),
    [now, pid, start, announcePolitely],
  );
  const elsewhere = useCallback(
    (at: Caret, said: string) => {
      say(said);
      const { instrument, draft } = now();
      const unit = unitToOpen(instrument.root, draft.shown, at.pid);
      // That section is typed in from here on: this one is closed, with whatever it says.
      landing.current = at;
      queueMicrotask(() => dispatch(unit === null ? { do: 'go', pid: at.pid } : { do: 'open', pid: unit }));
      requestAnimationFrame(() => bringIn(inPage(at.pid)));
    },
    [now, landing, dispatch, say],
  );
  // It was taken out of the text, and is about to be closed.
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
        onCell={announcePolitely}
      />
      <Note pid={pid} mine={mine} owner={owner} changing={changing} isWaiting={isWaiting} onLeave={onLeave} />
      {question}
    </div>
  );
}
