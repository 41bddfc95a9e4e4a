import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useHostState } from '../../state/queries.ts';
import { useReviewNow, useReviewOf, useTools } from '../../state/review.tsx';
import type { UndoStack } from '../../state/undo.ts';
import { mineOf } from '../../state/written-in.ts';
import { useAnnounce } from '../../ui/announce.tsx';
import { useStructure } from '../commands/use-structure.ts';
import { type AskedAbout, AskOthersWords } from './ask-others-words.tsx';

/** The amendments that somebody agreed to change, for as long as the review is open in this window. */
const AGREED = new WeakMap<UndoStack, Set<string>>();

function agreedOf(undoStack: UndoStack): Set<string> {
  const known = AGREED.get(undoStack) ?? new Set<string>();
  AGREED.set(undoStack, known);
  return known;
}

interface AskedFirst {
  readonly asksFirst: (id: string) => boolean;
  readonly onAsk: (id: string, again: () => void) => void;
  /** The question, while it is open. */
  readonly question: ReactNode;
}

/** Asks once before the words of an amendment by somebody else are changed by typing. */
export function useAskedFirst(): AskedFirst {
  const now = useReviewNow();
  const { undoStack } = useTools();
  const { editor } = useStructure();
  const { say } = useAnnounce();
  const mine = useReviewOf(mineOf);
  const me = useRef('');
  me.current = useHostState().data?.person.name ?? '';
  const [asked, setAsked] = useState<AskedAbout | null>(null);

  const asksFirst = useCallback(
    (id: string) => {
      const author = now().amendments.find((known) => known.id === id)?.author;
      return author !== undefined && author !== me.current && !agreedOf(undoStack).has(id);
    },
    [now, undoStack],
  );
  const onAsk = useCallback(
    (id: string, again: () => void) => {
      const amendment = now().amendments.find((known) => known.id === id);
      if (amendment) setAsked({ amendment, again });
    },
    [now],
  );
  const question = asked && (
    <AskOthersWords
      asked={asked}
      mine={mine}
      insert={(words) => editor.current?.insert(words)}
      onAgree={() => {
        agreedOf(undoStack).add(asked.amendment.id);
        setAsked(null);
      }}
      onLeave={(typed) => {
        setAsked(null);
        const lost = typed === '' ? '' : ` “${typed}” was not put in.`;
        say(`${asked.amendment.id} was left as it is.${lost}`);
        requestAnimationFrame(() => editor.current?.comeBack());
      }}
    />
  );
  return { asksFirst, onAsk, question };
}
