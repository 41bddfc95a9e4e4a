import { CircleAlert, CircleCheck, ListTodo, MessageSquareReply } from 'lucide-react';
import { type ReactNode, type Ref, useState } from 'react';
import type { Thread } from '../../../core/review/records.ts';
import { isOpen, isOverdue } from '../../../core/review/threads.ts';
import { useWrite } from '../../state/host/queries.ts';
import { usePeople } from '../../state/others/people.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button } from '../../ui/controls.tsx';
import { dayAndTime, plainDate } from '../../ui/dates.ts';
import { CommentForm } from './comment-form.tsx';
import { CommentText } from './comment-text.tsx';
import { suggestibleWords } from './new-comment.tsx';
import { SuggestionView } from './suggestion-view.tsx';
import { TaskForm } from './task-form.tsx';

/** The form that is open in a thread. */
type ThreadForm = 'reply' | 'task' | null;

function Reply({ thread: { id, words }, onDone }: { readonly thread: Thread; readonly onDone: () => void }) {
  const reply = useWrite('thread.reply');
  const { announce, fault } = useAnnounce();
  return (
    <CommentForm
      label={`Reply to ${id}`}
      lines={2}
      send="Reply"
      isPending={reply.isPending}
      onCancel={onDone}
      words={suggestibleWords(words)}
      onSend={(input) =>
        reply.mutate(
          { id, ...input },
          {
            onSuccess: () => {
              announce('Your reply is added.');
              onDone();
            },
            onError: fault,
          },
        )
      }
    />
  );
}

/** Today’s date in the reader’s time zone, as an ISO date. */
function today(): string {
  const now = new Date();
  const two = (number: number) => String(number).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

function TaskLine({ thread }: { readonly thread: Thread }) {
  const set = useWrite('thread.task');
  const { announce, fault } = useAnnounce();
  const { id, task } = thread;
  if (!task) return null;
  const { owner, due, done: completion } = task;
  return (
    <p className={completion ? 'task done' : 'task'}>
      <ListTodo aria-hidden="true" />
      <span>
        Task for <strong>{owner}</strong>
        {due && `, due ${plainDate(due)}`}
        {completion && `: done, ${completion.by}, ${dayAndTime(completion.at)}`}
      </span>
      {isOverdue(thread, today()) && (
        <span className="chip warn">
          <CircleAlert aria-hidden="true" /> overdue
        </span>
      )}
      <Button
        call="thread.task"
        look="link"
        isBusy={set.isPending}
        onPress={() =>
          set.mutate(
            { id, task: { owner, due, isDone: !completion } },
            {
              onSuccess: () => announce(completion ? 'The task is open again.' : 'The task is done.'),
              onError: fault,
            },
          )
        }
      >
        {completion ? 'Mark as not done' : 'Done'}
      </Button>
    </p>
  );
}

interface ThreadProps {
  readonly thread: Thread;
  /** Its subject and the state of its words, where the surroundings do not show them. */
  readonly about?: ReactNode;
  readonly isCurrent?: boolean;
  /** Whether the commented words are quoted. */
  readonly isQuoted?: boolean;
  readonly onFocus?: () => void;
  readonly ref?: Ref<HTMLLIElement>;
}

/** One thread: its comments and task, and the actions on it. */
export function ThreadView({ thread, about, isCurrent = false, isQuoted = true, onFocus, ref }: ThreadProps) {
  const people = usePeople();
  const resolve = useWrite('thread.resolve');
  const { announce, fault } = useAnnounce();
  const [openForm, setOpenForm] = useState<ThreadForm>(null);
  const { id, comments, resolved, words } = thread;
  const leave = () => setOpenForm(null);
  return (
    <li
      className={`thread ${isOpen(thread) ? '' : 'resolved'} ${isCurrent ? 'current' : ''}`}
      aria-label={`Thread ${id}`}
      aria-current={isCurrent || undefined}
      tabIndex={-1}
      onFocus={onFocus}
      {...(ref ? { ref } : {})}
    >
      {about}
      {words && isQuoted && <blockquote className="commented-words">{words.quote}</blockquote>}
      <ol>
        {comments.map(({ text, by, at, suggestion }, nth) => (
          <li key={`${at} ${by} ${text}`}>
            <p className="said-by">
              <strong>{by}</strong> <span className="soft">{dayAndTime(at)}</span>
            </p>
            <p className="text">
              <CommentText text={text} people={people} />
            </p>
            {suggestion && <SuggestionView thread={thread} nth={nth} />}
          </li>
        ))}
      </ol>
      <TaskLine thread={thread} />
      {resolved && (
        <p className="soft small">
          <CircleCheck aria-hidden="true" /> Resolved by {resolved.by}, {dayAndTime(resolved.at)}
        </p>
      )}
      {openForm === 'reply' && <Reply thread={thread} onDone={leave} />}
      {openForm === 'task' && <TaskForm thread={thread} onDone={leave} />}
      {openForm === null && (
        <div className="actions">
          <Button
            call="thread.reply"
            look="quiet"
            aria-label={`Reply to ${id}`}
            onPress={() => setOpenForm('reply')}
          >
            <MessageSquareReply aria-hidden="true" /> Reply
          </Button>
          <Button
            call="thread.task"
            look="quiet"
            aria-label={`Task of ${id}`}
            onPress={() => setOpenForm('task')}
          >
            {thread.task ? 'Change the task…' : 'Make a task…'}
          </Button>
          <Button
            call="thread.resolve"
            look="quiet"
            aria-label={`${resolved ? 'Reopen' : 'Resolve'} ${id}`}
            isBusy={resolve.isPending}
            onPress={() =>
              resolve.mutate(
                { id, resolved: !resolved },
                {
                  onSuccess: () =>
                    announce(resolved ? 'The comment is open again.' : 'The comment is resolved.'),
                  onError: fault,
                },
              )
            }
          >
            {resolved ? 'Reopen' : 'Resolve'}
          </Button>
        </div>
      )}
    </li>
  );
}
