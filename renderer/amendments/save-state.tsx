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

/** What is said of saving at this moment. */
export function useSaveWords(): SaveWords {
  const phase = useReviewOf(({ saving }) => saving.phase);
  const writes = useWrites();
  const connection = useConnection();
  const isDisplaced = useDisplaced() !== null;
  const isUnsent = useIsUnsent();
  return saveWords({ phase, writes, connection, isDisplaced, isUnsent });
}

/** What was typed of an amendment and can't go into it as it is now. */
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

/** What was typed of amendments and could not be saved, each with a way forward. */
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
  // As an amendment of its own it would be refused again.
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

/** Whether what was typed is on disk; when it isn't, why, and what to do. What was typed is kept until it is. */
export function SaveState() {
  const { look, words } = useSaveWords();
  const isKept = useIsKept();
  const failure = useReviewOf(({ saving }) => saving.failure);
  // Those whose own write was refused; none where nothing at all can be saved.
  const refused = useReviewOf(({ saving }) => refusedIn(saving.unsaved), sameHeld);
  const settled = useReviewOf(({ saving }) => saving.settled);
  const { saver } = useTools();
  const state = useRef<HTMLParagraphElement>(null);
  const isFocused = useRef(false);
  /** Where the person was before they came to the buttons: in the text, say. */
  const cameFrom = useRef<Element | null>(null);
  // The panel may be another amendment's by then.
  const goBack = () => {
    const back = cameFrom.current;
    const { activeElement } = document;
    const isLeft = activeElement === document.body || activeElement === state.current;
    if (isLeft && back instanceof HTMLElement && back.isConnected) back.focus({ preventScroll: true });
  };
  useEffect(() => {
    // What the focus was on is gone: it comes to what stands in its place.
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
        // A button that goes away has nowhere to send the focus to.
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

/** The same, in a word or two, for the foot of the window. */
export function SaveWord() {
  const { look, words } = useSaveWords();
  return (
    <span className={`save-state ${look}`}>
      {look === 'failed' && <CircleAlert aria-hidden="true" />}
      {words}
    </span>
  );
}
