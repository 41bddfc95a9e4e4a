import { CircleCheck, ListTodo, MessageSquareReply } from 'lucide-react';
import { useState } from 'react';
import type { Thread } from '../../core/review/records.ts';
import { isOpen } from '../../core/review/threads.ts';
import { useAnnounce } from '../shared/announce.tsx';
import { Button } from '../shared/controls.tsx';
import { dayAndTime, plainDate } from '../shared/words.ts';
import { useWrite } from '../state/queries.ts';
import { CommentForm } from './comment-form.tsx';
import { TaskForm } from './task-form.tsx';

/** What is being done to a thread. */
type Doing = 'reply' | 'task' | null;

function Reply({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  const reply = useWrite('thread.reply');
  const { say, fault } = useAnnounce();
  return (
    <CommentForm
      label={`Answer in ${id}`}
      lines={2}
      send="Answer"
      isPending={reply.isPending}
      onCancel={onDone}
      onSend={(text) =>
        reply.mutate(
          { id, text },
          {
            onSuccess: () => {
              say('Your answer is added.');
              onDone();
            },
            onError: fault,
          },
        )
      }
    />
  );
}

function TaskLine({ thread }: { readonly thread: Thread }) {
  const set = useWrite('thread.task');
  const { say, fault } = useAnnounce();
  const { id, task } = thread;
  if (!task) return null;
  const { owner, due, done } = task;
  return (
    <p className={done ? 'task done' : 'task'}>
      <ListTodo aria-hidden="true" />
      <span>
        Task for <strong>{owner}</strong>
        {due && `, due ${plainDate(due)}`}
        {done && `: done, ${done.by}, ${dayAndTime(done.at)}`}
      </span>
      <Button
        look="link"
        isDisabled={set.isPending}
        onPress={() =>
          set.mutate(
            { id, task: { owner, due, isDone: !done } },
            { onSuccess: () => say(done ? 'The task is open again.' : 'The task is done.'), onError: fault },
          )
        }
      >
        {done ? 'Not done yet' : 'Done'}
      </Button>
    </p>
  );
}

/** One thread: who said what, what is to be done about it, and the ways to answer and to close it. */
export function ThreadView({ thread }: { readonly thread: Thread }) {
  const resolve = useWrite('thread.resolve');
  const { say, fault } = useAnnounce();
  const [doing, setDoing] = useState<Doing>(null);
  const { id, comments, resolved, words } = thread;
  const leave = () => setDoing(null);
  return (
    <li className={isOpen(thread) ? 'thread' : 'thread resolved'} aria-label={`Thread ${id}`}>
      {words && <blockquote>{words.quote}</blockquote>}
      <ol>
        {comments.map(({ text, by, at }) => (
          <li key={`${at} ${by} ${text}`}>
            <p className="said-by">
              <strong>{by}</strong> <span className="soft">{dayAndTime(at)}</span>
            </p>
            <p className="text">{text}</p>
          </li>
        ))}
      </ol>
      <TaskLine thread={thread} />
      {resolved && (
        <p className="soft small">
          <CircleCheck aria-hidden="true" /> Resolved by {resolved.by}, {dayAndTime(resolved.at)}
        </p>
      )}
      {doing === 'reply' && <Reply id={id} onDone={leave} />}
      {doing === 'task' && <TaskForm thread={thread} onDone={leave} />}
      {doing === null && (
        <div className="actions">
          <Button look="quiet" aria-label={`Answer in ${id}`} onPress={() => setDoing('reply')}>
            <MessageSquareReply aria-hidden="true" /> Answer
          </Button>
          <Button look="quiet" aria-label={`Task of ${id}`} onPress={() => setDoing('task')}>
            {thread.task ? 'Change the task…' : 'Make it a task…'}
          </Button>
          <Button
            look="quiet"
            aria-label={`${resolved ? 'Reopen' : 'Resolve'} ${id}`}
            isDisabled={resolve.isPending}
            onPress={() =>
              resolve.mutate(
                { id, resolved: !resolved },
                { onSuccess: () => say(resolved ? 'It is open again.' : 'It is resolved.'), onError: fault },
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
