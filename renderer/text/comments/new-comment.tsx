import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { singleFieldOf } from '../../../core/review/suggest.ts';
import type { ThreadWords } from '../../../core/review/thread-words.ts';
import { useWrite } from '../../state/host/queries.ts';
import { mustBeSaved } from '../../state/review/must-be-saved.ts';
import { useTools } from '../../state/review/review.tsx';
import { useAnnounce } from '../../ui/announcer.ts';
import { Sheet } from '../../ui/dialog.tsx';
import { CommentForm, type CommentInput } from './comment-form.tsx';
import type { NewCommentTarget } from './comments-context.ts';

/** The words that others can be suggested for: words in one field of one provision; null for others. */
export const suggestibleWords = (words: ThreadWords | null): string | null =>
  words?.held && singleFieldOf(words.held) ? words.quote : null;

interface FormProps {
  readonly about: NewCommentTarget;
  readonly onDone: (id: string | null) => void;
}

function Form({ about: { on, words }, onDone }: FormProps) {
  const add = useWrite('thread.add');
  const { saver } = useTools();
  const { announce, fault } = useAnnounce();
  const send = useMutation({
    mutationFn: async (comment: CommentInput) => {
      // The commented words must be in the saved draft.
      await mustBeSaved(saver, 'Your comment was not added');
      return add.mutateAsync({ on, words, ...comment });
    },
    onSuccess: ({ id }) => {
      announce(`Your comment is added: ${id}.`);
      onDone(id);
    },
    onError: fault,
  });
  return (
    <>
      {words && <blockquote className="commented-words">{words.quote}</blockquote>}
      <CommentForm
        label="Comment"
        help="For people who work on this review. Comments are never published."
        lines={3}
        send="Comment"
        words={suggestibleWords(words)}
        isPending={send.isPending}
        onCancel={() => onDone(null)}
        onSend={send.mutate}
      />
    </>
  );
}

/** The dialog for a new comment on words or on a provision. */
export function NewComment({
  about,
  onDone,
}: {
  readonly about: NewCommentTarget | null;
  readonly onDone: FormProps['onDone'];
}) {
  const [last, setLast] = useState<NewCommentTarget | null>(null);
  if (about && about !== last) setLast(about);
  return (
    <Sheet
      title={`Comment on ${(about ?? last)?.name ?? ''}`}
      isOpen={about !== null}
      onOpenChange={(isOpen) => !isOpen && onDone(null)}
    >
      {() => about && <Form about={about} onDone={onDone} />}
    </Sheet>
  );
}
