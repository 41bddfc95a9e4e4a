import {
  type ComponentProps,
  type ReactNode,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { cite } from '../../../core/act/citation.ts';
import { indexTree, type Pid } from '../../../core/act/tree.ts';
import { actOf } from '../../state/review/draft.ts';
import { drawnAlike } from '../../state/review/redlines.ts';
import { useBench, useReviewNow, useReviewOf, useTools } from '../../state/review/review.tsx';
import { typingTarget } from '../../state/review/typing-target.ts';
import { unitIn, unitOf } from '../../state/review/units.ts';
import { lastPlaceIn } from '../../state/window/last-place.ts';
import { useOverlayPane } from '../../state/window/wording-dialog.ts';
import { selectedOf, type View } from '../../state/window/workbench.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { MarginMarks } from '../checks/margin-marks.tsx';
import { CommandSheet } from '../commands/command-sheet.tsx';
import { Gutter } from '../commands/gutter.tsx';
import { Offers } from '../commands/offers.tsx';
import { useCommandKeys } from '../commands/use-command-keys.ts';
import { useStructure } from '../commands/use-structure.ts';
import { useComments } from '../comments/comments-context.ts';
import { CommentsPane } from '../comments/comments-pane.tsx';
import { PaintedComments } from '../comments/painted-comments.tsx';
import { useCopyKeys } from '../copy/use-copy-redline.ts';
import { destinationInBase } from '../editor/destination.ts';
import { destinationWords } from '../editor/rights.ts';
import { FindBar } from '../find/find-bar.tsx';
import { NearnessContext } from '../page/lazy-unit.tsx';
import { caretAt, unitHere } from '../page/place.ts';
import { PointerLayer } from '../references/pointer-layer.tsx';
import { OnlyTermBar } from '../terms/only-term-bar.tsx';
import { useOnlyTerm, useTerms } from '../terms/terms-context.ts';
import { ActText } from './act-text.tsx';
import { ChangeBar } from './change-bar.tsx';
import { ChangeTip } from './change-tip.tsx';
import { OpenSection } from './open-section.tsx';
import { Outlines } from './outline.ts';
import { outstandingRows } from './outstanding-words.ts';
import { ProvisionMenu } from './provision-menu.tsx';
import type { PressedAt } from './section-view.tsx';
import { Structure } from './structure.tsx';
import { type Side, Toolbar, VIEW_NAMES } from './toolbar.tsx';
import { useChangeActions } from './use-change-actions.tsx';
import { useNearness } from './use-nearness.ts';
import { usePanes } from './use-panes.ts';
import { useGoToTarget, useKeptPlace, useLastPlace } from './use-place.ts';
import { useSteps } from './use-steps.ts';
import { useUndoKeys } from './use-undo-keys.ts';
import './act-room.css';

/** The structure tree of the current draft. */
function StructureNow(
  props: Omit<ComponentProps<typeof Structure>, 'rows' | 'outstanding' | 'opened' | 'onOpened'>,
) {
  const [opened, setOpened] = useState<ReadonlySet<Pid>>(new Set());
  const [outlines] = useState(() => new Outlines());
  const rows = useReviewOf((review) =>
    outlines.of(review.instrument.root, actOf(review), review.draft.shownAmendments, opened),
  );
  const outstanding = useReviewOf((review) => outstandingRows(review.instrument));
  return <Structure rows={rows} outstanding={outstanding} opened={opened} onOpened={setOpened} {...props} />;
}

/** The text of the current draft. In an open section, the editor draws what is typed. */
function TextNow(props: Omit<ComponentProps<typeof ActText>, 'instrument' | 'act'>) {
  const { open } = props;
  const instrument = useReviewOf((review) => review.instrument);
  const act = useReviewOf(actOf, (was, now) => drawnAlike(was, now, open));
  return <ActText instrument={instrument} act={act} {...props} />;
}

/** Selects the word at the caret. */
function chooseWord(): void {
  const selection = document.getSelection();
  selection?.modify('move', 'forward', 'character');
  selection?.modify('move', 'backward', 'word');
  selection?.modify('extend', 'forward', 'word');
}

interface ActRoomProps {
  /** The panel beside the text, with the active amendment. */
  readonly panel: ReactNode;
  /** The panel shown instead while the person goes through a Bill. */
  readonly overlay: ReactNode;
}

/** The Act room: the structure, the text and the panel. */
export function ActRoom({ panel, overlay }: ActRoomProps) {
  const now = useReviewNow();
  const { bench, dispatch } = useBench();
  const { saver } = useTools();
  const { view, open, notes } = bench;
  const { announcePolitely, explain } = useAnnounce();
  const frame = useRef<HTMLDivElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const { editor, landing: caret, at, focusedPid } = useStructure();
  const [inView, setInView] = useState<Pid | null>(null);
  useEffect(() => {
    const scroller = page.current;
    if (!scroller) return;
    const note = () => setInView(unitHere(scroller));
    for (const type of ['scroll', 'focusin']) scroller.addEventListener(type, note);
    return () => {
      for (const type of ['scroll', 'focusin']) scroller.removeEventListener(type, note);
    };
  }, []);
  const [side, setSide] = useState<Side>(null);
  const { isShown: isTalking } = useComments();
  // In a narrow window, the panel that was asked for is laid over the text.
  const { isOpen: isGoneThrough } = useOverlayPane();
  const isAsked = isTalking || isGoneThrough;
  useEffect(() => setSide((was) => (isAsked ? 'panel' : was === 'panel' ? null : was)), [isAsked]);
  const [last] = useState(() => lastPlaceIn(now().review.id)?.text);
  const { nearness, pinnedUnits, draw: drawNear } = useNearness(page, last?.unit ?? null);
  useLastPlace(page, last);
  const only = useOnlyTerm();
  const { showOnly } = useTerms();
  const draw = useCallback(
    (pid: Pid) => {
      const isLeftOut = only && !page.current?.querySelector(`[data-unit="${CSS.escape(pid)}"]`);
      if (isLeftOut) flushSync(() => showOnly(null));
      drawNear(pid);
    },
    [only, showOnly, drawNear],
  );
  const keepPlace = useKeptPlace(page);
  useGoToTarget(page, () => {
    setSide((was) => (isGoneThrough && was === 'panel' ? was : null));
    if (!bench.target) return;
    const { pid } = bench.target;
    at(pid);
    const { root } = now().instrument;
    const node = indexTree(root).byPid.get(pid);
    // The focus is on the section. A screen reader also needs to hear which provision in it was asked for.
    if (node && unitOf(root, pid) !== pid)
      announcePolitely(`At ${cite(root, pid)}: ${node.intro || node.content || node.heading}`);
  });
  useUndoKeys();
  useCommandKeys(page);
  useCopyKeys(page);
  const changes = useChangeActions(page);
  usePanes(frame);

  const onGo = useCallback((pid: Pid) => dispatch({ do: 'go', pid }), [dispatch]);
  const isInText = useReviewOf((review) => open !== null && unitIn(actOf(review), open) !== null);
  useEffect(() => {
    // The open section was removed from the text, by a command or by undo.
    if (open === null || isInText) return;
    dispatch({ do: 'open', pid: null });
    page.current?.focus({ preventScroll: true });
  }, [open, isInText, dispatch]);

  const word = useRef(false);
  const onOpen = useCallback(
    (pid: Pid, point: PressedAt | null) => {
      if (now().review.readOnly) return explain('This review is read-only.');
      // From the keyboard, the section opens at the provision that was gone to.
      caret.current = point
        ? caretAt(point.x, point.y)
        : { pid: focusedPid() ?? pid, field: 'content', offset: 0 };
      word.current = point?.isWord ?? false;
      keepPlace();
      dispatch({ do: 'open', pid });
    },
    [dispatch, keepPlace, caret, now, focusedPid, explain],
  );
  useEffect(() => {
    if (open === null) return;
    editor.current?.focus(caret.current ?? undefined);
    caret.current = null;
    if (word.current) chooseWord();
    word.current = false;
  }, [open, editor, caret]);

  const leave = useCallback(() => {
    void saver.flush();
    keepPlace();
    // Flushed at once, so that the next key, however soon, goes to the section that was left.
    flushSync(() => dispatch({ do: 'open', pid: null }));
    // Unless the focus has moved to another control already.
    if (document.activeElement !== document.body) return;
    page.current?.querySelector<HTMLElement>(`[data-unit="${open}"]`)?.focus({ preventScroll: true });
  }, [dispatch, saver, keepPlace, open]);

  const step = useSteps(page, leave, draw);
  const onChange = useCallback(
    (am: string) => {
      dispatch({ do: 'select', id: am });
      announcePolitely(`Reading ${am}. ${destinationWords(destinationInBase(typingTarget(now())))}`);
    },
    [dispatch, announcePolitely, now],
  );
  const onView = (next: View) => {
    keepPlace();
    dispatch({ do: 'view', view: next });
    announcePolitely(`${VIEW_NAMES[next]}.`);
  };

  const typed = useMemo(
    () => open !== null && isInText && <OpenSection key={open} pid={open} onLeave={leave} />,
    [open, isInText, leave],
  );
  return (
    <div ref={frame} className={`act-room ${side === null ? '' : `with-${side}`}`}>
      <nav className="structure-side" aria-label="Structure">
        <StructureNow currentPid={inView} onGo={onGo} />
      </nav>
      <div className="text-side">
        <Toolbar
          view={view}
          notes={notes}
          side={side}
          selected={isGoneThrough ? 'Bill' : (selectedOf(bench) ?? 'Amendment')}
          onView={onView}
          onNotes={(isShown) => {
            keepPlace();
            dispatch({ do: 'notes', isShown });
          }}
          onStep={step}
          onSide={setSide}
        />
        <NearnessContext value={nearness}>
          <FindBar page={page} draw={draw} />
        </NearnessContext>
        <OnlyTermBar />
        <div className="text-scroller" ref={page} tabIndex={-1}>
          <NearnessContext value={nearness}>
            <TextNow
              pinnedUnits={pinnedUnits}
              view={view}
              notes={notes}
              selected={selectedOf(bench)}
              open={open}
              editor={typed}
              onOpen={onOpen}
              onChange={onChange}
            />
            <MarginMarks page={page} />
            <PaintedComments page={page} />
            <Gutter page={page} />
            <PointerLayer page={page} />
            <ChangeTip page={page} />
          </NearnessContext>
        </div>
        <div className="text-foot">
          <ChangeBar page={page} actions={changes} />
          <Offers />
        </div>
      </div>
      {changes.sheet}
      <ProvisionMenu changes={changes} />
      <CommandSheet />
      <aside className="panel-side" aria-label="The amendment being worked on" hidden={isAsked}>
        {panel}
      </aside>
      {isGoneThrough && (
        <aside className="panel-side overlay-side" aria-label="A Bill beside the Act" hidden={isTalking}>
          {overlay}
        </aside>
      )}
      {isTalking && (
        <aside className="panel-side" aria-label="Comments">
          <CommentsPane />
        </aside>
      )}
    </div>
  );
}
