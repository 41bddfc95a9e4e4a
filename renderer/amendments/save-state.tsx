import { CircleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { SCOPE_PLACE } from '../../core/amend/changes/scope.ts';
import { WORD_FIELDS } from '../../core/amend/typing/word-fields.ts';
import { useConnection } from '../state/host/connection.ts';
import { useDisplaced } from '../state/host/displaced.ts';
import { useWrites } from '../state/host/writes.ts';
import { useIsKept } from '../state/journal/journal-provider.tsx';
import { useReviewOf, useTools } from '../state/review/review.tsx';
import type { Unsaved } from '../state/review/unsaved.ts';
import { useKeepBoth } from '../state/review/use-amendments.ts';
import { SCOPE_NAME, useScope } from '../state/window/scope.ts';
import { Button } from '../ui/controls.tsx';
import { useIsUnsent } from '../ui/unsent-fields.ts';
import { type SaveWords, saveWords } from './save-words.ts';

/** The current save status in words. */
export function useSaveWords(): SaveWords {
  const phase = useReviewOf(({ saving }) => saving.phase);
  const writes = useWrites();
  const connection = useConnection();
  const isDisplaced = useDisplaced() !== null;
  const isUnsent = useIsUnsent();
  return saveWords({ phase, writes, connection, isDisplaced, isUnsent });
}

/** The title, purpose or reason typed here, which conflicts with what somebody else saved. */
function UnmergedWords({ id, pending }: { readonly id: string; readonly pending: Unsaved }) {
  const { saver } = useTools();
  const words = pending.unmerged?.words ?? {};
  const fields = WORD_FIELDS.filter((field) => words[field] !== undefined);
  if (fields.length === 0) return null;
  return (
    <>
      {fields.map((field) => (
        <p key={field}>
          Your {field}: <q>{words[field]}</q>
        </p>
      ))}
      <Button onPress={() => saver.insist(id)}>Use my version instead</Button>
    </>
  );
}

/** The ways to resolve changes that could not be saved. */
function Refused({
  pendingById,
  onKept,
}: {
  readonly pendingById: ReadonlyMap<string, Unsaved>;
  readonly onKept: () => void;
}) {
  const keepBoth = useKeepBoth();
  const { open } = useScope();
  const { saver } = useTools();
  // The scope would also refuse these words as an amendment of their own.
  const isOutside = [...pendingById.values()].some(({ refused }) => refused?.place === SCOPE_PLACE);
  return (
    <div className="actions">
      {[...pendingById].map(([id, unsaved]) => (
        <UnmergedWords key={id} id={id} pending={unsaved} />
      ))}
      {isOutside ? (
        <>
          <Button onPress={open}>{SCOPE_NAME}</Button>
          <Button onPress={() => void saver.retryRefused()}>Save again</Button>
        </>
      ) : (
        <Button onPress={() => void keepBoth().then(onKept)}>Save mine as a new amendment</Button>
      )}
    </div>
  );
}

const refusedIn = (unsaved: ReadonlyMap<string, Unsaved>): ReadonlyMap<string, Unsaved> =>
  new Map([...unsaved].filter(([, { refused, unmerged }]) => refused || unmerged));

const sameHeld = (a: ReadonlyMap<string, Unsaved>, b: ReadonlyMap<string, Unsaved>): boolean =>
  a.size === b.size && [...a].every(([id, held]) => b.get(id) === held);

/**
 * The save status and, if saving failed, the reason and what to do. Unsaved words stay in the window until they are
 * saved.
 */
export function SaveState() {
  const { look, words } = useSaveWords();
  const isKept = useIsKept();
  const failure = useReviewOf(({ saving }) => saving.failure);
  // The amendments whose own save was refused. Empty if nothing can be saved at all.
  const refused = useReviewOf(({ saving }) => refusedIn(saving.unsaved), sameHeld);
  const settled = useReviewOf(({ saving }) => saving.settled);
  const { saver } = useTools();
  const state = useRef<HTMLParagraphElement>(null);
  const isFocused = useRef(false);
  /** The element that had the focus before the buttons here, for example the text. */
  const cameFrom = useRef<Element | null>(null);
  // By then the panel may show another amendment.
  const goBack = () => {
    const back = cameFrom.current;
    const { activeElement } = document;
    const isLeft = activeElement === document.body || activeElement === state.current;
    if (isLeft && back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
  };
  useEffect(() => {
    // The focused button is gone, so the status line takes the focus.
    if (failure || !isFocused.current) return;
    isFocused.current = false;
    state.current?.focus();
  }, [failure]);
  if (!failure)
    return (
      <p ref={state} tabIndex={-1} className={`save-state ${look}`}>
        {words}
      </p>
    );
  const ids = new Set([...refused.keys(), ...(settled?.place ? [settled.place] : [])]);
  const isOfSome = ids.size > 0;
  return (
    <div
      className="trouble"
      role="alert"
      onFocus={({ currentTarget, relatedTarget }) => {
        isFocused.current = true;
        if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget;
      }}
      onBlur={(event) => {
        // When the focused button disappears, `relatedTarget` is null.
        isFocused.current = event.relatedTarget === null;
      }}
    >
      <CircleAlert aria-hidden="true" />
      <div>
        <p>
          <strong>{isOfSome ? `Not saved: ${[...ids].join(', ')}.` : 'Not saved.'}</strong>{' '}
          {failure.displacement
            ? 'Your typing is still here. See the bottom of the window for what happened to the file.'
            : failure === settled
              ? failure.message
              : `${failure.message} Your typing is still here.${isOfSome ? '' : ' Keeling will try again.'}`}
          {!isKept &&
            ' This browser has no room to store your typing. Keep this window open until it is saved.'}
        </p>
        {isOfSome ? (
          <Refused pendingById={refused} onKept={goBack} />
        ) : (
          <div className="actions">
            <Button onPress={() => void saver.retryRefused()}>Save again</Button>
          </div>
        )}
      </div>
    </div>
  );
}

/** The save status in one or two words, for the status bar. */
export function SaveWord() {
  const { look, words } = useSaveWords();
  return (
    <span className={`save-state ${look}`}>
      {look === 'failed' && <CircleAlert aria-hidden="true" />}
      {words}
    </span>
  );
}
