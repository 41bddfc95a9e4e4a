import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useHostState } from '../../state/host/queries.ts';
import { useReviewNow, useReviewOf, useTools } from '../../state/review/review.tsx';
import { typingTarget } from '../../state/review/typing-target.ts';
import type { UndoStack } from '../../state/review/undo.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { AskOthersWords, type ConsentQuestion } from './ask-others-words.tsx';

/** The amendments that the person agreed to change, for as long as the review is open in this window. */
const AGREED = new WeakMap<UndoStack, Set<string>>();

function agreedOf(undoStack: UndoStack): Set<string> {
  const agreed = AGREED.get(undoStack) ?? new Set<string>();
  AGREED.set(undoStack, agreed);
  return agreed;
}

export const notInserted = (typed: string): string => `“${typed}” was not inserted.`;

interface Consent {
  readonly asksFirst: (id: string) => boolean;
  readonly onAsk: (id: string, retry: () => boolean) => void;
  /** The question dialog, while it is open. */
  readonly question: ReactNode;
}

/** What happens in the text once the question is answered. */
interface AnswerActions {
  /** Inserts words where the repeated change ended. */
  readonly insert: (words: string) => void;
  /** Moves the focus back to the text. */
  readonly comeBack: () => void;
}

/** Asks once for consent before typing changes the words of another person’s amendment. */
export function useConsent(answered: AnswerActions): Consent {
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
  /** Letters typed during a question, until they are inserted or the next question takes them over. */
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
  /** Waits for the dialog to close, because it holds the focus until then. */
  const comeBack = () => requestAnimationFrame(answered.comeBack);
  const agree = ({ amendment, retry, turn }: NonNullable<typeof openQuestion>, typed: string) => {
    agreedOf(undoStack).add(amendment.id);
    carried.current = typed;
    const isDone = retry();
    const remaining = carried.current;
    carried.current = '';
    if (remaining !== '' && isDone) answered.insert(remaining);
    else if (remaining !== '') explain(notInserted(remaining));
    // Repeating the change may have opened another question.
    if (turns.current !== turn) return;
    setOpenQuestion(null);
    comeBack();
  };
  const question = openQuestion && (
    <AskOthersWords
      // A new key makes React mount a new dialog, so that screen readers read it out.
      key={openQuestion.turn}
      question={openQuestion}
      mine={mine}
      onAgree={(typed) => agree(openQuestion, typed)}
      onLeave={(typed) => {
        setOpenQuestion(null);
        const lostNote = typed === '' ? '' : ` ${notInserted(typed)}`;
        announce(`${openQuestion.amendment.id} was left as it is.${lostNote}`);
        comeBack();
      }}
    />
  );
  return { asksFirst, onAsk, question };
}
