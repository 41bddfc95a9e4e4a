import { memo, type RefObject, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { Dialog, Popover, Tooltip, TooltipTriggerStateContext } from 'react-aria-components';
import type { Pid } from '../../../core/act/tree.ts';
import { useBench } from '../../state/review/review.tsx';
import { useOpenHeldAct } from '../../state/window/held-act.ts';
import { changesWords } from '../../ui/word-keys.ts';
import { useChecks, useFindings } from '../checks/checks.tsx';
import { FindingItem, IgnoredItem, LIST } from '../checks/finding-item.tsx';
import { IgnoreButton } from '../checks/ignore-dialog.tsx';
import { referenceKeys } from '../checks/sort-findings.ts';
import { useTerms } from '../terms/terms-context.ts';
import { type Marked, markedBy } from './pointed-words.tsx';
import { ReferenceBeside, TermBeside, useReference } from './reference-details.tsx';
import './references.css';

/** How long the pointer must rest on a mark before its tooltip opens, and be away from both before it closes. */
const REST_MS = 350;
const GRACE_MS = 200;

const MARKS = '[data-reference], [data-term]';

const markAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(MARKS) : null;

/** The actions on a reference that leads nowhere, or that is dismissed. */
function Remedies({ marked, close }: { readonly marked: Marked; readonly close: () => void }) {
  const reference = useReference(marked);
  const { open } = useFindings();
  const { ignored } = useChecks();
  if (!reference) return null;
  const keys = referenceKeys(reference);
  const finding = open.find(({ key }) => keys.includes(key));
  const aside = keys.map((key) => ignored.get(key)).find((each) => each !== undefined);
  return (
    <>
      <ReferenceBeside marked={marked} />
      <ul className="findings" {...LIST}>
        {finding && <FindingItem finding={finding} naming onGo={close} />}
        {aside && <IgnoredItem aside={{ ignored: aside, finding: null }} />}
      </ul>
      {!finding && !aside && (
        <IgnoreButton
          subject={{ key: reference.key, message: `“${reference.text}”: ${reference.reason ?? ''}` }}
          onDone={close}
        />
      )}
    </>
  );
}

/**
 * Handles clicks and tooltips for all references and terms of the text. One layer for the whole text, so that a mark
 * costs no more than its own element.
 */
export const PointerLayer = memo(function PointerLayer({
  page,
}: {
  readonly page: RefObject<HTMLElement | null>;
}) {
  const { bench, dispatch } = useBench();
  const isHere = bench.room === 'act';
  const { checker, ignored } = useChecks();
  const { openTerm } = useTerms();
  const openHeldAct = useOpenHeldAct();
  const [shownMark, setShownMark] = useState<HTMLElement | null>(null);
  const [pressedMark, setPressedMark] = useState<HTMLElement | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const id = useId();
  const { root } = checker.instrument;

  const soon = useCallback((element: HTMLElement | null) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setShownMark(element), element ? REST_MS : GRACE_MS);
  }, []);

  const follow = useCallback(
    (element: HTMLElement) => {
      clearTimeout(timer.current);
      setShownMark(null);
      const { reference: key, pid, original } = markedBy(element);
      const checkState = checker.now();
      const reference = (original ? checkState.original : checkState.amended).pointers
        .get(pid)
        ?.references.find((each) => each.key === key);
      if (!reference) return;
      const [target] = reference.targets;
      const isAside = referenceKeys(reference).some((each) => ignored.has(each));
      if (reference.state !== 'valid' || target === undefined || isAside) setPressedMark(element);
      else dispatch({ do: 'go', pid: placeOf(target, root.pid, root.children[0]?.pid) });
    },
    [checker, ignored, dispatch, root],
  );

  const openOther = useCallback(
    ({ dataset: { heldAct: key, in: pid = '' } }: HTMLElement) => {
      const { amended, original } = checker.now();
      const reference = [amended, original]
        .flatMap(({ pointers }) => pointers.get(pid)?.references ?? [])
        .find((each) => each.key === key);
      const act = reference?.cites?.act ?? reference?.act;
      if (act) openHeldAct({ title: act, path: reference?.cites?.path ?? [] });
    },
    [checker, openHeldAct],
  );

  useEffect(() => {
    const text = page.current;
    if (!text) return;
    const over = (event: Event) => {
      const mark = markAt(event.target);
      if (mark) soon(mark);
    };
    const out = (event: PointerEvent) => {
      if (markAt(event.target) && !markAt(event.relatedTarget)) soon(null);
    };
    const click = (event: Event) => {
      const mark = markAt(event.target);
      const isMeant = event instanceof MouseEvent && (event.ctrlKey || event.metaKey);
      const term = isMeant ? mark?.dataset.term : undefined;
      if (term !== undefined) {
        event.stopPropagation();
        event.preventDefault();
        setShownMark(null);
        openTerm(term);
        return;
      }
      const elsewhere =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-held-act]') : null;
      if (elsewhere) {
        event.stopPropagation();
        event.preventDefault();
        openOther(elsewhere);
        return;
      }
      if (!mark?.dataset.reference) return;
      // A click must not also open the section or select the change that contains the reference.
      event.stopPropagation();
      event.preventDefault();
      follow(mark);
    };
    const key = (event: KeyboardEvent) => {
      if (event.key === 'Enter') click(event);
      // The tooltip would cover what is typed.
      if (!changesWords(event)) return;
      clearTimeout(timer.current);
      setShownMark(null);
    };
    const focus = (event: FocusEvent) => {
      const mark = markAt(event.target);
      if (mark) setShownMark(mark);
    };
    const blur = () => soon(null);
    text.addEventListener('pointerover', over);
    text.addEventListener('pointerout', out);
    text.addEventListener('click', click);
    text.addEventListener('keydown', key);
    text.addEventListener('focusin', focus);
    text.addEventListener('focusout', blur);
    return () => {
      text.removeEventListener('pointerover', over);
      text.removeEventListener('pointerout', out);
      text.removeEventListener('click', click);
      text.removeEventListener('keydown', key);
      text.removeEventListener('focusin', focus);
      text.removeEventListener('focusout', blur);
      clearTimeout(timer.current);
    };
  }, [page, soon, follow, openTerm, openOther]);

  // A hidden room sends no event that the pointer left.
  useEffect(() => {
    if (isHere) return;
    clearTimeout(timer.current);
    setShownMark(null);
  }, [isHere]);

  useEffect(() => {
    if (!shownMark) return;
    const away = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setShownMark(null);
    };
    shownMark.setAttribute('aria-describedby', id);
    window.addEventListener('keydown', away, true);
    return () => {
      shownMark.removeAttribute('aria-describedby');
      window.removeEventListener('keydown', away, true);
    };
  }, [shownMark, id]);

  const marked = useMemo(() => shownMark && markedBy(shownMark), [shownMark]);
  // The pointer may move from the mark onto the tooltip and rest there.
  const tooltip = useMemo(
    () => ({
      isOpen: isHere && shownMark?.isConnected === true && pressedMark === null,
      shouldSkipAnimation: true,
      open: () => clearTimeout(timer.current),
      close: (now?: boolean) => (now ? setShownMark(null) : soon(null)),
    }),
    [isHere, shownMark, pressedMark, soon],
  );
  const pressed = useMemo(() => pressedMark && markedBy(pressedMark), [pressedMark]);
  return (
    <>
      <TooltipTriggerStateContext value={tooltip}>
        <Tooltip className="beside" placement="bottom start" offset={6} triggerRef={{ current: shownMark }}>
          <div id={id}>
            {marked?.reference && <ReferenceBeside marked={marked} />}
            {marked?.term && <TermBeside marked={marked} />}
          </div>
        </Tooltip>
      </TooltipTriggerStateContext>
      <Popover
        className="popover finding-popover"
        placement="bottom start"
        isOpen={pressedMark !== null}
        onOpenChange={(open) => !open && setPressedMark(null)}
        triggerRef={{ current: pressedMark }}
      >
        <Dialog aria-label="This reference">
          {pressed && <Remedies marked={pressed} close={() => setPressedMark(null)} />}
        </Dialog>
      </Popover>
    </>
  );
});

/** The place that a reference leads to. A reference to the whole Act leads to its beginning. */
const placeOf = (target: Pid, root: Pid, first: Pid | undefined): Pid =>
  target === root ? (first ?? root) : target;
