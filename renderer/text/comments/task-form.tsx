import { useState } from 'react';
import { isDate } from '../../../core/base/date-parts.ts';
import type { Thread } from '../../../core/review/records.ts';
import { useWrite } from '../../state/host/queries.ts';
import { useAnnounce } from '../../ui/announcer.ts';
import { Button, Field } from '../../ui/controls.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { keepFormFocus } from '../../ui/form-focus.ts';
import { unmet } from '../../ui/unmet.ts';

interface Props {
  readonly thread: Thread;
  readonly onDone: () => void;
}

/** The form for a task: who a thread is assigned to, and when it is due. */
export function TaskForm({ thread: { id, task }, onDone }: Props) {
  const set = useWrite('thread.task');
  const { announce, fault } = useAnnounce();
  const [owner, setOwner] = useState(task?.owner ?? '');
  const [due, setDue] = useState(task?.due ?? '');
  const isDue = due === '' || isDate(due, 'day');
  const whyNot = unmet(
    [owner.trim() !== '', 'Enter who the task is for.'],
    [isDue, 'Enter a real date, or none.'],
  );
  const send = (next: { owner: string; due: string | null; isDone: boolean } | null) =>
    set.mutate(
      { id, task: next },
      {
        onSuccess: () => {
          announce(
            next ? `The comment is now a task for ${next.owner}.` : 'The comment is no longer a task.',
          );
          onDone();
        },
        onError: fault,
      },
    );
  return (
    <form
      ref={keepFormFocus}
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (whyNot === null) send({ owner: owner.trim(), due: due || null, isDone: task?.done != null });
      }}
    >
      <Field label="Assign to" value={owner} onChange={setOwner} maxLength={200} isRequired autoFocus />
      <DateField
        label="Due"
        help="For example, 1 12 2026. Leave empty for no date."
        value={due}
        onChange={setDue}
        precision="day"
      />
      <div className="actions">
        <Button call="thread.task" type="submit" look="primary" whyNot={whyNot} isBusy={set.isPending}>
          Save task
        </Button>
        {task && (
          <Button call="thread.task" onPress={() => send(null)}>
            Remove task
          </Button>
        )}
        <Button onPress={onDone}>Cancel</Button>
      </div>
    </form>
  );
}
