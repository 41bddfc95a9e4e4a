import { ArrowDown, ArrowUp, ChevronLeft } from 'lucide-react';
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import { capital } from '../../../core/base/english.ts';
import type { OverlayItem } from '../../../core/wording/overlay-calls.ts';
import type { OverlayAction } from '../../../core/wording/overlay-decisions.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useTools } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { mayBeCommand, NOT_COMMANDS, noteStep } from '../../ui/letters.ts';
import { isShortcut, type Shortcut } from '../../ui/shortcut.ts';
import { Trouble } from '../../ui/trouble.tsx';
import { OverlayAside } from './overlay-aside.tsx';
import { OverlayItemView } from './overlay-item.tsx';
import {
  describeProgress,
  describeStatus,
  itemName,
  itemNoun,
  itemStatus,
  needsNoDecision,
  possibleActions,
} from './overlay-words.ts';
import { useApply, useOverlayItems, useReopenStep } from './use-overlay.ts';

/** Single letters, which work while an instruction has the focus. */
export const OVERLAY_KEYS = {
  next: { key: 'ArrowDown', does: 'Go to the next instruction' },
  previous: { key: 'ArrowUp', does: 'Go to the previous instruction' },
  apply: { key: 'a', does: 'Apply the instruction' },
  skip: { key: 's', does: 'Skip the instruction' },
  undo: { key: 'u', does: 'Undo what was done with the instruction' },
} as const satisfies Readonly<Record<OverlayAction | 'next' | 'previous', Shortcut>>;

const ACTIONS: readonly OverlayAction[] = ['apply', 'skip', 'undo'];

/** Tracks the current instruction by its key, and moves the focus between instructions. */
function useCurrentItem(items: readonly OverlayItem[]) {
  const { dispatch } = useTools();
  const [key, setKey] = useState<string | null>(null);
  const headButtons = useRef(new Map<string, HTMLButtonElement>());
  const first = items.find((item) => possibleActions(item).includes('apply')) ?? items[0];
  const position = Math.max(
    0,
    items.findIndex((item) => item.key === (key ?? first?.key)),
  );
  const currentItem = items[position];
  const currentKey = useRef<string | undefined>(undefined);
  currentKey.current = currentItem?.key;
  const choose = useCallback(
    (item: OverlayItem | undefined) => {
      if (!item) return;
      setKey(item.key);
      currentKey.current = item.key;
      if (item.pid !== null) dispatch({ do: 'go', pid: item.pid, stay: true });
      headButtons.current.get(item.key)?.focus();
    },
    [dispatch],
  );
  const headRef = (item: OverlayItem) => (button: HTMLButtonElement | null) => {
    if (button) headButtons.current.set(item.key, button);
    else headButtons.current.delete(item.key);
  };
  /** Whether an instruction is still the current one. A write that ends later must not move a person who went on. */
  const isCurrent = (item: OverlayItem): boolean => currentKey.current === item.key;
  return { at: position, currentItem, choose, head: headRef, isAt: isCurrent };
}

interface StepsProps {
  readonly id: string;
  readonly name: string;
  readonly onBack: () => void;
}

/** The instructions of a Bill, gone through one by one. */
export function OverlaySteps({ id, name, onBack }: StepsProps) {
  const { data: overlayItems, error, refetch } = useOverlayItems(id);
  const all = overlayItems?.items ?? [];
  const items = all.filter((item) => !needsNoDecision(item));
  const otherItems = all.filter(needsNoDecision);
  const { at, currentItem, choose, head, isAt } = useCurrentItem(items);
  const noun = itemNoun(overlayItems?.overlay.of);
  const apply = useApply(id, noun);
  const undo = useReopenStep(id);
  const skip = useWrite('overlay.skip');
  const { announce, fault, explain } = useAnnounce();
  const isBusy = apply.isPending || undo.isPending || skip.isPending;
  const list = useRef<HTMLOListElement>(null);
  const isOpen = overlayItems !== undefined;
  // The list takes the focus when it opens, so that its shortcuts work at once.
  useEffect(() => {
    if (!isOpen) return;
    list.current?.querySelector<HTMLElement>('[aria-current]')?.focus();
    noteStep();
  }, [isOpen]);
  const moveBy = (by: 1 | -1) => {
    const next = items[at + by];
    if (!next) return explain(by > 0 ? `This is the last ${noun}.` : `This is the first ${noun}.`);
    choose(next);
  };
  const perform = (item: OverlayItem | undefined, action: OverlayAction) => {
    if (!item || isBusy) return;
    if (!possibleActions(item).includes(action))
      return explain(`${itemName(item)}: ${describeStatus(item)}.`);
    // The pressed button disappears after the action, so the instruction takes the focus first.
    choose(item);
    if (action === 'undo') undo.mutate(item.key);
    else if (action === 'apply')
      apply.mutate(
        { keys: [item.key], asAlternative: itemStatus(item) === 'overlaps' },
        { onSuccess: () => isAt(item) && choose(item) },
      );
    else
      skip.mutate(
        { id, key: item.key },
        {
          onSuccess: () => {
            announce(`${itemName(item)} is skipped.`);
            if (isAt(item)) choose(items[items.findIndex(({ key }) => key === item.key) + 1]);
          },
          onError: fault,
        },
      );
  };
  const onKey = (event: KeyboardEvent) => {
    const action = ACTIONS.find((one) => isShortcut(event, OVERLAY_KEYS[one]));
    if (action && !mayBeCommand()) explain(NOT_COMMANDS);
    else if (action) perform(currentItem, action);
    else if (isShortcut(event, OVERLAY_KEYS.next)) moveBy(1);
    else if (isShortcut(event, OVERLAY_KEYS.previous)) moveBy(-1);
    else return;
    event.preventDefault();
  };
  const openCount = items.filter((item) => possibleActions(item).includes('apply')).length;
  return (
    <>
      <div className="overlay-head">
        <Button look="link" onPress={onBack}>
          <ChevronLeft aria-hidden="true" /> All lists
        </Button>
        <h3>{name}</h3>
        {overlayItems && <p role="status">{describeProgress(all, noun)}.</p>}
        <div className="actions">
          <Button look="icon" aria-label={`Previous ${noun}`} onPress={() => moveBy(-1)}>
            <ArrowUp aria-hidden="true" />
          </Button>
          <Button look="icon" aria-label={`Next ${noun}`} onPress={() => moveBy(1)}>
            <ArrowDown aria-hidden="true" />
          </Button>
          {openCount > 1 && (
            <Button call="overlay.apply" isBusy={isBusy} onPress={() => apply.mutate({})}>
              Apply all {openCount} remaining
            </Button>
          )}
        </div>
        <p className="help">
          In the list: <kbd>↓</kbd> <kbd>↑</kbd> next and previous, <kbd>A</kbd> apply, <kbd>S</kbd> skip,{' '}
          <kbd>U</kbd> undo. Each {noun} that you apply becomes an amendment of its own.
        </p>
      </div>
      {error && <Trouble thrown={error} onRetry={() => void refetch()} />}
      {!overlayItems && !error && <p role="status">Reading {name} against the text…</p>}
      {overlayItems && items.length === 0 && <p>Nothing in this text amends this Act.</p>}
      {items.length > 0 && (
        <ol ref={list} className="steps" aria-label={`${capital(noun)}s of ${name}`} onKeyDown={onKey}>
          {items.map((item, index) => (
            <OverlayItemView
              key={item.key}
              item={item}
              isCurrent={index === at}
              isBusy={isBusy}
              headRef={head(item)}
              onChoose={() => choose(item)}
              onAction={(action) => perform(item, action)}
            />
          ))}
        </ol>
      )}
      {overlayItems && <OverlayAside id={id} otherItems={otherItems} counts={overlayItems.aside} />}
    </>
  );
}
