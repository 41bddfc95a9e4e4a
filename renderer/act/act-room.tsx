import { ArrowDown, ArrowUp, ListTree, PanelRight, StickyNote, X } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { flushSync } from 'react-dom';
import { cite } from '../../core/act/citation.ts';
import { indexTree, type Pid } from '../../core/act/tree.ts';
import { changeCounts } from '../../core/amend/places.ts';
import { canRevise } from '../../core/amend/states.ts';
import { AmendmentPanel } from '../amendments/panel.tsx';
import { useMayRevise, useStart } from '../amendments/use-amendments.ts';
import { type EditorHandle, SectionEditor } from '../editor/SectionEditor.tsx';
import { UndoStack } from '../editor/undo.ts';
import { useAnnounce } from '../shared/announce.tsx';
import { Button } from '../shared/controls.tsx';
import { redlinesOf } from '../state/draft.ts';
import { useActive, useReview } from '../state/review.tsx';
import { VIEWS, type View } from '../state/workbench.ts';
import { ActText } from './act-text.tsx';
import { outlineOf } from './outline.ts';
import {
  type CaretPlace,
  caretAt,
  caretLine,
  type Place,
  placeIn,
  restorePlace,
  unitInView,
} from './place.ts';
import { nextChange } from './steps.ts';
import { Structure } from './structure.tsx';
import { unitOf } from './units.ts';
import './act-room.css';

const VIEW_NAMES: Readonly<Record<View, string>> = {
  original: 'Original',
  'marked-up': 'Marked up',
  'as-amended': 'As amended',
};

function ViewChooser({ view, onView }: { readonly view: View; readonly onView: (view: View) => void }) {
  return (
    <ToggleButtonGroup
      aria-label="View of the text"
      className="segments"
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[view]}
      onSelectionChange={(keys) => {
        const next = VIEWS.find((known) => keys.has(known));
        if (next) onView(next);
      }}
    >
      {VIEWS.map((known) => (
        <ToggleButton key={known} id={known}>
          {VIEW_NAMES[known]}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

/** The structure, the text and the amendment being worked on. */
export function ActRoom() {
  const { instrument, draft, bench, dispatch, saver } = useReview();
  const { murmur } = useAnnounce();
  const active = useActive();
  const start = useStart();
  const mayRevise = useMayRevise();
  const scroller = useRef<HTMLDivElement>(null);
  const editor = useRef<EditorHandle>(null);
  const [undoStack] = useState(() => new UndoStack());
  const [inView, setInView] = useState<Pid | null>(null);
  const [sides, setSides] = useState({ structure: false, panel: false });
  const caret = useRef<CaretPlace | null>(null);
  const place = useRef<Place | null>(null);
  const { view, open, notes, target } = bench;

  const act = useMemo(() => redlinesOf(instrument).of(draft.shown), [instrument, draft.shown]);
  const rows = useMemo(
    () => outlineOf(instrument.root, act, changeCounts(instrument.root, draft.shown)),
    [instrument, act, draft.shown],
  );
  const base = open === null ? undefined : indexTree(instrument.root).byPid.get(open);

  /** What is seen must stand where it stood, whatever is redrawn round it. */
  const keepPlace = useCallback(() => {
    if (scroller.current) place.current = placeIn(scroller.current);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what moves the text about
  useLayoutEffect(() => {
    if (scroller.current && place.current) restorePlace(scroller.current, place.current);
    place.current = null;
  }, [view, open, notes]);

  const setView = (next: View) => {
    editor.current?.flush();
    keepPlace();
    dispatch({ do: 'view', view: next });
    murmur(`${VIEW_NAMES[next]}.`);
  };
  const onOpen = useCallback(
    (pid: Pid, at: { readonly x: number; readonly y: number } | null) => {
      caret.current = at && caretAt(at.x, at.y);
      keepPlace();
      dispatch({ do: 'open', pid });
    },
    [dispatch, keepPlace],
  );
  const onChange = useCallback(
    (am: string) => {
      dispatch({ do: 'activate', id: am });
      murmur(`Working on ${am}.`);
    },
    [dispatch, murmur],
  );
  const close = useCallback(() => {
    editor.current?.flush();
    void saver.flush();
    keepPlace();
    const pid = open;
    dispatch({ do: 'open', pid: null });
    requestAnimationFrame(() => {
      // Unless the focus has gone on to something of its own.
      if (document.activeElement !== document.body) return;
      scroller.current?.querySelector<HTMLElement>(`[data-unit="${pid}"]`)?.focus({ preventScroll: true });
    });
  }, [dispatch, saver, keepPlace, open]);

  useEffect(() => {
    if (open === null) return;
    editor.current?.focus(caret.current ?? undefined);
    caret.current = null;
  }, [open]);

  useEffect(() => {
    if (!target || !scroller.current) return;
    const unit = unitOf(instrument.root, target.pid) ?? target.pid;
    const line =
      scroller.current.querySelector<HTMLElement>(`[data-pid="${target.pid}"]`) ??
      scroller.current.querySelector<HTMLElement>(`[data-unit="${unit}"]`);
    line?.scrollIntoView({ block: 'start' });
    scroller.current.querySelector<HTMLElement>(`[data-unit="${unit}"]`)?.focus({ preventScroll: true });
    setSides({ structure: false, panel: false });
  }, [target, instrument]);

  const goToChange = useCallback(
    (step: 1 | -1) => {
      if (!scroller.current) return;
      if (view !== 'marked-up') {
        murmur('Changes are stepped through in the marked-up view.');
        return;
      }
      const typedIn = open !== null ? caretLine() : null;
      if (open !== null) flushSync(close);
      const line =
        typedIn === null ? null : scroller.current.querySelector(`[data-line="${CSS.escape(typedIn)}"]`);
      const change = nextChange(scroller.current, step, line);
      if (!change) {
        murmur(step > 0 ? 'There is no change after this.' : 'There is no change before this.');
        return;
      }
      change.scrollIntoView({ block: 'center' });
      change.focus({ preventScroll: true });
      const am = change.getAttribute('data-am');
      if (am) dispatch({ do: 'activate', id: am });
    },
    [view, open, close, murmur, dispatch],
  );
  useEffect(() => {
    if (bench.room !== 'act') return;
    const key = (event: KeyboardEvent) => {
      if (event.key === 'F7') {
        event.preventDefault();
        goToChange(event.shiftKey ? -1 : 1);
      }
    };
    window.addEventListener('keydown', key);
    return () => window.removeEventListener('keydown', key);
  }, [bench.room, goToChange]);

  const onTyped = useCallback(
    (
      changes: ReadonlyMap<string, Parameters<typeof saver.type>[0][number]['edits']>,
      touched: readonly string[],
    ) => {
      saver.type([...changes].map(([id, edits]) => ({ id, edits })));
      if (touched.length > 0)
        murmur(`You are changing words of ${touched.join(' and ')}: it gets a new revision.`);
    },
    [saver, murmur],
  );

  const sectionEditor = base && (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leaves the editor in it
    <div
      className="section-editor"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) close();
      }}
    >
      <SectionEditor
        key={base.pid}
        ref={editor}
        root={instrument.root}
        section={base}
        selection={draft.shown}
        active={active && canRevise(active.state) ? active.id : null}
        label={`${cite(instrument.root, base.pid)}, tracked typing. Escape leaves it.`}
        onTyped={onTyped}
        onNeedAmendment={start}
        mayRevise={mayRevise}
        undoStack={undoStack}
        onReveal={(pid) => dispatch({ do: 'go', pid })}
      />
      <p className="editing-note">
        <span>
          {active && canRevise(active.state)
            ? `Typing is tracked in ${active.id}.`
            : 'The first key starts a new amendment.'}
        </span>
        <Button look="quiet" onPress={close}>
          <X aria-hidden="true" /> Leave the section
        </Button>
      </p>
    </div>
  );

  return (
    <div className={`act-room ${sides.structure ? 'with-structure' : ''} ${sides.panel ? 'with-panel' : ''}`}>
      <nav className="structure-side" aria-label="Structure">
        <Structure rows={rows} current={inView} onGo={(pid) => dispatch({ do: 'go', pid })} />
      </nav>
      <div className="text-side">
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms */}
        <div className="toolbar" role="group" aria-label="The text">
          <span className="narrow-only">
            <Button
              look="quiet"
              aria-expanded={sides.structure}
              onPress={() => setSides({ structure: !sides.structure, panel: false })}
            >
              <ListTree aria-hidden="true" /> Structure
            </Button>
          </span>
          <ViewChooser view={view} onView={setView} />
          <span className="step-buttons">
            <Button look="icon" aria-label="Previous change (Shift+F7)" onPress={() => goToChange(-1)}>
              <ArrowUp aria-hidden="true" />
            </Button>
            <Button look="icon" aria-label="Next change (F7)" onPress={() => goToChange(1)}>
              <ArrowDown aria-hidden="true" />
            </Button>
          </span>
          <ToggleButton
            className="button quiet toggle"
            aria-label="Notes and sources"
            isSelected={notes}
            onChange={(shown) => {
              keepPlace();
              dispatch({ do: 'notes', shown });
            }}
          >
            <StickyNote aria-hidden="true" /> <span className="wide-only">Notes and sources</span>
          </ToggleButton>
          <span className="narrow-only push">
            <Button
              look="quiet"
              aria-expanded={sides.panel}
              onPress={() => setSides({ structure: false, panel: !sides.panel })}
            >
              <PanelRight aria-hidden="true" /> {active?.id ?? 'Amendment'}
            </Button>
          </span>
        </div>
        <div
          className="text-scroller"
          ref={scroller}
          tabIndex={-1}
          onScroll={() => scroller.current && setInView(unitInView(scroller.current))}
        >
          <ActText
            instrument={instrument}
            act={act}
            view={view}
            notes={notes}
            active={bench.active}
            open={open}
            editor={sectionEditor}
            onOpen={onOpen}
            onChange={onChange}
          />
        </div>
      </div>
      <aside className="panel-side" aria-label="The amendment being worked on">
        <AmendmentPanel />
      </aside>
    </div>
  );
}
