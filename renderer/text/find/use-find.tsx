import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useReviewNow } from '../../state/review/review.tsx';
import { isSheetOpen, Sheet } from '../../ui/dialog.tsx';
import { isShortcut, type Shortcut } from '../../ui/shortcut.ts';
import { useStructure } from '../commands/use-structure.ts';
import { FindAndAmend } from './find-dialog.tsx';

interface Finding {
  /** Non-null while the find bar is open. `turn` goes up each time it is asked for, which selects its field. */
  readonly bar: { readonly turn: number } | null;
  readonly openBar: () => void;
  readonly closeBar: () => void;
  /** Opens find and replace, with words to search for. */
  readonly amend: (words?: string) => void;
}

const nothing = () => undefined;
const Context = createContext<Finding>({ bar: null, openBar: nothing, closeBar: nothing, amend: nothing });

export const useFinding = (): Finding => useContext(Context);

type FindCommand = 'bar' | 'amend' | null;

export const FIND_KEYS = {
  bar: { key: 'f', main: true, does: 'Find words in the text' },
  amend: { key: 'h', main: true, does: 'Find words and replace them, in the places that you choose' },
} as const satisfies Readonly<Record<string, Shortcut>>;

/** An older key for find and replace, from before it had Word’s. */
const AMEND_TOO: Shortcut = { ...FIND_KEYS.amend, key: 'f', shift: true };

function findCommandOf(event: KeyboardEvent): FindCommand {
  if (isShortcut(event, FIND_KEYS.bar)) return 'bar';
  return isShortcut(event, FIND_KEYS.amend) || isShortcut(event, AMEND_TOO) ? 'amend' : null;
}

/** Provides the find bar of the text, and the find-and-replace dialog of every room. */
export function FindProvider({ children }: { readonly children: ReactNode }) {
  const { session, comeBack } = useStructure();
  const now = useReviewNow();
  const [words, setWords] = useState<string | null>(null);
  const [bar, setBar] = useState<Finding['bar']>(null);
  const finding = useMemo(
    () => ({
      openBar: () => setBar((was) => ({ turn: (was?.turn ?? 0) + 1 })),
      closeBar: () => setBar(null),
      amend: (wordsToAmend = '') => {
        // Reading the session first puts the letters typed last into the draft.
        session();
        setWords(wordsToAmend);
      },
    }),
    [session],
  );
  useEffect(() => {
    const key = (event: KeyboardEvent) => {
      const command = findCommandOf(event);
      if (command === null) return;
      // In other rooms and under a dialog there is no text to search, so the key keeps its other meaning.
      const isUnderSheet = isSheetOpen();
      if (command === 'bar' && (isUnderSheet || now().bench.room !== 'act')) return;
      event.preventDefault();
      event.stopPropagation();
      if (isUnderSheet) return;
      if (command === 'bar') finding.openBar();
      else finding.amend();
    };
    window.addEventListener('keydown', key, { capture: true });
    return () => window.removeEventListener('keydown', key, { capture: true });
  }, [finding, now]);
  const close = (isOpen: boolean) => {
    if (isOpen) return;
    setWords(null);
    requestAnimationFrame(comeBack);
  };
  const findState = useMemo(() => ({ ...finding, bar }), [finding, bar]);
  return (
    <Context value={findState}>
      {children}
      <Sheet title="Find and replace" isOpen={words !== null} onOpenChange={close}>
        {(close) => <FindAndAmend first={words ?? ''} close={close} />}
      </Sheet>
    </Context>
  );
}
