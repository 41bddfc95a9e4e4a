import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useHostState } from '../../state/host/queries.ts';
import { useReviewNow, useReviewOf, useTools } from '../../state/review/review.tsx';
import { typingTarget } from '../../state/review/typing-target.ts';
import type { UndoStack } from '../../state/review/undo.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { AskOthersWords, type ConsentQuestion } from './ask-others-words.tsx';

/** The amendments that somebody agreed to change, for as long as the review is open in this window. */
const AGREED = new WeakMap<UndoStack, Set<string>>();

function agreedOf(undoStack: UndoStack): Set<string> {
  const agreed = AGREED.get(undoStack) ?? new Set<string>();
  AGREED.set(undoStack, agreed);
  return agreed;
}

export const notPutIn = (typed: string): string => `“${typed}” was not inserted.`;

interface AskedFirst {
  readonly asksFirst: (id: string) => boolean;
  readonly onAsk: (id: string, retry: () => boolean) => void;
  /** The question, while it is open. */
  readonly question: ReactNode;
}

/** What is done where a person types, once the question is answered. */
interface Answered {
  /** Writes words where what was asked about left off. */
  readonly insert: (words: string) => void;
  /** Puts the focus back. */
  readonly comeBack: () => void;
}

/** Asks once before the words of an amendment by somebody else are changed by typing. */
export function useAskedFirst(answered: Answered): AskedFirst {
  const now = useReviewNow();
  const { undoStack } = useTools();
  const { announce, explain } = useAnnounce();
  const mine = useReviewOf(typingTarget);
  const me = useRef('');
  me.current = useHostState().data?.person.name ?? '';
  const [openQuestion, setOpenQuestion] = useState<(ConsentQuestion & { readonly turn: number }) | null>(
    null,
  );
  const turns = useRef(0);
  /** What was typed, until it is put in or taken over by the next question. */
  const carried = useRef('');

  const asksFirst = useCallback(
    (id: string) => {
      const author = now().amendments.find((each) => each.id === id)?.author;
      return author !== undefined && author !== me.current && !agreedOf(undoStack).has(id);
    },
    [now, undoStack],
  );
  const onAsk = useCallback(
    (id: string, retry: () => boolean) => {
      const amendment = now().amendments.find((each) => each.id === id);
      if (!amendment) return;
      const typed = carried.current;
      carried.current = '';
      turns.current++;
      setOpenQuestion({ amendment, retry, typed, turn: turns.current });
    },
    [now],
  );
  /** Once the dialog is gone, which keeps the focus for as long as it is there. */
  const comeBack = () => requestAnimationFrame(answered.comeBack);
  const agree = ({ amendment, retry, turn }: NonNullable<typeof openQuestion>, typed: string) => {
    agreedOf(undoStack).add(amendment.id);
    carried.current = typed;
    const isDone = retry();
    const remaining = carried.current;
    carried.current = '';
    if (remaining !== '' && isDone) answered.insert(remaining);
    else if (remaining !== '') explain(notPutIn(remaining));
    // Another question may have been asked by then.
    if (turns.current !== turn) return;
    setOpenQuestion(null);
    comeBack();
  };
  const question = openQuestion && (
    <AskOthersWords
      // Another question is another dialog, which is read out.
      key={openQuestion.turn}
      question={openQuestion}
      mine={mine}
      onAgree={(typed) => agree(openQuestion, typed)}
      onLeave={(typed) => {
        setOpenQuestion(null);
        const lostNote = typed === '' ? '' : ` ${notPutIn(typed)}`;
        announce(`${openQuestion.amendment.id} was left as it is.${lostNote}`);
        comeBack();
      }}
    />
  );
  return { asksFirst, onAsk, question };
}
